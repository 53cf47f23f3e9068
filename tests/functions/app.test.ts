import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { appOf } from '../../functions/app';
import { common, dataPolicy } from '../../functions/policy';
import type { World } from '../../functions/world';
import { locales } from '../../src/i18n/locale';
import { href, type RouteKey, routes } from '../../src/i18n/routes';
import { applied, counts, dump, enquiry, origin } from '../support/store';
import { appIn, application, bindings, freshWorld, opened, post, type TestWorld } from '../support/world';

let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

afterEach(() => vi.restoreAllMocks());

const keys = Object.keys(routes) as RouteKey[];
const own = { origin, 'sec-fetch-site': 'same-origin' };
const params = { token: 'A'.repeat(43), slug: '2026-11-02-ovi', page: '2', year: '2026', code: 'x' };

/** What is no page, and what a reader is told there. */
const finds: Partial<Record<RouteKey, number>> = { holder: 404, check: 404 };

/** What a form may be sent to, and what it answers to an empty one. */
const takes: Partial<Record<RouteKey, number>> = {
  apply: 415,
  contact: 415,
  feedback: 415,
  confirm: 200,
  'apply-sent': 200,
  own: 200,
  yearly: 200,
  'own-renew': 200,
  'own-lost': 200,
  concern: 415,
  hearing: 200,
};

describe.each(keys)('the route %s', (key) => {
  test.each(locales)('answers each method as it should in %s, and changes nothing', async (locale) => {
    const app = appIn(world);
    const path = href(key, locale, params);
    const answer = async (method: string, headers: Record<string, string> = own) =>
      (await app.request(origin + path, { method, headers })).status;
    expect(await answer('GET', {})).toBe(finds[key] ?? 200);
    expect(await answer('HEAD', {})).toBe(finds[key] ?? 200);
    expect(await answer('POST')).toBe(takes[key] ?? 405);
    expect(await answer('POST', {})).toBe(403);
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      expect(await answer(method)).toBe(405);
      expect(await answer(method, {})).toBe(403);
    }
    expect(await answer('OPTIONS', {})).toBe(405);
    await app.settle();
    expect(Object.values(await counts(world)).every((count) => count === 0)).toBe(true);
  });
});

test('nothing is sent to an address that is no page', async () => {
  const app = appIn(world);
  for (const path of ['/ei-ole/', '/logo/hae/x/', '/api/', '//', '/logo/vahvista/', '/_astro/x.js']) {
    expect((await app.request(origin + path)).status).toBe(200);
    expect((await app.request(origin + path, { method: 'POST', headers: own })).status).toBe(405);
  }
});

test('a form opened twice has two stamps', async () => {
  const app = appIn(world);
  expect(await opened(app, world, '/yhteys/')).not.toBe(await opened(app, world, '/yhteys/'));
});

