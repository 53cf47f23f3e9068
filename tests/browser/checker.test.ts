import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { extracted } from '../../src/credential/bake';
import { locales } from '../../src/i18n/locale';
import { href } from '../../src/i18n/routes';
import { translator } from '../../src/i18n/translate';
import { startServer } from '../../tools/server.mjs';
import { violations } from '../support/axe';
import { openPage } from '../support/browser';
import { grantServed } from '../support/granted';
import { secondOpinion } from '../support/second';
import { emptyState } from '../support/state';
import { vars } from '../support/vars';

/** A site of its own with three logos: what happens to them is nobody else's. */
let site: Awaited<ReturnType<typeof startServer>>;
let state: string;
const [good, withdrawn, suspended] = ['7KD-3VMX', '8KD-3VMX', '9KD-3VMX'] as const;
const files = new Map<string, { name: string; mimeType: string; buffer: Buffer }>();

beforeAll(async () => {
  state = await emptyState();
  for (const code of [good, withdrawn, suspended])
    grantServed(state, { code, name: `Esimerkki Öystilä & ${code} Oy` });
  site = await startServer({ state, vars });
  await fetch(`${site.url}/cdn-cgi/handler/scheduled`);
  const keep = async (name: string, path: string, mimeType: string) =>
    files.set(name, {
      name,
      mimeType,
      buffer: Buffer.from(await (await fetch(site.url + path)).arrayBuffer()),
    });
  await keep('good.svg', `/b/${good}/latest.fi.svg`, 'image/svg+xml');
  await keep('good.png', `/b/${good}/latest.sv.png`, 'image/png');
  await keep('good.json', `/b/${good}.json`, 'application/json');
  await keep('withdrawn.png', `/b/${withdrawn}/latest.fi.png`, 'image/png');
  await keep('suspended.svg', `/b/${suspended}/latest.fi.svg`, 'image/svg+xml');
  await keep('live.png', `/b/${good}.fi.png`, 'image/png');
  const altered = Buffer.from(String(file('good.json').buffer).replace('Öystilä', 'Äystilä'));
  files.set('altered.json', { name: 'altered.json', mimeType: 'application/json', buffer: altered });
  const foreign = Buffer.from(String(file('good.json').buffer).replaceAll('/issuer', '/somebody'));
  files.set('foreign.json', { name: 'foreign.json', mimeType: 'application/json', buffer: foreign });
  grantServed(state, { code: withdrawn, name: 'x', stopped: 'withdrawn' });
  grantServed(state, { code: suspended, name: 'x', stopped: 'suspended' });
}, 120_000);

afterAll(async () => {
  await site?.close();
  await rm(state, { recursive: true, force: true });
});

function file(name: string) {
  const found = files.get(name);
  if (!found) throw new Error(`There is no ${name}`);
  return found;
}

const verdicts: [string, 'valid' | 'revoked' | 'suspended' | 'altered' | 'foreign' | 'none'][] = [
  ['good.svg', 'valid'],
  ['good.png', 'valid'],
  ['good.json', 'valid'],
  ['withdrawn.png', 'revoked'],
  ['suspended.svg', 'suspended'],
  ['altered.json', 'altered'],
  ['foreign.json', 'foreign'],
  ['live.png', 'none'],
];

async function opened(page: Page, locale: (typeof locales)[number]) {
  await page.goto(site.url + href('checker', locale));
  await page.locator('input[type=file]:enabled').waitFor({ state: 'attached' });
}

describe.each(locales)('the checker in %s', (locale) => {
  const t = translator(locale);

  test('tells what each file is, in words that are announced, and asks nothing but keys and whole lists', async () => {
    await using reader = await openPage({ locale });
    const { page } = reader;
    await opened(page, locale);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
    for (const [name, verdict] of verdicts) {
      await page.setInputFiles('input[type=file]', file(name));
      await page.getByRole('status').getByText(name, { exact: true }).waitFor();
      expect([name, await page.getByRole('status').getByRole('heading').textContent()]).toEqual([
        name,
        t(`checker.${verdict}`),
      ]);
    }
    const fetched = new Set(asked.filter((one) => !/_astro|favicon/.test(one)));
    expect([...fetched].sort()).toEqual([
      'GET /issuer',
      'GET /status/revocation-1',
      'GET /status/suspension-1',
    ]);
    expect(await violations(page)).toEqual([]);
  });
});

test('the checker takes a file that is dropped', async () => {
  await using reader = await openPage();
  const { page } = reader;
  await opened(page, 'fi');
  const { buffer } = file('withdrawn.png');
  const data = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    transfer.items.add(new File([bytes], 'dropped.png', { type: 'image/png' }));
    return transfer;
  }, buffer.toString('base64'));
  await page.dispatchEvent('.drop', 'drop', { dataTransfer: data });
  await page.getByRole('heading', { name: translator('fi')('checker.revoked') }).waitFor();
});

test('the checker says that it cannot know when our lists cannot be reached', async () => {
  await using reader = await openPage();
  const { page, problems } = reader;
  await opened(page, 'fi');
  await page.route('**/status/**', (route) => route.abort());
  await page.setInputFiles('input[type=file]', file('good.svg'));
  await page.getByRole('heading', { name: translator('fi')('checker.unchecked') }).waitFor();
  expect(problems.splice(0).every((problem) => /Failed to load resource/.test(problem))).toBe(true);
});

test('without JavaScript a code is checked, and the page says how to check a file', async () => {
  await using reader = await openPage({ javaScript: false });
  const { page } = reader;
  await page.goto(site.url + href('checker', 'sv'));
  expect(await page.locator('main').textContent()).toContain('npm run verify');
  await page.fill('[name=code]', 'hej');
  await page.click('main button[type=submit]');
  expect(await page.locator('.error').textContent()).toBe(translator('sv')('checker.code.fault'));
  await page.fill('[name=code]', '7kd3vmx');
  await page.click('main button[type=submit]');
  expect(page.url()).toBe(`${site.url}${href('check', 'sv', { code: good })}`);
});

test('served pictures are judged alike by a second implementation and by npm run verify', async () => {
  const fetched = (url: string) => fetch(url);
  for (const [name, verdict] of verdicts.filter(([, one]) => one !== 'none' && one !== 'foreign')) {
    const text = extracted(file(name).buffer) ?? '';
    expect([name, await secondOpinion(text, { origin: site.url, now: new Date(), fetch: fetched })]).toEqual([
      name,
      verdict,
    ]);
  }
  for (const [name, code] of [
    ['good.png', 0],
    ['withdrawn.png', 1],
  ] as const) {
    const path = join(state, name);
    await writeFile(path, file(name).buffer);
    const run = promisify(execFile)(process.execPath, ['tools/verify.mjs', path, site.url]);
    const ended = await run.then(
      ({ stdout }) => ({ stdout, code: 0 }),
      (error: { stdout: string; code: number }) => error,
    );
    expect([name, ended.code, ended.stdout.slice(0, 5)]).toEqual([
      name,
      code,
      code === 0 ? 'VALID' : 'NOT V',
    ]);
  }
});
