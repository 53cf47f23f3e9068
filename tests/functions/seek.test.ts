import { beforeEach, describe, expect, test } from 'vitest';
import { appOf } from '../../functions/app';
import type { Sought } from '../../functions/seek';
import type { Shown } from '../../functions/shown';
import { type Locale, locales } from '../../src/i18n/locale';
import { href } from '../../src/i18n/routes';
import { catalogueOf } from '../../src/search/catalogue';
import { origin } from '../support/store';
import { bindings, freshWorld, type TestWorld } from '../support/world';

let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

const catalogueIn = (locale: Locale) =>
  catalogueOf(
    [{ path: '/logo/', title: 'Logo', description: 'Ovi auki', headings: [], text: 'Logon saa työpaikka.' }],
    locale,
  );
/** @param kept whether the build's catalogue is there */
async function ask(
  path: string,
  kept = true,
): Promise<{ sought?: Sought; answer: Response; asked: string[] }> {
  const asked: string[] = [];
  const app = appOf(
    async (_request, _env, _context, shown) =>
      new Response(JSON.stringify(shown), { headers: { 'content-type': 'text/html' } }),
    () => world,
  );
  const shelf = {
    fetch: async (url: URL | RequestInfo) => {
      const path = new URL(String(url)).pathname;
      asked.push(path);
      return kept
        ? Response.json(catalogueIn(path.slice(8, 10) as Locale))
        : new Response('', { status: 404 });
    },
  };
  const context = { waitUntil() {}, passThroughOnException() {}, props: {} };
  const answer = await app.request(origin + path, {}, { ...bindings, ASSETS: shelf }, context as never);
  const { sought } = (await answer.clone().json()) as Shown;
  return { ...(sought && { sought }), answer, asked };
}

describe.each(locales)('the search page in %s', (locale) => {
  const path = href('search', locale);

  test('asks nothing when nothing is asked', async () => {
    for (const query of ['', '?q=', '?q=%20%00', '?x=logo']) {
      const { sought, asked } = await ask(path + query);
      expect(sought).toBeUndefined();
      expect(asked).toEqual([]);
    }
  });

  test('finds by the catalogue of its language', async () => {
    const { sought, asked } = await ask(`${path}?q=logo`);
    expect(asked).toEqual([`/search/${locale}.json`]);
    expect(sought?.found?.hits.map((hit) => hit.path)).toEqual(['/logo/']);
  });

  test('takes the last part for one past the end, and the first for none', async () => {
    for (const page of ['0', '7', 'x', '1e400'])
      expect((await ask(`${path}?q=logo&page=${page}`)).sought?.found).toMatchObject({ part: 1, count: 1 });
  });

  test('says so when the catalogue cannot be read', async () => {
    const { sought } = await ask(`${path}?q=logo`, false);
    expect(sought).toEqual({ question: 'logo' });
  });

  test('is the one page that may run WebAssembly', async () => {
    const { answer } = await ask(path);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(policy.replace('wasm-unsafe-eval', '')).not.toContain('unsafe');
    const other = await ask(href('contact', locale));
    expect(other.answer.headers.get('content-security-policy')).not.toContain('unsafe');
  });
});

test('a question is cut, and never breaks the page', async () => {
  for (const question of ['x'.repeat(5000), '%22%3E%3Cscript%3E', '%F0%9F%9A%AA', '*', '[', '\\']) {
    const { sought, answer } = await ask(`/haku/?q=${question}`);
    expect(answer.status).toBe(200);
    expect((sought?.question ?? '').length).toBeLessThanOrEqual(100);
  }
});
