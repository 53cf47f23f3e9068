import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { drawPaper } from './paper.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {{
 *   width: number,
 *   height?: number,
 *   scale: number,
 *   forcedColors?: 'active',
 *   css?: string,
 * }} Look how a page is looked at; `scale`: how large it stands on a contact sheet
 */

/** What WCAG 1.4.12 lets a reader set. */
const spacing =
  '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }';

/** @type {Readonly<Record<string, Look>>} */
export const looks = {
  390: { width: 390, scale: 0.6 },
  768: { width: 768, scale: 0.5 },
  1280: { width: 1280, scale: 0.45 },
  // 1280 × 1024 at 400 %.
  zoom: { width: 320, height: 256, scale: 0.6 },
  forced: { width: 1280, scale: 0.45, forcedColors: 'active' },
  spacing: { width: 1280, scale: 0.45, css: spacing },
};

/** Forms sent sooner come back for that reason. */
const patience = 3_100;

/**
 * Takes every look at a place, and prints it.
 * @param {{ page: Page, paper: Page, site: string, out: string }} at `paper`: where what is printed is drawn
 * @param {string} name what its files are called
 * @param {import('./places.mjs').Place} place
 * @returns {Promise<string[]>} what is wrong with it
 */
export async function shoot({ page, paper, site, out }, name, { path, status = 200, sends }) {
  await page.setViewportSize({ width: 390, height: 900 });
  let answer = await page.goto(site + path);
  if (sends) {
    if (await page.locator('[name="stamp"]').count()) await wait(patience);
    [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'POST'),
      page.waitForEvent('load'),
      page.locator('main form[method="post"] button[type="submit"]').first().click(),
    ]);
  } else await wake(page);
  await settle(page);
  const faults = answer?.status() === status ? [] : [`answered ${answer?.status()}, not ${status}`];
  const pdf = await page.pdf({ path: join(out, `${name}.pdf`), format: 'A4' });
  await drawPaper(paper, pdf, join(out, `${name}-print.png`));
  for (const [look, { width, height = 900, forcedColors = null, css = '' }] of Object.entries(looks)) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ forcedColors });
    await page.evaluate(dress, css);
    // Frames cannot be waited for in a page without script, and the first picture may be half drawn.
    await page.screenshot({ clip: { x: 0, y: 0, width: 1, height: 1 } });
    await page.screenshot({ path: join(out, `${name}-${look}.png`), fullPage: true });
    const wide = await page.evaluate(readWide);
    if (wide) faults.push(`${look}: sticks out sideways: ${wide}`);
  }
  await page.setViewportSize({ width: 320, height: 256 });
  const wide = await page.evaluate(readWide);
  if (wide) faults.push(`zoom and spacing: sticks out sideways: ${wide}`);
  return faults;
}

/**
 * Waits for the page's island, if it has one, to come to life.
 * @param {Page} page
 */
async function wake(page) {
  const island = page.locator('astro-island');
  if (!(await island.count())) return;
  await island.scrollIntoViewIfNeeded();
  await page.locator('astro-island:not([ssr])').waitFor({ state: 'attached' });
}

/**
 * Waits for fonts, and for pictures below the first screen.
 * @param {Page} page
 */
async function settle(page) {
  await page.evaluate(async () => {
    for (const picture of document.images) picture.loading = 'eager';
    await Promise.all([...document.images].map((picture) => picture.decode().catch(() => {})));
    await document.fonts.ready;
    scrollTo(0, 0);
  });
}

/**
 * Lays styles over the page's own, instead of what was laid before.
 * @param {string} css
 */
function dress(css) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}

/** What makes a page wider than its window. */
function readWide() {
  if (document.documentElement.scrollWidth <= innerWidth) return '';
  const isClipped = (/** @type {Element | null} */ element) =>
    element !== null && element !== document.body && getComputedStyle(element).overflowX !== 'visible';
  const out = [...document.querySelectorAll('body *')].filter((element) => {
    if (element.getBoundingClientRect().right <= innerWidth + 0.5) return false;
    for (let above = element.parentElement; above; above = above.parentElement)
      if (isClipped(above)) return false;
    return true;
  });
  return out.at(-1)?.outerHTML.slice(0, 120) ?? 'something';
}
