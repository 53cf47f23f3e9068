import { beforeEach, describe, expect, test } from 'vitest';
import { deskHref } from '../../src/i18n/desk';
import { locales } from '../../src/i18n/locale';
import { href, type RouteKey, routeAt, routes } from '../../src/i18n/routes';
import { applied, dump, origin } from '../support/store';
import { appIn, application, freshWorld, opened, type TestWorld } from '../support/world';

let world: TestWorld;
let token: string;
let stamp: string;
beforeEach(async () => {
  world = await freshWorld();
  token = await applied(world);
  stamp = await opened(appIn(world), world, '/logo/hae/');
});

const sites = ['same-origin', 'same-site', 'cross-site', 'none', undefined];
const origins = [
  origin,
  'https://evil.example',
  'null',
  undefined,
  'https://muu.ovi.example.fi',
  `${origin}:8443`,
  'http://ovi.example.fi',
  '',
];
const ours = (site: string | undefined, from: string | undefined) =>
  (site === 'same-origin' && (from === origin || from === undefined)) ||
  (site === undefined && from === origin);
const types = [
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/plain',
  'application/json',
];
const endpoints: RouteKey[] = ['apply', 'contact', 'feedback', 'confirm', 'apply-sent'];

describe.each(endpoints)('what is sent to %s', (key) => {
  test.each(types)('as %s is taken from our own page only', async (type) => {
    const app = appIn(world);
    const before = await dump(world);
    const path = href(key, 'fi', { token: key === 'confirm' ? token : '' });
    const body = new URLSearchParams(
      Object.entries(application(stamp, { email: 'henkilo@example.fi' })).map(([name, value]) => [
        name,
        String(value),
      ]),
    ).toString();
    let refused = 0;
    for (const site of sites) {
      for (const from of origins) {
        if (ours(site, from)) continue;
        const headers = new Headers({ 'content-type': type });
        if (site !== undefined) headers.set('sec-fetch-site', site);
        if (from !== undefined) headers.set('origin', from);
        const answer = await app.request(origin + path, { method: 'POST', body, headers });
        expect([answer.status, site, from]).toEqual([403, site, from]);
        refused += 1;
      }
    }
    await app.settle();
    expect(refused).toBe(sites.length * origins.length - 3);
    expect(await dump(world)).toEqual(before);
    expect(world.posted).toHaveLength(1);
  });

  test.each([
    ['same-origin', origin],
    ['same-origin', undefined],
    [undefined, origin],
  ])('with Sec-Fetch-Site %s and Origin %s is our own', async (site, from) => {
    const headers = new Headers({ 'content-type': 'application/x-www-form-urlencoded' });
    if (site) headers.set('sec-fetch-site', site);
    if (from) headers.set('origin', from);
    const app = appIn(world);
    const answer = await app.request(origin + href(key, 'fi', { token }), {
      method: 'POST',
      body: 'a=b',
      headers,
    });
    await app.settle();
    expect(answer.status).not.toBe(403);
  });
});

test('a forged Host makes no stranger our own', async () => {
  const app = appIn(world);
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    origin: 'https://evil.example',
    host: 'evil.example',
  };
  expect((await app.request(`${origin}/logo/hae/`, { method: 'POST', body: 'a=b', headers })).status).toBe(
    403,
  );
});

test.each(['GET', 'HEAD', 'OPTIONS'])(
  '%s may come from anywhere, since it changes nothing',
  async (method) => {
    const app = appIn(world);
    const before = await dump(world);
    for (const key of endpoints) {
      const answer = await app.request(origin + href(key, 'fi', { token }), {
        method,
        headers: { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
      });
      expect(answer.status).not.toBe(403);
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    }
    await app.settle();
    expect(await dump(world)).toEqual(before);
  },
);

/** Where the same Worker, with the same database and post, could be asked for by another name. */
const elsewhere = [
  'https://1a2b3c4d-sijoita-ja-valmenna.example.workers.dev',
  `${origin}:8443`,
  `${origin}.`,
  'http://ovi.example.fi',
];

describe.each(elsewhere)('at another address than the site’s own, %s', (other) => {
  test('nothing is taken, wherever it says it was sent from', async () => {
    const app = appIn(world);
    const before = await dump(world);
    const body = new URLSearchParams({ stamp, act: 'ask', email: 'lead@example.fi' }).toString();
    const paths = [
      ...endpoints.map((key) => href(key, 'fi', { token })),
      deskHref('sign-in'),
      '/api/mail/events',
      '/api/cms/sign-out',
    ];
    for (const path of paths) {
      for (const from of [other, origin]) {
        const headers = {
          'content-type': 'application/x-www-form-urlencoded',
          'sec-fetch-site': 'same-origin',
          origin: from,
        };
        const answer = await app.request(other + path, { method: 'POST', body, headers });
        expect([path, answer.status]).toEqual([path, 403]);
        expect(await answer.text()).toContain(`${origin}/`);
      }
    }
    await app.settle();
    expect(await dump(world)).toEqual(before);
    expect(world.posted).toHaveLength(1);
  });

  test('there are the pages that anybody may read, and nothing by a link, of the desk or of the CMS', async () => {
    const app = appIn(world);
    const before = await dump(world);
    const statusOf = async (path: string) => (await app.request(other + path)).status;
    const params = { token, slug: '2026-11-02-ovi', page: '2', year: '2026', code: 'x' };
    for (const key of Object.keys(routes) as RouteKey[])
      for (const locale of locales) {
        const path = href(key, locale, params);
        const isSecret = 'token' in (routeAt(path)?.params ?? {});
        expect([path, (await statusOf(path)) === 403]).toEqual([path, isSecret]);
      }
    const own = href('own', 'fi', { token });
    for (const path of [
      ...[`${own}data.json`, `${own}kit/fi.zip`, deskHref('today'), deskHref('sign-in'), '/desk'],
      ...[deskHref('sign-in-link', { token }), '/api/cms/sign-in', '/api/cms/session', '/api/health'],
      ...['/api/register.csv', '/issuer', '/b/mark.svg', '/no-page/'],
    ])
      expect([path, await statusOf(path)]).toEqual([path, 403]);
    await app.settle();
    expect(await dump(world)).toEqual(before);
  });
});
