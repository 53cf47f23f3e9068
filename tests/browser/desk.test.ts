import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { items } from '../../src/desk/forms';
import { apply } from '../../src/forms/apply';
import { deskHref } from '../../src/i18n/desk';
import { href } from '../../src/i18n/routes';
import { violations } from '../support/axe';
import { employer } from '../support/employer';
import { fill, openReader, ripen } from '../support/journey';
import { Site, signIn } from '../support/moved';

/** What reaches out of the page to the right. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    document.documentElement.scrollWidth <= innerWidth
      ? []
      : [...document.querySelectorAll('main *')]
          .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
          .map((element) => element.outerHTML.slice(0, 120)),
  );
}

const lists = [
  'today',
  'applications',
  'phoned',
  'awards',
  'appeals',
  'renewals',
  'enquiries',
  'comments',
  'concerns',
  'letters',
  'figures',
  'staff',
] as const;

describe.each([
  ['empty', false],
  ['full of made-up employers', true],
] as const)('the desk, %s', (_name, demo) => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open({ demo });
  }, 180_000);
  afterAll(() => site?.close());

  test.each(['fi', 'sv'] as const)(
    'has no page that axe finds a fault in, in %s, and none is wider than a phone',
    async (locale) => {
      await using reader = await openReader();
      const { page } = reader;
      await signIn(site, page, locale);
      const paths: string[] = lists.map((key) => deskHref(key));
      for (const list of ['applications', 'awards', 'enquiries', 'comments', 'concerns', 'staff'] as const) {
        await page.goto(`${site.url}${deskHref(list)}${list === 'applications' ? '?state=all' : ''}`);
        const first = page.locator('table.list th a').first();
        if (await first.count()) paths.push((await first.getAttribute('href')) ?? '');
      }
      await page.goto(site.url + deskHref('today'));
      const today = page.locator('section[aria-labelledby="enquiries"] li:has(.days .word) a').first();
      if (await today.count()) paths.push((await today.getAttribute('href')) ?? '');
      expect(paths.length).toBe(demo ? lists.length + 7 : lists.length + 1);
      for (const path of paths) {
        await page.setViewportSize({ width: 1280, height: 900 });
        await page.goto(site.url + path);
        expect([path, await violations(page)]).toEqual([path, []]);
        await page.setViewportSize({ width: 320, height: 800 });
        expect([path, await tooWide(page)]).toEqual([path, []]);
      }
    },
    240_000,
  );
});

describe('at the desk', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
  }, 120_000);
  afterAll(() => site?.close());

  /** Sends an application by the public form, without script, and confirms it by its letter. */
  async function applied(locale: 'fi' | 'sv') {
    const who = employer();
    await using reader = await openReader({ javaScript: false });
    const { page } = reader;
    await page.goto(site.url + href('apply', locale));
    await fill(page, apply, { ...who.answers, letters: locale });
    await ripen(page);
    await page.locator('main form button[type="submit"]').last().click();
    await page.waitForURL(`${site.url}${href('apply-sent', locale)}`);
    const link = await site.link(who.email, /\/(logo\/vahvista|sv\/logotyp\/bekrafta)\/[\w-]{43}\//);
    await page.goto(site.url + link);
    await page.locator('main form button').first().click();
    await page.locator('main h1').waitFor();
    return who;
  }

  /** The links of the register's list to holders of this name. */
  function holders(page: Page, name: string): Promise<string[]> {
    return page
      .getByRole('link', { name, exact: true })
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname));
  }

  async function decide(page: Page, outcome: 'approved' | 'declined', reasons: string) {
    await page.locator(`[name="outcome"][value="${outcome}"]`).check();
    await page.fill('[name="reasons"]', reasons);
    await page.locator('[name="impartial"]').check();
    await page.locator('button[value="decide"]').click();
    await page.locator('.done').waitFor();
  }

  test.each(['fi', 'sv'] as const)(
    'a question is answered, the checks are made, the approval is undone and made again, and then it is public, in %s',
    async (locale) => {
      const who = await applied(locale);
      await using reader = await openReader();
      const { page } = reader;
      await signIn(site, page, locale);
      await page.goto(site.url + deskHref('applications'));
      await page.getByRole('link', { name: who.organisation }).click();
      const file = page.url().replace(site.url, '');

      await page.fill('[name="question"]', 'Kuka teiltä osallistuu perehdytykseen?');
      await page.locator('button[value="ask"]').click();
      await page.locator('.done').waitFor();
      const link = await site.link(who.email, /\/(oma|sv\/egen)\/[\w-]{43}\//);
      await page.goto(site.url + link);
      await page.fill('[name="answer"]', 'Tuotantopäällikkömme tulee mukaan.');
      await page.locator('form:has([name="answer"]) button').first().click();
      await page.waitForLoadState();

      await page.goto(site.url + file);
      expect(await page.locator('main').innerText()).toContain('Tuotantopäällikkömme tulee mukaan.');
      for (const item of items) {
        await page.locator(`[name="${item}-verdict"][value="good"]`).check();
        if (item === 'entitled' || item === 'talk')
          await page.fill(`[name="${item}-note"]`, 'Soitettu vaihteeseen.');
      }
      await page.locator('button[value="review"]').click();
      await page.locator('.done').waitFor();

      await decide(page, 'approved', 'Kerroitte jokaisesta sitoumuksesta selvästi.');
      await page.locator('button[value="undo"]').click();
      await page.locator('.done').waitFor();
      await decide(page, 'approved', 'Kerroitte jokaisesta sitoumuksesta selvästi, kiitos.');
      await page.goto(`${site.url}${href('register', locale)}?name=${encodeURIComponent(who.organisation)}`);
      expect(await holders(page, who.organisation)).toEqual([]);

      await site.letTheWindowPass([page]);
      await page.goto(`${site.url}${href('register', locale)}?name=${encodeURIComponent(who.organisation)}`);
      expect(await holders(page, who.organisation)).toHaveLength(1);
    },
    180_000,
  );

  test.each(['fi', 'sv'] as const)(
    'an application is declined with reasons, and its applicant gets them by letter, in %s',
    async (locale) => {
      const who = await applied(locale);
      await using reader = await openReader();
      const { page } = reader;
      await signIn(site, page, locale);
      await page.goto(site.url + deskHref('applications'));
      await page.getByRole('link', { name: who.organisation }).click();
      await page.locator('button[value="decide"]').click();
      await page.locator('#summary').waitFor();
      const reasons = 'Hakemuksesta puuttuu, miten mukautukset tehdään.';
      await decide(page, 'declined', reasons);
      await site.letTheWindowPass([page]);
      await fetch(`${site.url}/cdn-cgi/handler/scheduled`);
      await expect
        .poll(() => site.mailbox.letters.filter(({ to }) => to.includes(who.email)).at(-1)?.text, {
          timeout: 20_000,
        })
        .toContain(reasons);
    },
    180_000,
  );
});
