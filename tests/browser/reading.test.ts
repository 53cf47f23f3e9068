import { beforeAll, describe, expect, inject, test } from 'vitest';
import { locales } from '../../src/i18n/locale';
import { routes } from '../../src/i18n/routes';
import { type Address, addressesIn } from '../support/addresses';
import { violations } from '../support/axe';
import { at, openReader } from '../support/journey';

/** Pages that are read: their text is all there is. */
const isReading = ({ key }: Address) =>
  ['page', 'guide', 'ips', 'evidence', 'sheet'].includes(routes[key].view);

/** What WCAG 1.4.12 lets a reader set. */
const spacing =
  '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }';

describe.each(locales)('the pages that are read, in %s', (locale) => {
  const found = new Map<
    string,
    { overflow: string[]; tight: string[]; broken: string[]; lonely: string[]; printed: string[] }
  >();

  beforeAll(async () => {
    await using reader = await openReader({ locale: `${locale}-FI`, reducedMotion: true });
    const { page, context } = reader;
    for (const { path } of addressesIn(locale).filter(isReading)) {
      await page.goto(inject('siteUrl') + path);
      await page.evaluate(() => document.fonts.ready);
      const lonely: string[] = [];
      for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        lonely.push(...(await page.evaluate(readLonely)));
      }
      const tight: string[] = [];
      // Where a layout has just become wider, there is least room in it.
      for (const width of [768, 1024]) {
        await page.setViewportSize({ width, height: 900 });
        tight.push(...(await page.evaluate(readOverflow)));
      }
      await page.emulateMedia({ media: 'print' });
      const printed = await page.evaluate(readPrinted);
      await page.emulateMedia({ media: 'screen' });
      await page.setViewportSize({ width: 320, height: 640 });
      const broken = await page.evaluate(readBroken);
      await page.evaluate((css) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        document.adoptedStyleSheets = [sheet];
      }, spacing);
      found.set(path, { overflow: await page.evaluate(readOverflow), tight, broken, lonely, printed });
    }
    expect(context.pages()).toHaveLength(1);
  }, 180_000);

  const faults = (what: 'overflow' | 'tight' | 'broken' | 'lonely' | 'printed') =>
    Object.fromEntries(
      [...found].map(([path, facts]) => [path, facts[what]]).filter(([, all]) => all?.length),
    );

  test('are many', () => expect(found.size).toBeGreaterThan(20));

  test('fit 320 pixels with wide spacing, and cut nothing off', () => {
    expect(faults('overflow')).toEqual({});
  });

  test('fit a tablet, upright and on its side', () => {
    expect(faults('tight')).toEqual({});
  });

  test('break no word of their heading on a phone, in a browser that cannot hyphenate it', () => {
    expect(faults('broken')).toEqual({});
  });

  test('leave no scrap of a heading or a lead on a line of its own', () => {
    expect(faults('lonely')).toEqual({});
  });

  test('are printed without menus, in black on white', () => {
    expect(faults('printed')).toEqual({});
  });

  test('the sheet of the exercise is one page of paper', async () => {
    await using reader = await openReader({ locale: `${locale}-FI` });
    const { page } = reader;
    await page.goto(at('stigma-sheet', locale));
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  });

  test('the charts keep their shapes and their words where colours are forced', async () => {
    await using reader = await openReader({ locale: `${locale}-FI`, forcedColors: true, width: 390 });
    const { page } = reader;
    await page.goto(at('evidence', locale));
    expect(await violations(page)).toEqual([]);
    const unseen = await page.evaluate(() => {
      const ground = getComputedStyle(document.body).backgroundColor;
      return [...document.querySelectorAll('.share-fill, .interval-dot')].filter((mark) => {
        const { fill, stroke } = getComputedStyle(mark);
        return fill === ground && (stroke === 'none' || stroke === ground);
      }).length;
    });
    expect(unseen).toBe(0);
    expect(await page.locator('.share-fill').count()).toBeGreaterThan(8);
  });

  test('a compound word longer than a phone is wide stays within it, in lists and on the pages they lead to', async () => {
    await using reader = await openReader({ locale: `${locale}-FI`, width: 320 });
    const { page } = reader;
    const lists = [at('news', locale), at('stories', locale), at('events', locale)];
    const opened: string[] = [];
    for (const list of lists) {
      await page.goto(list);
      opened.push(
        await page
          .locator('.teaser h2 a')
          .first()
          .evaluate((link: HTMLAnchorElement) => link.href),
      );
    }
    const out: string[] = [];
    for (const path of [...lists, ...opened]) {
      await page.goto(path);
      const filled = await page.evaluate((word) => {
        const titles = document.querySelectorAll(
          'h1, .teaser h2 a, .teaser > p, .past a, .alike a, .others a, .occasion dd',
        );
        for (const title of titles) title.textContent = word;
        return titles.length;
      }, 'mielenterveyskuntoutujientyöllistymispalvelukokonaisuus');
      expect(filled).toBeGreaterThan(1);
      out.push(...(await page.evaluate(readOverflow)));
    }
    expect(out).toEqual([]);
  });

  test('the list that is open stands out among its sisters where colours are forced', async () => {
    await using reader = await openReader({ locale: `${locale}-FI`, forcedColors: true });
    const { page } = reader;
    await page.goto(at('events', locale));
    const lines = await page.evaluate(() => {
      const ground = getComputedStyle(document.body).backgroundColor;
      return [...document.querySelectorAll('.kinds a')].map((link) => ({
        open: link.hasAttribute('aria-current'),
        line: getComputedStyle(link).borderBottomColor !== ground,
      }));
    });
    expect(lines).toEqual([
      { open: false, line: false },
      { open: false, line: false },
      { open: true, line: true },
    ]);
  });

  test('the file of figures comes as a table', async () => {
    const answer = await fetch(`${inject('siteUrl')}/evidence-${locale}.csv`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^text\/csv/);
    expect(await answer.text()).toContain('46,11,');
  });
});

