import { readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verify } from '../../src/credential/verify';
import { languageNames, locales } from '../../src/i18n/locale';
import { href } from '../../src/i18n/routes';
import { translator } from '../../src/i18n/translate';
import { sha256 } from '../../src/kit/file';
import { addDays, addMonths, dayAt } from '../../src/programme/day';
import { startServer } from '../../tools/server.mjs';
import { violations } from '../support/axe';
import { openPage, unbound } from '../support/browser';
import { grantServed, linkServed } from '../support/granted';
import { emptyState } from '../support/state';
import { vars } from '../support/vars';

const today = dayAt(new Date());
const name = 'Åkerin & Öljyn "Ähtärin" Lähipalvelu Oy';
const code = '7KD-3VMX';
/** An award in every state that its check page tells of, and a code that no logo has. */
const states = {
  active: { code },
  grace: { code: '8KD-3VMX', from: addDays(addMonths(today, -24), -10) },
  ended: { code: '9KD-3VMX', from: addDays(addMonths(today, -24), -60) },
  suspended: { code: '7KD-3VMH', stopped: 'suspended' },
  withdrawn: { code: '8KD-3VMH', stopped: 'withdrawn' },
  'given up': { code: '9KD-3VMH', stopped: 'given-up' },
} as const;
const unknown = '222-2222';

/** A site of its own: its awards are put into its database. */
let site: Awaited<ReturnType<typeof startServer>>;
let state: string;
let token: string;

beforeAll(async () => {
  state = await emptyState();
  for (const one of Object.values(states)) grantServed(state, { name, ...one });
  token = linkServed(state, code);
  site = await startServer({ state, vars });
  await fetch(`${site.url}/cdn-cgi/handler/scheduled`);
}, 120_000);

afterAll(async () => {
  await site?.close();
  await rm(state, { recursive: true, force: true });
});

/** What lies on the reader's clipboard, by lines. */
async function copied(page: Page) {
  return (await page.evaluate(() => navigator.clipboard.readText())).replaceAll('\r\n', '\n');
}

function open(page: Page) {
  return page.evaluate(() => {
    for (const part of document.querySelectorAll('details')) part.open = true;
  });
}

