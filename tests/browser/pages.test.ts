import { beforeAll, describe, expect, inject, test } from 'vitest';
import { common, violationsPath } from '../../functions/policy';
import { locales } from '../../src/i18n/locale';
import { routeAt } from '../../src/i18n/routes';
import { translator } from '../../src/i18n/translate';
import { type Address, addresses, addressesIn } from '../support/addresses';
import { violations } from '../support/axe';
import { openPage } from '../support/browser';
import { alive, at, openReader } from '../support/journey';
import { type Survey, survey } from '../support/survey';

const surveys = new Map<string, Survey & Address>();
/** Pages that stand at an address for a moment, or for nobody else: they are not to be found by search. */
const passing = ['apply-sent', 'contact-sent', 'feedback-sent', 'confirm', 'own-lost', 'yearly'];

/** Pages on which something is done in the browser; each works without. */
const scripted = ['apply', 'checker', 'kit', 'search', 'self-check'];

describe.each(locales)('every page in %s', (locale) => {
  const problems: string[] = [];
  let pages: (Survey & Address)[];

  beforeAll(async () => {
    const reader = await openReader({ locale: `${locale}-FI` });
    for (const address of addressesIn(locale)) {
      surveys.set(address.path, { ...(await survey(reader.page, address)), ...address });
    }
    problems.push(...reader.problems.splice(0));
    await reader.close();
    pages = [...surveys.values()].filter((page) => page.locale === locale);
  }, 240_000);

  /** What each page has that it should not have, by its path. */
  const faults = (find: (page: Survey & Address) => unknown) =>
    Object.fromEntries(
      pages
        .map((page) => [page.path, find(page)])
        .filter(([, fault]) => fault && (!Array.isArray(fault) || fault.length > 0)),
    );

  test('answers, in its language', () => {
    expect(
      faults(({ status, lang }) => (status === 200 && lang === locale ? undefined : { status, lang })),
    ).toEqual({});
  });

  test('complains of nothing and asks nobody else for anything', () => {
    expect(problems).toEqual([]);
  });

  test('comes with our headers, and with a policy that lets nothing inline run', () => {
    const lower = Object.entries(common).map(([name, value]) => [name.toLowerCase(), value] as const);
    const isRight = (page: Survey & Address, name: string, value: string) =>
      scripted.includes(page.key) && name === 'content-security-policy'
        ? !/unsafe(?!-eval')|\*|https?:/.test(page.headers[name] ?? 'unsafe')
        : page.headers[name] === value;
    expect(
      faults((page) =>
        lower
          .filter(([name, value]) => !isRight(page, name, value))
          .map(([name]) => [name, page.headers[name]]),
      ),
    ).toEqual({});
  });

  test('has a title and a description of its own', () => {
    for (const part of ['title', 'description'] as const) {
      expect(faults((page) => page[part].length < 10 && page[part])).toEqual({});
      const lasting = pages.filter(({ key }) => !passing.includes(key));
      const isShared = (page: Survey) => lasting.filter((other) => other[part] === page[part]).length > 1;
      expect(faults((page) => isShared(page) && page[part])).toEqual({});
    }
  });

  test('has one main heading, and the others in order under it', () => {
    expect(
      faults(({ headings }) => headings.filter(({ level }) => level === 1).length !== 1 && headings),
    ).toEqual({});
    expect(
      faults(({ headings }) =>
        headings.filter(({ level, text }, n) => !text || level > (headings[n - 1]?.level ?? 0) + 1),
      ),
    ).toEqual({});
  });

  test('names its own address, unless it is only passed through', () => {
    expect(
      faults(({ key, canonical, path, robots }) => {
        const right = passing.includes(key)
          ? canonical.length === 0 && robots === 'noindex'
          : canonical.join() === path && robots === '';
        return right ? undefined : { canonical, robots };
      }),
    ).toEqual({});
  });

  test('has a skip link that is seen when it is reached and leads to the content', () => {
    expect(faults(({ skip }) => skip !== 'main' && skip)).toEqual({});
  });

  test('loads no script, except where something is done on the page', () => {
    const scripts = ({ requests }: Survey) => requests.filter((url) => /\.m?js(\?|$)/.test(url));
    expect(faults((page) => !scripted.includes(page.key) && (page.scripts > 0 || scripts(page)))).toEqual({});
    expect(
      pages
        .filter((page) => scripts(page).length > 0)
        .map((page) => page.key)
        .sort(),
    ).toEqual(scripted);
  });

  test('stands still while it loads', () => {
    expect(faults(({ shift }) => shift)).toEqual({});
  });

  test('fits a screen of 320 pixels', () => {
    expect(faults(({ overflow }) => overflow)).toEqual({});
  });

  test('tears no line of text apart', () => {
    expect(faults(({ torn }) => torn)).toEqual({});
  });

  test('has nothing that axe finds wrong, on a desk and on a phone', () => {
    expect(faults(({ atDesk }) => atDesk)).toEqual({});
    expect(faults(({ onPhone }) => onPhone)).toEqual({});
  });

  test('gives every id once', () => {
    expect(faults(({ ids }) => ids.filter((id, n) => ids.indexOf(id) !== n))).toEqual({});
  });
});

describe('between the pages', () => {
  const pages = () => [...surveys.values()];

  test('each names the same page in the other languages, and is named by them', () => {
    for (const page of pages()) {
      if (passing.includes(page.key)) {
        expect(page.alternates, page.path).toEqual({});
        continue;
      }
      const { 'x-default': main, ...others } = page.alternates;
      expect(main, page.path).toBe(others['fi']);
      expect(others[page.locale], page.path).toBe(page.path);
      for (const path of Object.values(others)) {
        expect(surveys.get(path)?.key, `${page.path} names ${path}`).toBe(page.key);
        expect(surveys.get(path)?.alternates, `${page.path} names ${path}`).toEqual(page.alternates);
      }
    }
  });

  test('each switch of language leads to the same page', () => {
    for (const page of pages()) {
      expect(page.switches.length, page.path).toBeGreaterThanOrEqual(2);
      for (const links of page.switches) {
        expect(Object.keys(links), page.path).toEqual([...locales]);
        for (const path of Object.values(links))
          expect(routeAt(path)?.key, `${page.path} leads to ${path}`).toBe(page.key);
      }
    }
  });

  test('each link leads to a page that is there, and to a place that is on it', async () => {
    const site = inject('siteUrl');
    const own = pages().flatMap((page) =>
      page.links
        .filter((link) => link.startsWith(`${site}/`))
        .map((link) => ({ from: page.path, link: new URL(link) })),
    );
    const files = new Map<string, number>();
    for (const { from, link } of own) {
      const target = surveys.get(link.pathname);
      if (target) {
        const place = decodeURIComponent(link.hash.slice(1));
        if (place) expect(target.ids, `${from} leads to ${link.pathname}${link.hash}`).toContain(place);
        continue;
      }
      if (!files.has(link.pathname)) files.set(link.pathname, (await fetch(link)).status);
      expect(files.get(link.pathname), `${from} leads to ${link.pathname}`).toBe(200);
    }
    expect(own.length).toBeGreaterThan(addresses.length * 10);
  });
});

test.each(locales)('an address that is not there is told in the language of its path: %s', async (locale) => {
  await using reader = await openReader();
  const { page } = reader;
  const answer = await page.goto(`${at('home', locale)}no/such/door/`);
  expect(answer?.status()).toBe(404);
  expect(await page.getAttribute('html', 'lang')).toBe(locale);
  expect(await page.textContent('h1')).toBe(translator(locale)('missing.title'));
  expect(
    await page.locator(`main a[href="${at('home', locale).replace(inject('siteUrl'), '')}"]`).count(),
  ).toBe(1);
  expect(await violations(page)).toEqual([]);
});

test('a page lets no script make texts trusted, and the browser tells us what the policy forbids', async () => {
  await using reader = await openPage();
  const { page } = reader;
  await page.goto(at('apply', 'fi'));
  const told = page.waitForResponse((answer) => new URL(answer.url()).pathname === violationsPath);
  const making = page.evaluate("void trustedTypes.createPolicy('ours', {})");
  await expect(making).rejects.toThrow('TypeError');
  const answer = await told;
  expect(answer.status()).toBe(204);
  expect(answer.request().postData()).toContain('"effective-directive":"trusted-types"');
  expect(reader.problems.splice(0).join()).toContain('policy: trusted-types blocked');
});

test('the menu of a phone opens and closes without script', async () => {
  await using reader = await openReader({ javaScript: false, width: 390, height: 844 });
  const { page } = reader;
  await page.goto(at('home', 'fi'));
  const t = translator('fi');
  const menu = page.locator('header details');
  const link = menu.getByRole('link', { name: t('nav.logo'), exact: true });
  expect(await link.isVisible()).toBe(false);
  await menu.locator('summary').click();
  expect(await link.isVisible()).toBe(true);
  expect(await menu.getByRole('link', { name: 'Svenska' }).isVisible()).toBe(true);
  await menu.locator('summary').click();
  expect(await link.isVisible()).toBe(false);
  await menu.locator('summary').press('Enter');
  await link.click();
  await page.waitForURL(at('logo', 'fi'));
});

describe.each(['home', 'apply'] as const)('with a keyboard, the page %s', (key) => {
  test('is walked in the order it is read, each stop is seen, and there is no trap', async () => {
    await using reader = await openReader({ reducedMotion: true });
    const { page } = reader;
    await page.goto(at(key, 'fi'));
    if (key === 'apply') await alive(page);
    const stops: string[] = [];
    for (let stop = await step(); stop.name !== 'BODY'; stop = await step()) {
      expect(stop.isForward, `${stop.name} comes after ${stops.at(-1)}`).toBe(true);
      expect(stop.coveredBy, `${stop.name} is covered`).toBe('');
      expect(await isMarked(), `${stop.name} shows that it has the focus`).toBe(true);
      stops.push(stop.name);
      expect(stops.length, 'there is an end').toBeLessThan(200);
    }
    expect(stops.length).toBeGreaterThan(20);

    async function step() {
      await page.keyboard.press('Tab');
      return page.evaluate(() => {
        const holder = window as unknown as { before?: Element };
        const now = document.activeElement ?? document.body;
        const { before } = holder;
        if (now !== document.body) holder.before = now;
        const box = now.getBoundingClientRect();
        const middle = (Math.max(0, box.top) + Math.min(innerHeight, box.bottom)) / 2;
        const top = document.elementFromPoint(box.left + Math.min(box.width / 2, 20), middle);
        return {
          name: now === document.body ? 'BODY' : now.outerHTML.slice(0, 90),
          isForward:
            !before ||
            before === now ||
            Boolean(before.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING),
          coveredBy:
            now.contains(top) || top?.contains(now)
              ? ''
              : (top?.outerHTML.slice(0, 90) ?? 'the edge of the window'),
        };
      });
    }

    /** Compares the surroundings of what has the focus with how they look without it. */
    async function isMarked() {
      const box = await page.evaluate(() => {
        const { x, y, width, height } = (document.activeElement ?? document.body).getBoundingClientRect();
        return { x: x - 6, y: y - 6, width: width + 12, height: height + 12 };
      });
      const x = Math.max(0, box.x);
      const y = Math.max(0, box.y);
      const clip = { x, y, width: Math.min(box.width, 1280 - x), height: Math.min(box.height, 900 - y) };
      const focused = await page.screenshot({ clip });
      await page.evaluate(() => {
        (window as unknown as { here?: Element | null }).here = document.activeElement;
        (document.activeElement as HTMLElement).blur();
      });
      const blurred = await page.screenshot({ clip });
      await page.evaluate(() =>
        (window as unknown as { here?: HTMLElement }).here?.focus({ preventScroll: true }),
      );
      return !focused.equals(blurred);
    }
  });

  test('keeps its marks in forced colours and its peace when motion is unwanted', async () => {
    await using reader = await openReader({ forcedColors: true, reducedMotion: true });
    const { page } = reader;
    await page.goto(at(key, 'fi'));
    if (key === 'apply') await alive(page);
    expect(await violations(page)).toEqual([]);
    const unmarked = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.button, .input, .textarea, .select')]
        .filter(
          (control) =>
            Number.parseFloat(getComputedStyle(control).borderTopWidth) < 1 ||
            getComputedStyle(control).borderTopStyle === 'none',
        )
        .map((control) => control.outerHTML.slice(0, 90)),
    );
    expect(unmarked).toEqual([]);
    const moving = await page.evaluate(
      () =>
        document
          .getAnimations()
          .filter(
            (each) =>
              each.playState === 'running' && Number(each.effect?.getComputedTiming().activeDuration) > 10,
          ).length,
    );
    expect(moving).toBe(0);
  });
});
