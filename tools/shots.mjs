import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findBrowser, launchFlags } from './browser.mjs';
import { build, built } from './build.mjs';
import { open } from './demo/open.mjs';
import { startMailbox } from './mailbox.mjs';
import { endAll, root, step } from './run.mjs';
import { freePort, migrate, startServer } from './server.mjs';
import { shoot } from './shots/looks.mjs';
import { openPaper } from './shots/paper.mjs';
import { placesIn } from './shots/places.mjs';
import { drawSheets, indexOf, picturesIn } from './shots/sheets.mjs';

/*
 * Makes pictures of every page that a reader may meet, with the made-up programme of `npm run demo` behind it, in every
 * language: three widths, 400 %, wide spacing, forced colours, and what the printer gets; and says what failed or stuck
 * out sideways. `npm run shots`; of some only: `npm run shots -- sv evidence own-renew`. They come to `out/shots`;
 * `index.html` shows all, `sheets/` many on one picture. Of some pages no sheets are drawn; of those that lie there,
 * `npm run shots -- sheets` does.
 */
const locales = /** @type {const} */ (['fi', 'sv', 'en']);
const words = process.argv.slice(2);
const some = locales.filter((locale) => words.includes(locale));
const asked = some.length > 0 ? some : locales;
const isDrawing = words.includes('sheets');
const names = words.filter((word) => word !== 'sheets' && !asked.some((locale) => locale === word));
const out = join(root, 'out/shots');
const secret = 'a secret for pictures only, at least 32 bytes';
const state = await mkdtemp(join(tmpdir(), 'shots-'));
/** @type {{ close(): Promise<unknown> }[]} */
const closing = [];

try {
  if (words.length === 0) await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: launchFlags });
  closing.push(browser);
  if (!isDrawing) await picture(browser);
  await writeFile(join(out, 'index.html'), indexOf(picturesIn(out)));
  if (names.length === 0) {
    const page = await browser.newPage();
    for (const locale of asked) await step(`sheets ${locale}`, () => drawSheets(page, out, locale));
  }
} finally {
  for (const one of closing.reverse()) await one.close();
  await endAll();
  await rm(state, { recursive: true, force: true });
}

/** @param {import('playwright-core').Browser} browser */
async function picture(browser) {
  if (!built()) await step('Building the site', () => build());
  const { site, doorsOf } = await serve();
  const context = { locale: 'fi-FI', reducedMotion: /** @type {const} */ ('reduce') };
  const page = await browser.newPage(context);
  const bare = await browser.newPage({ ...context, javaScriptEnabled: false });
  const paper = await openPaper(browser);
  let count = 0;
  const faults = [];
  for (const locale of asked) {
    const places = await placesIn(locale, site, doorsOf[locale] ?? {});
    for (const place of places.filter(({ name }) => names.length === 0 || names.includes(name))) {
      const name = `${place.name}-${locale}`;
      const at = { page: place.sends ? bare : page, paper, site, out };
      const found = await step(name, () => shoot(at, name, place).catch((error) => [String(error)]));
      faults.push(...found.map((fault) => `${name}: ${fault}`));
      count += 1;
    }
  }
  console.log(
    `\n  ${count} pages: ${join(out, 'index.html')}\n${faults.map((fault) => `  ${fault}\n`).join('')}`,
  );
  if (faults.length > 0) process.exitCode = 1;
}

/** The site with the made-up programme, and where its doors are in each language. */
async function serve() {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  await migrate({ state });
  const opened = await open({ state, secret, origin });
  /** @type {Record<string, Record<string, string>>} */
  const doorsOf = {};
  try {
    await opened.fill();
    for (const locale of asked) doorsOf[locale] = await opened.doorsOf(locale);
  } finally {
    await opened.close();
  }
  const mailbox = await startMailbox();
  closing.push(mailbox);
  const vars = {
    SECRET: secret,
    RESEND_API_KEY: 're_shots',
    RESEND_BASE_URL: mailbox.url,
    MAIL_FROM: 'Sijoita ja valmenna! <ovi@example.fi>',
    MAIL_REPLY_TO: 'ips@example.fi',
    SITE_ORIGIN: origin,
  };
  const server = await startServer({ port, state, vars });
  closing.push(server);
  return { site: server.url, doorsOf };
}
