import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { routeAt, routes } from '../src/i18n/routes.ts';
import { findBrowser, launchFlags } from './browser.mjs';
import { build, built } from './build.mjs';
import { startMailbox } from './mailbox.mjs';
import { endAll, Failed, root, run, step } from './run.mjs';
import { migrate, startServer } from './server.mjs';

/*
 * Asks Lighthouse about one page of every kind (a file of `src/views`) that search engines may show, and the search:
 * `npm run lighthouse`, in other languages `npm run lighthouse -- sv en`, about some pages only
 * `npm run lighthouse -- ips article`. Lighthouse is fetched at this version for the occasion and is no package of the
 * project. The reports come to `out/lighthouse`.
 * The speed is measured on a phone that Lighthouse imagines, on this computer: what else runs here slows it, so a page
 * that is not at 100 is measured three times, and its best time counts. Lighthouse takes the phone for four times
 * slower than a computer whose benchmark index is 1500 at least. Where the first report finds a slower computer, the
 * others are calibrated to it, so that the phone stays the same one, and the table tells by how much.
 * Source: Lighthouse's docs/throttling.md, "Calibrating the CPU slowdown".
 */
const version = '13.5.0';
const usualSlowdown = 4;
const usualIndex = 1500;
const categories = /** @type {const} */ (['performance', 'accessibility', 'best-practices', 'seo']);
const locales = ['fi', 'sv', 'en'];
const words = process.argv.slice(2);
const asked = words.filter((word) => locales.includes(word));
const kinds = words.filter((word) => !locales.includes(word));
const out = join(root, 'out/lighthouse');
const state = await mkdtemp(join(tmpdir(), 'lighthouse-'));
/** @type {{ close(): Promise<unknown> }[]} */
const closing = [];

try {
  if (!built()) await step('Building the site', () => build());
  await migrate({ state });
  const mailbox = await startMailbox();
  closing.push(mailbox);
  const vars = {
    SECRET: 'a secret for measuring only, at least 32 bytes',
    RESEND_API_KEY: 're_lighthouse',
    RESEND_BASE_URL: mailbox.url,
    MAIL_FROM: 'Sijoita ja valmenna! <ovi@example.fi>',
    MAIL_REPLY_TO: 'ips@example.fi',
  };
  const server = await startServer({ state, vars });
  closing.push(server);
  const browser = await findBrowser();
  await mkdir(out, { recursive: true });
  const rows = [];
  for (const locale of asked.length > 0 ? asked : ['fi'])
    for (const [kind, path] of await pages(server.url, locale))
      rows.push(await measure(browser, `${kind} ${locale}`, server.url + path));
  console.log(`\n${''.padEnd(28)}${[...categories, 'slowdown'].map((name) => name.padStart(16)).join('')}`);
  for (const { name, scores, slowdown } of rows)
    console.log(
      name.padEnd(28) + [...scores, slowdown.toFixed(1)].map((value) => String(value).padStart(16)).join(''),
    );
  const short = rows.filter(({ scores }) => scores.some((score) => score < 100));
  for (const { name, faults } of short)
    console.log(`\n${name}\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  if (short.length > 0) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Failed ? error.output : error);
  process.exitCode = 1;
} finally {
  for (const one of closing.reverse()) await one.close();
  await endAll();
  await rm(state, { recursive: true, force: true });
}

/**
 * The first page of each kind in the sitemap of a language and the search, or those asked for.
 * @param {string} origin
 * @param {string} locale
 * @returns {Promise<Map<string, string>>} kind or page → path
 */
async function pages(origin, locale) {
  const map = await (await fetch(`${origin}/sitemap-${locale}.xml`)).text();
  const found = new Map();
  for (const [, address = ''] of map.matchAll(/<loc>([^<]+)<\/loc>/g)) {
    const path = new URL(address).pathname;
    const key = routeAt(path)?.key;
    const kind = key && kinds.length === 0 ? routes[key].view : key;
    if (kind && !found.has(kind) && (kinds.length === 0 || kinds.includes(kind))) found.set(kind, path);
  }
  // The search stands in no sitemap.
  if (kinds.length === 0 || kinds.includes('search'))
    found.set('search', routes.search.path[/** @type {'fi' | 'sv' | 'en'} */ (locale)]);
  return found;
}

/**
 * @param {string} browser
 * @param {string} name
 * @param {string} address
 */
async function measure(browser, name, address) {
  return step(name, async () => {
    let best;
    let failure;
    let slowdown = usualSlowdown;
    for (let tries = 0; tries < 3 && (best?.scores[0] ?? 0) < 100; tries += 1) {
      try {
        const found = await ask(browser, name, address, slowdown);
        slowdown = Math.min(usualSlowdown, (usualSlowdown * found.index) / usualIndex);
        if (!best || (found.scores[0] ?? 0) > (best.scores[0] ?? 0)) best = found;
      } catch (error) {
        // On a busy computer Lighthouse now and then loses its trace.
        failure = error;
      }
    }
    if (!best) throw failure;
    return best;
  });
}

/**
 * @typedef {{
 *   categories: Record<string, { score: number, auditRefs: { id: string, weight: number }[] }>,
 *   environment: { benchmarkIndex: number },
 *   audits: Record<string, { score: number | null, title: string, displayValue?: string }>,
 * }} Report what we read of what Lighthouse writes
 */

/**
 * @param {string} browser
 * @param {string} name
 * @param {string} address
 * @param {number} slowdown how many times slower than this computer the phone is
 * @returns {Promise<{ name: string, scores: number[], faults: string[], slowdown: number, index: number }>} the scores
 *   out of 100, in the order of `categories`; `index`: Lighthouse's benchmark of this computer
 */
async function ask(browser, name, address, slowdown) {
  const file = join(out, `${name.replace(' ', '-')}.json`);
  const args = ['exec', '--yes', '--loglevel=error', `--package=lighthouse@${version}`, '--', 'lighthouse'];
  const options = [
    '--quiet',
    '--no-enable-error-reporting',
    '--output=json',
    `--output-path=${file}`,
    `--throttling.cpuSlowdownMultiplier=${slowdown}`,
    `--only-categories=${categories.join(',')}`,
    `--chrome-flags=--headless=new ${launchFlags.join(' ')}`,
  ];
  await run('npm', [...args, address, ...options], { env: { CHROME_PATH: browser } });
  /** @type {Report} */
  const report = JSON.parse(await readFile(file, 'utf8'));
  const parts = categories.map((each) => report.categories[each]);
  return {
    name,
    slowdown,
    index: report.environment.benchmarkIndex,
    scores: parts.map((part) => Math.round((part?.score ?? 0) * 100)),
    faults: parts
      .flatMap((part) => part?.auditRefs ?? [])
      .filter(({ id, weight }) => weight > 0 && (report.audits[id]?.score ?? 1) < 0.995)
      .map(({ id }) => `${id}: ${report.audits[id]?.title} ${report.audits[id]?.displayValue ?? ''}`.trim()),
  };
}
