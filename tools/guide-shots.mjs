import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findBrowser, launchFlags } from './browser.mjs';
import { build, built } from './build.mjs';
import { startCms } from './cms.mjs';
import { root } from './run.mjs';
import { migrate, startServer } from './server.mjs';

/**
 * `npm run guide-shots`: the pictures of the officer's guide, `src/admin/guide/*.webp`, made of the CMS as it is. It
 * works on a copy of the content and changes nothing of yours.
 */
const size = { width: 1280, height: 800 };
const words = {
  fi: { publish: 'Julkaise', now: 'Julkaise nyt', writing: /^Kirjoitat kielellä/ },
  sv: { publish: 'Publicera', now: 'Publicera nu', writing: /^Skriver i/ },
};

if (!built()) await build();
const folder = await mkdtemp(join(tmpdir(), 'guide-'));
/** @type {(() => unknown)[]} */
const closing = [() => rmSync(folder, { recursive: true, force: true })];
try {
  const tree = join(folder, 'tree');
  mkdirSync(tree);
  cpSync(join(root, 'content'), join(tree, 'content'), { recursive: true });
  await migrate({ state: folder });
  const vars = { SECRET: 'pictures of the guide, at least 32 bytes', RESEND_API_KEY: 're_none' };
  const mail = { MAIL_FROM: 'Ovi <ovi@example.fi>', MAIL_REPLY_TO: 'ips@example.fi' };
  const server = await startServer({ state: folder, vars: { ...vars, ...mail } });
  closing.push(server.close);
  const cms = await startCms({ origin: server.url, tree });
  closing.push(cms.close);
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: launchFlags });
  closing.push(() => browser.close());
  for (const locale of /** @type {const} */ (['fi', 'sv'])) await shoot(browser, server.url, cms.url, locale);
} finally {
  for (const close of closing.reverse()) await close();
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} site
 * @param {string} api
 * @param {'fi' | 'sv'} locale
 */
async function shoot(browser, site, api, locale) {
  const context = await browser.newContext({
    viewport: size,
    locale: `${locale}-FI`,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.route('**/admin/local.json', (route) => route.fulfill({ json: { url: api } }));
  await page.goto(`${site}/admin/#/collections/news`);
  await page.getByText(/IPS/).first().waitFor();
  await keep(page, `list-${locale}`);
  await page.goto(`${site}/admin/#/collections/news/entries/2026-11-02-sivusto-on-auki`);
  const title = page.locator('[id^="title-field"]').first();
  await title.waitFor();
  await page.waitForTimeout(3_000);
  await keep(page, `editor-${locale}`);
  const language = async (/** @type {string} */ code) => {
    await page.getByText(words[locale].writing).first().click();
    await page.getByRole('menuitem', { name: new RegExp(`^${code}$`, 'i') }).click();
  };
  await language('SV');
  await title.fill('');
  await language('FI');
  await page.getByText(words[locale].publish, { exact: true }).first().click();
  await page.getByText(words[locale].now, { exact: true }).click();
  await page.locator('.admin-notice').waitFor();
  await page.waitForTimeout(1_000);
  await keep(page, `mend-${locale}`);
  await context.close();
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} name
 */
async function keep(page, name) {
  const png = (await page.screenshot()).toString('base64');
  const webp = await page.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
    const made = new Uint8Array(
      await (await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 })).arrayBuffer(),
    );
    return btoa([...made].map((byte) => String.fromCharCode(byte)).join(''));
  }, png);
  writeFileSync(join(root, `src/admin/guide/${name}.webp`), Buffer.from(webp, 'base64'));
  console.log(`  src/admin/guide/${name}.webp`);
}