describe('the headers', () => {
  /** Every kind of answer there is, by what made it. */
  const answers: Record<string, (app: ReturnType<typeof appIn>) => Promise<Response>> = {
    'a page': (app) => ask(app, '/'),
    'a page asked for by HEAD': (app) => ask(app, '/', { method: 'HEAD' }),
    'the apply page': (app) => ask(app, '/logo/hae/'),
    'the page behind a link': (app) => ask(app, '/logo/vahvista/x/'),
    '303': async (app) => post(app, '/yhteys/', enquiry(await opened(app, world, '/yhteys/'))),
    '303 of an application': async (app) =>
      post(app, '/logo/hae/', application(await opened(app, world, '/logo/hae/'))),
    'JSON 200': async (app) =>
      post(app, '/yhteys/', enquiry(await opened(app, world, '/yhteys/')), { accept: 'application/json' }),
    'JSON 422': (app) => post(app, '/yhteys/', { x: 'y' }, { accept: 'application/json' }),
    '400': (app) => post(app, '/yhteys/', { name: ['a', 'b'] }),
    '403': (app) => ask(app, '/yhteys/', { method: 'POST' }),
    '405': (app) => ask(app, '/ips/', { method: 'POST', headers: own }),
    '413': (app) => post(app, '/yhteys/', { message: 'x'.repeat(200_000) }),
    '415': (app) => ask(app, '/yhteys/', { method: 'POST', headers: own, body: 'x' }),
    '422': (app) => post(app, '/logo/hae/', { x: 'y' }),
  };
  const ask = async (app: ReturnType<typeof appIn>, path: string, init?: RequestInit) =>
    app.request(origin + path, init);

  test.each(Object.keys(answers))('of %s are all there', async (what) => {
    const app = appIn(world);
    const answer = (await answers[what]?.(app)) as Response;
    await app.settle();
    if (/^\d/.test(what)) expect(answer.status).toBe(Number.parseInt(what, 10));
    expectSecured(answer, what === 'the apply page' ? 'private, no-cache' : 'no-store');
    const island = what === 'the apply page' || what === '422';
    expect(/'sha256-/.test(answer.headers.get('content-security-policy') ?? '')).toBe(island);
  });

  test.each([
    ['404', { draw: 404 }],
    ['a page that cannot be drawn', { draw: 'throws' }],
    ['a world that cannot be built', { world: 'throws' }],
    ['both', { draw: 'throws', world: 'throws' }],
  ] as const)(
    'of %s are all there too',
    async (what, how: { draw?: number | 'throws'; world?: 'throws' }) => {
      const app = appOf(
        async (_request, _env, _context, shown) => {
          if (how.draw === 'throws') throw new Error('canary henkilo@example.fi');
          return new Response(JSON.stringify(shown), {
            status: how.draw ?? 200,
            headers: { 'content-type': 'text/html' },
          });
        },
        () => {
          if (how.world === 'throws') throw new Error('SECRET is missing');
          return world as World;
        },
      );
      const context = { waitUntil() {}, passThroughOnException() {}, props: {} };
      for (const path of ['/', '/logo/hae/', '/yhteys/']) {
        const answer = await app.request(origin + path, {}, bindings, context as never);
        expect(answer.status).toBe(what === '404' ? 404 : 500);
        expectSecured(answer, what === '404' && path !== '/' ? 'private, no-cache' : 'no-store');
        expect(await answer.text()).not.toMatch(/canary|henkilo|SECRET/);
      }
    },
  );

  /** @param caching an empty form may be gone back to; whatever holds somebody's words may not be kept */
  function expectSecured({ headers }: Response, caching: 'no-store' | 'private, no-cache') {
    const policy = headers.get('content-security-policy') ?? '';
    const page = headers.get('content-type')?.startsWith('text/html');
    for (const [name, value] of Object.entries(common)) {
      if (name !== 'Content-Security-Policy') expect([name, headers.get(name)]).toEqual([name, value]);
    }
    expect(headers.get('strict-transport-security')).toMatch(/max-age=(\d{8,}); includeSubDomains/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toBe(caching);
    expect(headers.get('permissions-policy')).toMatch(/camera=\(\).*geolocation=\(\)/);
    expect(policy).not.toMatch(/unsafe-|\*|https?:/);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    if (page) expect(policy).toMatch(/form-action 'self'; base-uri 'none'/);
    else expect(policy).toBe(dataPolicy);
    for (const name of ['server', 'x-powered-by', 'set-cookie', 'access-control-allow-origin'])
      expect(headers.get(name)).toBeNull();
  }
});

test('an error on the way is told to the operator by its route and name alone', async () => {
  const token = await applied(world);
  const before = await dump(world);
  const broken = { ...world, db: undefined as never };
  const told = vi.spyOn(console, 'error');
  const answer = await post(appIn(broken), href('confirm', 'fi', { token }), {});
  expect(answer.status).toBe(500);
  expect(told.mock.calls).toEqual([
    [JSON.stringify({ event: 'failed', route: 'confirm', error: 'TypeError' })],
  ]);
  expect(await answer.json()).toEqual({ failed: expect.any(String) });
  expect(await dump(world)).toEqual(before);
});
