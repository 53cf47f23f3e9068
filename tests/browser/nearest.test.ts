import { expect, test } from 'vitest';
import { contacts, programme } from '../../src/collections/read';
import { locales } from '../../src/i18n/locale';
import { translator } from '../../src/i18n/translate';
import { municipalities } from '../../src/programme/places';
import { violations } from '../support/axe';
import { unbound } from '../support/browser';
import { at, openReader } from '../support/journey';

test.each(locales)('a reader finds the coach of a municipality, without script: %s', async (locale) => {
  await using reader = await openReader({ javaScript: false, width: 390, height: 844 });
  const { page } = reader;
  const t = translator(locale);
  await page.goto(at('contact', locale));
  const select = page.getByLabel(t('contact.choose.pick'));
  expect(await select.locator('option').count()).toBe(municipalities.length + 1);

  await select.selectOption('232');
  await page.getByRole('button', { name: t('contact.choose.show') }).click();
  const box = page.locator('.nearest');
  expect(await box.locator('h2').textContent()).toBe(t('contact.yours', { place: 'Kauhajoki' }));
  const area = contacts.areas.find((one) => one.area === 'etela-pohjanmaa');
  const [manager, , coach, other] = area?.people ?? [];
  const text = unbound(await box.textContent());
  expect(text).toContain(coach?.role[locale]);
  expect(text).toContain(manager?.role[locale]);
  expect(text).not.toContain(other?.role[locale]);
  expect(text.indexOf(coach?.role[locale] ?? '?')).toBeLessThan(text.indexOf(manager?.role[locale] ?? '?'));
  expect(text).toContain(t('contact.promise', { days: programme.enquiry.answerWorkingDays }));
  expect(await page.locator('form[method="post"] [name="municipality"]').inputValue()).toBe('232');
});

test('every municipality has a contact of its own', () => {
  const missing = municipalities.filter(
    ({ code }) =>
      !contacts.areas.some(({ people }) => people.some((person) => person.municipalities.includes(code))),
  );
  expect(missing).toEqual([]);
});

test('what is no municipality changes nothing', async () => {
  await using reader = await openReader();
  const { page } = reader;
  for (const code of ['', '999', '<script>']) {
    await page.goto(`${at('contact', 'fi')}?place=${encodeURIComponent(code)}`);
    expect(await page.locator('.nearest-people').count()).toBe(0);
    expect(await page.locator('form[method="post"] [name="municipality"]').inputValue()).toBe('');
  }
  await page.goto(`${at('contact', 'fi')}?place=905`);
  expect(await page.locator('.nearest-people').count()).toBe(1);
  expect(await violations(page)).toEqual([]);
});
