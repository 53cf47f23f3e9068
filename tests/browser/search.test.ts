import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { locales } from '../../src/i18n/locale';
import { translator } from '../../src/i18n/translate';
import { violations } from '../support/axe';
import { at, openReader } from '../support/journey';

const questions = {
  fi: ['mukautuksista', '/tyonantajalle/mukautukset/'],
  sv: ['anpassningarna', '/sv/for-arbetsgivare/anpassningar/'],
  en: ['adjustments', '/en/for-employers/adjustments/'],
} as const;

describe.each(locales)('the search in %s', (locale) => {
  const [question, path] = questions[locale];
  const t = translator(locale);

  test('finds without script, from the field to the page', async () => {
    await using reader = await openReader({ javaScript: false });
    const { page } = reader;
    await page.goto(at('home', locale));
    await page
      .locator('header .header-top')
      .getByRole('link', { name: t('nav.search'), exact: true })
      .click();
    await page.getByRole('searchbox').fill(question);
    await page.getByRole('searchbox').press('Enter');
    await page.waitForURL(/\?q=/);
    expect(await page.locator('#hits mark').count()).toBeGreaterThan(0);
    await page.locator(`#hits a[href="${path}"]`).click();
    expect(new URL(page.url()).pathname).toBe(path);
  });

  test('finds while one types, with the words of any form marked, and asks nobody else', async () => {
    await using reader = await openReader();
    const { page } = reader;
    await page.goto(at('search', locale));
    const loaded: string[] = [];
    page.on('request', (request) => void loaded.push(new URL(request.url()).pathname));
    expect(loaded.filter((one) => one.startsWith('/pagefind/'))).toEqual([]);
    await page.getByRole('searchbox').pressSequentially(question);
    await page.locator(`#hits a[href="${path}"]`).waitFor();
    expect(loaded.some((one) => one.startsWith(`/pagefind/wasm.${locale}.`))).toBe(true);
    expect(await page.locator('#hits mark').count()).toBeGreaterThan(0);
    expect(await page.getByRole('status').textContent()).toContain(question);
    await page.getByRole('searchbox').press('Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'said');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('#hits li h3') !== null)).toBe(true);
    expect(await violations(page)).toEqual([]);
  });
});

test('more than are shown at a time are a link away, with script and without', async () => {
  for (const javaScript of [true, false]) {
    await using reader = await openReader({ javaScript });
    const { page } = reader;
    await ask(page, 'logo');
    const turns = page.locator('#turns');
    await turns.getByText(/Tulokset 1–\u2060?20/).waitFor();
    const paths = () =>
      page.locator('#hits h3 a').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    const first = await paths();
    await turns.locator('[rel=next]').click();
    await turns.locator('[rel=prev]').waitFor();
    const second = await paths();
    expect(second.length).toBeGreaterThan(0);
    expect(second.filter((path) => first.includes(path))).toEqual([]);
    expect(new URL(page.url()).search).toBe('?q=logo&page=2');
    if (javaScript) {
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('said');
      expect(await violations(page)).toEqual([]);
    }
    await turns.locator('[rel=prev]').click();
    await turns.getByText(/Tulokset 1–\u2060?20/).waitFor();
    expect(await paths()).toEqual(first);
  }
});

test('what nobody wrote is told so, with where to go on', async () => {
  for (const javaScript of [true, false]) {
    await using reader = await openReader({ javaScript });
    const { page } = reader;
    await ask(page, 'xyzzyqw');
    await page.getByText(translator('fi')('search.none', { question: 'xyzzyqw' })).waitFor();
    expect(await page.locator('#starts a').first().isVisible()).toBe(true);
    expect(await page.locator('#hits li').count()).toBe(0);
    if (javaScript) expect(await violations(page)).toEqual([]);
  }
});

test('a mistyped word is answered with the one that was meant', async () => {
  await using reader = await openReader({ javaScript: false });
  await reader.page.goto(`${inject('siteUrl')}/haku/?q=kohxuulliset`);
  await reader.page.locator('#near a').first().click();
  expect(await reader.page.locator('#hits li').count()).toBeGreaterThan(0);
});

test('what is typed is never read as HTML', async () => {
  await using reader = await openReader();
  const { page } = reader;
  await page.goto(`${inject('siteUrl')}/haku/?q=${encodeURIComponent('<img src=x onerror=alert(1)>"')}`);
  expect(await page.locator('main img').count()).toBe(0);
  await page.getByRole('searchbox').fill('<b>logo</b>');
  await page.getByRole('searchbox').press('Enter');
  await page.locator('#hits li').first().waitFor();
  expect(await page.locator('.found b').count()).toBe(0);
});

/** Asks the search of the Finnish site. */
async function ask(page: Page, question: string): Promise<void> {
  await page.goto(at('search', 'fi'));
  await page.getByRole('searchbox').fill(question);
  await page.getByRole('searchbox').press('Enter');
}
