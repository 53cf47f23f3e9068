import type { Page } from 'playwright-core';
import { inject } from 'vitest';
import type { Address } from './addresses';
import { violations } from './axe';

/** What a reader, a search engine or an aid finds on a page. */
export type Survey = Awaited<ReturnType<typeof survey>>;

/** Looks at a page from all sides: on a desk, on a phone and on the narrowest screen. */
export async function survey(page: Page, address: Pick<Address, 'path' | 'locale'>) {
  const requests: string[] = [];
  const note = (request: { url(): string }) => void requests.push(request.url());
  page.on('request', note);
  await page.setViewportSize({ width: 1280, height: 900 });
  const answer = await page.goto(inject('siteUrl') + address.path);
  await page.evaluate(() => document.fonts.ready);
  const facts = await page.evaluate(readPage);
  const shift = await page.evaluate(readShift);
  const skip = await trySkipLink(page);
  const torn = await page.evaluate(readTorn);
  const atDesk = await violations(page);
  await page.setViewportSize({ width: 390, height: 844 });
  // The pages of all languages are built alike; Finnish has the longest words.
  const onPhone = address.locale === 'fi' ? await violations(page) : [];
  await page.setViewportSize({ width: 320, height: 640 });
  const overflow = await page.evaluate(readOverflow);
  torn.push(...(await page.evaluate(readTorn)));
  page.off('request', note);
  return {
    ...facts,
    path: address.path,
    status: answer?.status() ?? 0,
    headers: answer?.headers() ?? {},
    requests,
    shift,
    skip,
    atDesk,
    onPhone,
    overflow,
    torn,
  };
}

function readPage() {
  const attribute = (selector: string, name: string) =>
    document.querySelector(selector)?.getAttribute(name) ?? '';
  const all = <E extends Element>(selector: string) => [...document.querySelectorAll<E>(selector)];
  const pathOf = (link: HTMLAnchorElement | HTMLLinkElement) => new URL(link.href).pathname;
  const languages = (links: Iterable<HTMLLinkElement | HTMLAnchorElement>) =>
    Object.fromEntries([...links].map((link) => [link.hreflang, pathOf(link)]));
  return {
    lang: document.documentElement.lang,
    title: document.title,
    description: attribute('meta[name="description"]', 'content'),
    robots: attribute('meta[name="robots"]', 'content'),
    canonical: all<HTMLLinkElement>('link[rel="canonical"]').map(pathOf),
    alternates: languages(all<HTMLLinkElement>('link[rel="alternate"][hreflang]')),
    switches: all('.languages').map((box) => languages(box.querySelectorAll('a'))),
    headings: all('h1, h2, h3, h4, h5, h6').map((heading) => ({
      level: Number(heading.tagName[1]),
      text: heading.textContent?.trim() ?? '',
    })),
    scripts: all('script:not([type="application/ld+json"])').length,
    ids: all('[id]').map((element) => element.id),
    links: all<HTMLAnchorElement>('a[href]').map((link) => link.href),
  };
}

/** How far the page's parts have moved by themselves (CLS), to two decimals: less than that nobody sees. */
function readShift(): Promise<number> {
  return new Promise((resolve) => {
    let sum = 0;
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) sum += entry.value;
    });
    observer.observe({ type: 'layout-shift', buffered: true });
    requestAnimationFrame(() => setTimeout(() => resolve(Math.round(sum * 100) / 100), 50));
  });
}

/** What sticks out on the right. */
function readOverflow(): string[] {
  if (document.documentElement.scrollWidth <= innerWidth) return [];
  return [...document.querySelectorAll('body *')]
    .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
    .slice(0, 5)
    .map((element) => element.outerHTML.slice(0, 100));
}

/** Words that are kept whole, and so became an item of a row: the spaces around such an item are not drawn. */
function readTorn(): string[] {
  return [...document.querySelectorAll('no-break, .whole')].flatMap(({ parentElement: row }) =>
    row && /flex|grid/.test(getComputedStyle(row).display) ? [row.outerHTML.slice(0, 100)] : [],
  );
}

/** The first stop of the keyboard leads past the menu. @returns where the focus is after it was taken */
async function trySkipLink(page: Page) {
  await page.keyboard.press('Tab');
  const isSeen = await page.evaluate(() => {
    const link = document.activeElement;
    const box = link?.getBoundingClientRect();
    return link?.getAttribute('href') === '#main' && !!box && box.top >= 0 && box.height > 20;
  });
  await page.keyboard.press('Enter');
  return isSeen ? page.evaluate(() => document.activeElement?.id ?? '') : 'the skip link was not seen';
}