describe.each(['fi', 'sv'] as const)('in %s', (locale) => {
  const t = translator(locale);
  const own = () => site.url + href('own', locale, { token });

  test('the public page of the kit has nothing that axe finds wrong, and copies alt texts', async () => {
    await using reader = await openPage();
    const { page, context } = reader;
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(site.url + href('kit', locale));
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await violations(page)).toEqual([]);
    }
    for (const [at, each] of locales.entries()) {
      await page.locator('.copy button').nth(at).click();
      await page.locator('.copy').nth(at).getByText(t('copy.done'), { exact: true }).waitFor();
      expect(await copied(page)).toBe(await page.textContent(`#alt-${each}`));
    }
  });

  test('a holder downloads the package from the own page; it opens and every file is what its sum says', async () => {
    await using reader = await openPage();
    const { page } = reader;
    await page.goto(own());
    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name: t(`kit.own.${locale}`), exact: true }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toBe(`logo-7kd-3vmx-${locale}.zip`);
    const files = unzipSync(await readFile(await download.path()));
    const folder = `logo-7kd-3vmx-${locale}/`;
    const sums = strFromU8(files[`${folder}SHA256SUMS.txt`] as Uint8Array)
      .trim()
      .split('\n')
      .map((line) => line.split('  ') as [string, string]);
    expect(sums).toHaveLength(Object.keys(files).length - 1);
    expect(sums.length).toBeGreaterThan(120);
    for (const [sum, path] of sums)
      expect([path, await sha256(files[folder + path] as Uint8Array)]).toEqual([path, sum]);
    for (const type of ['svg', 'png']) {
      const badge = files[`${folder}own/badge/signed.${locale}.${type}`] as Uint8Array;
      const finding = await verify(badge, { origin: site.url, now: new Date(), fetch: (url) => fetch(url) });
      expect(finding).toMatchObject({ verdict: 'valid', badge: { code, name } });
    }
    expect(strFromU8(files[`${folder}README.${locale}.txt`] as Uint8Array)).toContain(t('kit.read.signed'));
  });

  test('the own page has nothing that axe finds wrong, and copies its snippets', async () => {
    await using reader = await openPage();
    const { page, context } = reader;
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(own());
    await open(page);
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await violations(page)).toEqual([]);
    }
    const label = t('badge.web', { language: languageNames[locale] });
    await page.getByRole('button', { name: `${t('copy.do')}: ${label}`, exact: true }).click();
    await page.locator('.copy').getByText(t('copy.done'), { exact: true }).waitFor();
    expect(await copied(page)).toBe(await page.inputValue(`#badge-web-${locale}`));
  });

  test('without JavaScript there is no button, and each text is there to be selected', async () => {
    await using reader = await openPage({ javaScript: false });
    const { page } = reader;
    for (const address of [site.url + href('kit', locale), own()]) {
      await page.goto(address);
      expect(await page.locator('.copy button').count()).toBeGreaterThan(0);
      expect(await page.locator('.copy button:visible').count()).toBe(0);
    }
    await page.locator('details:has(#badge-web-fi) summary').click();
    expect(await page.inputValue('#badge-web-fi')).toContain(`${site.url}/b/${code}.fi.svg`);
  });

  test('the live badge shows on a page of somebody else: nothing moves, nothing runs, nothing is kept', async () => {
    await using reader = await openPage();
    const { page, context } = reader;
    await page.goto(own());
    const snippet = await page.inputValue(`#badge-web-${locale}`);
    await context.clearCookies();
    const elsewhere = createServer((request, response) => {
      if (request.url !== '/') return response.writeHead(204).end();
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      return response.end(
        `<!doctype html><html lang="${locale}"><title>Exempel</title><p>${snippet}</p><p id="below">Exempel</p>`,
      );
    }).listen(0, '127.0.0.1');
    try {
      await new Promise((resolve) => elsewhere.once('listening', resolve));
      let release = () => {};
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.route('**/b/**', async (route) => {
        await held;
        await route.continue();
      });
      const origin = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
      await page.goto(origin, { waitUntil: 'commit' });
      const below = page.locator('#below');
      const before = await below.boundingBox();
      release();
      await page.waitForFunction(() => (document.querySelector('img')?.naturalWidth ?? 0) > 0);
      expect(await below.boundingBox()).toEqual(before);
      const box = await page.locator('img').boundingBox();
      expect([box?.width, box?.height]).toEqual([340, 136]);
      expect(asked.filter((url) => !url.startsWith(origin))).toEqual([`${site.url}/b/${code}.${locale}.svg`]);
      expect(await page.locator('script').count()).toBe(0);
      expect(await context.cookies()).toEqual([]);
      expect(await page.getAttribute('img', 'alt')).toContain(name);
      await page.getByRole('link').click();
      expect(page.url()).toBe(site.url + href('check', locale, { code }));
      expect(unbound(await page.textContent('h1'))).toBe(name);
    } finally {
      elsewhere.closeAllConnections();
      elsewhere.close();
    }
  });
});

test.each([
  '/kit/list.json',
  '/kit/fi/logo/horizontal-colour.pdf',
  '/kit//fi/logo/horizontal-colour.svg',
  '/%6bit/list.json',
  '/_image/?href=/kit/fi/logo/horizontal-colour-400.png',
  '/_image?href=/kit/fi/logo/horizontal-colour-400.png',
  '/_IMAGE/?href=/kit/fi/logo/horizontal-colour-400.png',
])('a file that every kit has in common is not handed out at %s: there is no such page', async (path) => {
  const answer = await fetch(site.url + path);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/html']);
  expect(await answer.text()).toContain(translator('fi')('missing.title'));
});

describe.each(locales)('a check page in %s', (locale) => {
  test.each([
    ...Object.entries(states).map(([told, one]) => [told, one.code] as const),
    ['unknown', unknown] as const,
  ])(
    'of a logo that is %s weighs less than 20,000 bytes without fonts, and runs nothing',
    async (told, each) => {
      await using reader = await openPage();
      const { page } = reader;
      const sizes: Promise<number>[] = [];
      const scripts: string[] = [];
      page.on('response', (response) => {
        const type = response.request().resourceType();
        if (type === 'script') scripts.push(response.url());
        if (type !== 'font') sizes.push(response.body().then((body) => brotliCompressSync(body).length));
      });
      const answer = await page.goto(site.url + href('check', locale, { code: each }), {
        waitUntil: 'networkidle',
      });
      expect(answer?.status()).toBe(told === 'unknown' ? 404 : 200);
      if (told !== 'unknown') expect(unbound(await page.textContent('h1'))).toBe(name);
      const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
      expect(bytes).toBeGreaterThan(2_000);
      expect(bytes).toBeLessThan(20_000);
      expect([scripts, await page.locator('script').count()]).toEqual([[], 0]);
    },
  );
});
