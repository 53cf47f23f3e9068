import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { launchFlags } from '../browser.mjs';

const patience = 280_000;
const kinds = { fi: 'Keksitty uutinen', sv: 'Påhittad nyhet', en: 'Made-up news item' };
const sounds = ['ka', 'lu', 'mi', 'pö', 'ra', 'se', 'tu', 'vy'];

/**
 * Made-up news items in every language, as long as real ones, of words that no language has.
 * @param {number} count
 * @returns {Record<string, string>} by path
 */
export function newsItems(count) {
  /** @type {Record<string, string>} */
  const files = {};
  for (let at = 0; at < count; at += 1) {
    const day = new Date(Date.UTC(2020, 0, 1 + at)).toISOString().slice(0, 10);
    for (const [locale, kind] of Object.entries(kinds)) {
      const front = {
        title: `${kind} ${at}`,
        date: day,
        description: `${kind} ${at}. ${words(at, 14)}.`,
        kind: 'news',
        area: 'both',
      };
      const lines = Object.entries(front).map(([name, value]) => `${name}: ${value}`);
      const body = [1, 2, 3, 4].map((part) => `${words(at * 7 + part, 50)}.`).join('\n\n');
      files[`content/news/${day}-keksitty-${at}.${locale}.md`] = `---\n${lines.join('\n')}\n---\n\n${body}\n`;
    }
  }
  return files;
}

/**
 * @param {number} seed
 * @param {number} count
 */
function words(seed, count) {
  const sound = (/** @type {number} */ at) => sounds[at % sounds.length] ?? '';
  return Array.from({ length: count }, (_, at) =>
    [0, 3, 5].map((step) => sound(seed + at * (step + 2) + step)).join(''),
  ).join(' ');
}

/**
 * Visits the CMS twice with one browser profile: with an empty one, and when the browser was closed meanwhile.
 * @param {Site} site
 * @returns {Promise<{ cold: Visit, warm: Visit }>} rejects when a list or an editor does not stand within minutes
 */
export async function visits(site) {
  const profile = await mkdtemp(join(tmpdir(), 'bench-profile-'));
  try {
    return { cold: await visit(profile, site), warm: await visit(profile, site) };
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}

/**
 * From the address to the whole list, and from a click to a title and a text that can be written.
 * @param {string} profile
 * @param {Site} site
 * @returns {Promise<Visit>}
 */
async function visit(profile, { browser, url, entries, cookie, asked, hear }) {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: browser,
    args: launchFlags,
    locale: 'fi-FI',
    viewport: { width: 1440, height: 1000 },
  });
  context.on('request', (request) => hear?.(request.url()));
  try {
    const [name = '', value = ''] = cookie?.split('=') ?? [];
    const place = url.replace('http:', 'https:');
    if (cookie) await context.addCookies([{ name, value, url: place, secure: true, httpOnly: true }]);
    const page = context.pages()[0] ?? (await context.newPage());
    page.setDefaultTimeout(patience);
    const list = await timed(asked, async () => {
      await page.goto(`${url}/admin/#/collections/news`, { waitUntil: 'commit' });
      await page
        .locator('li[class*="-ListCard"]')
        .nth(entries - 1)
        .waitFor();
    });
    const row = page.locator('li[class*="-ListCard"] a').first();
    const about = /Keksitty uutinen \d+/.exec(await row.innerText())?.[0] ?? '';
    const editor = await timed(asked, async () => {
      await row.click();
      await page.locator('[id^="title-field"]:enabled').first().waitFor();
      await page.locator('[data-slate-editor="true"][contenteditable="true"]', { hasText: /./ }).waitFor();
    });
    const title = await page.locator('[id^="title-field"]').first().inputValue();
    if (title !== about) throw new Error(`The editor of ${about} shows ${title}`);
    return { list, editor };
  } finally {
    await context.close();
  }
}

/**
 * @param {() => number} asked
 * @param {() => Promise<void>} work
 * @returns {Promise<Step>}
 */
async function timed(asked, work) {
  const [from, before] = [performance.now(), asked()];
  await work();
  return { ms: Math.round(performance.now() - from), requests: asked() - before };
}

/**
 * @typedef {{
 *   browser: string,
 *   url: string,
 *   entries: number,
 *   cookie?: string,
 *   asked(): number,
 *   hear?(address: string): void,
 * }} Site `browser`: its program; `url`: of the site that serves the CMS; `entries`: how many news items it has;
 *   `cookie`: of whoever is signed in; `asked`: how many requests the backend has got so far; `hear` is told the
 *   address of each request of the browser
 * @typedef {{ ms: number, requests: number }} Step
 * @typedef {{ list: Step, editor: Step }} Visit
 */
