import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { routes } from '../src/i18n/routes.ts';
import { findBrowser, launchFlags } from './browser.mjs';
import { build, built } from './build.mjs';
import { startMailbox } from './mailbox.mjs';
import { root, step } from './run.mjs';
import { freePort, migrate, startServer } from './server.mjs';

/*
 * Makes pictures of every kind of page, in every language and width, and of what the printer gets: `npm run shots`; or
 * of some pages only: `npm run shots -- evidence employers-hiring`. They come to `out/shots`; `index.html` shows all.
 */
const out = join(root, 'out/shots');
const widths = [390, 768, 1280];
const wanted = process.argv.slice(2);
const state = await mkdtemp(join(tmpdir(), 'shots-'));
const port = await freePort();
const origin = `http://localhost:${port}`;
/** @type {{ close(): Promise<unknown> }[]} */
const closing = [];

try {
  if (!built()) await step('Building the site', () => build());
  await migrate({ state });
  const mailbox = await startMailbox();
  closing.push(mailbox);
  const server = await startServer({
    port,
    state,
    vars: {
      SECRET: 'a secret for pictures only, at least 32 bytes',
      RESEND_API_KEY: 're_shots',
      RESEND_BASE_URL: mailbox.url,
      MAIL_FROM: 'Sijoita ja valmenna! <ovi@example.fi>',
      MAIL_REPLY_TO: 'ips@example.fi',
      SITE_ORIGIN: origin,
    },
  });
  closing.push(server);
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: launchFlags });
  closing.push(browser);
  await mkdir(out, { recursive: true });
  const rows = [];
  for (const { key, paths } of pages()) {
    for (const [locale, path] of Object.entries(paths)) {
      rows.push(await step(`${key} ${locale}`, () => shoot(browser, server.url, key, locale, path)));
    }
  }
  await writeFile(join(out, 'index.html'), sheet(rows));
  console.log(`  ${rows.length} pages: ${join(out, 'index.html')}`);
} finally {
  for (const one of closing.reverse()) await one.close();
  await rm(state, { recursive: true, force: true });
}

/** The pages without a code or a name in their address, or those asked for. */
function pages() {
  return Object.entries(routes)
    .map(([key, { path }]) => ({ key, paths: path }))
    .filter(({ key, paths }) => !paths.fi.includes('[') && (wanted.length === 0 || wanted.includes(key)));
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} url
 * @param {string} key
 * @param {string} locale
 * @param {string} path
 */
async function shoot(browser, url, key, locale, path) {
  const files = [];
  const context = await browser.newContext({ locale: `${locale}-FI`, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(url + path);
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate('document.fonts.ready');
    const file = `${key}-${locale}-${width}.png`;
    await page.screenshot({ path: join(out, file), fullPage: true });
    files.push(file);
  }
  const pdf = `${key}-${locale}.pdf`;
  await page.pdf({ path: join(out, pdf), format: 'A4' });
  await context.close();
  return { key, locale, path, files, pdf };
}

/** @param {{ key: string, locale: string, path: string, files: string[], pdf: string }[]} rows */
function sheet(rows) {
  const figure = (/** @type {string} */ file) =>
    `<a href="${file}"><img src="${file}" alt="${file}" loading="lazy" height="420"></a>`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Shots</title>
<style>body{font:16px system-ui;margin:2rem}section{margin-bottom:2rem}img{border:1px solid #999;margin-right:1rem;object-fit:cover;object-position:top}</style>
${rows.map(({ key, locale, path, files, pdf }) => `<section><h2>${key} ${locale} ${path}</h2>${files.map(figure).join('')}<a href="${pdf}">print</a></section>`).join('\n')}</html>
`;
}