/** What sticks out on the right, and text that is cut off. */
function readOverflow(): string[] {
  const out =
    document.documentElement.scrollWidth > innerWidth
      ? [...document.querySelectorAll('body *')].filter(
          (element) => element.getBoundingClientRect().right > innerWidth + 0.5,
        )
      : [];
  const cut = [...document.querySelectorAll<HTMLElement>('main :is(p, li, h1, h2, h3, th, td, a)')].filter(
    (element) =>
      getComputedStyle(element).overflow !== 'visible' && element.scrollHeight > element.clientHeight + 2,
  );
  return [...out, ...cut].slice(0, 5).map((element) => element.outerHTML.slice(0, 100));
}

/** The words of the heading that stand on more than one line, other than at a hyphen of their own. */
function readBroken(): string[] {
  const text = document.querySelector('h1')?.firstChild;
  if (!(text instanceof Text)) return [];
  return [...text.data.matchAll(/[^\s\u00ad-]+/g)]
    .filter(({ 0: word, index }) => {
      const range = document.createRange();
      // The letter after a soft hyphen counts for both lines.
      range.setStart(text, index + 1);
      range.setEnd(text, index + word.length);
      return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1;
    })
    .map(([word]) => word);
}

/** Headings and leads of several lines whose last line is under an eighth of the widest. */
function readLonely(): string[] {
  return [...document.querySelectorAll('main :is(h1, h2, .lead)')]
    .filter((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      const lines = new Map<number, { left: number; right: number }>();
      for (const { top, left, right } of range.getClientRects()) {
        const line = lines.get(Math.round(top));
        lines.set(Math.round(top), {
          left: Math.min(left, line?.left ?? left),
          right: Math.max(right, line?.right ?? right),
        });
      }
      const wide = [...lines].sort(([a], [b]) => a - b).map(([, { left, right }]) => right - left);
      return wide.length > 1 && (wide.at(-1) ?? 0) < Math.max(...wide) / 8;
    })
    .map((element) => `${innerWidth}: ${element.textContent?.trim().slice(-60)}`);
}

/** What a printer should not get: menus, and grounds that are not white behind words. */
function readPrinted(): string[] {
  const menus = [
    ...document.querySelectorAll<HTMLElement>('.menu, .header-bar, .footer nav, .on-page, .set-nav'),
  ];
  const tones = [...document.querySelectorAll<HTMLElement>('main [class*="tone-"]:not(.mark-preview *)')];
  return [
    ...menus
      .filter((element) => element.offsetParent !== null)
      .map((element) => `menu: ${element.className}`),
    ...tones
      .filter((element) => getComputedStyle(element).backgroundColor !== 'rgb(255, 255, 255)')
      .map((element) => `ground: ${element.className}`),
  ];
}
