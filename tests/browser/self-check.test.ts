import { describe, expect, test } from 'vitest';
import { locales } from '../../src/i18n/locale';
import { translator } from '../../src/i18n/translate';
import { commitments } from '../../src/programme/commitments';
import { namesOf } from '../../src/programme/selfcheck';
import { violations } from '../support/axe';
import { alive, at, openReader } from '../support/journey';

const names = commitments.flatMap(namesOf);

describe.each(locales)('the self-check in %s', (locale) => {
  const t = translator(locale);

  test('counts by commitment as it is answered, and sends nothing', async () => {
    await using reader = await openReader();
    const { page } = reader;
    await page.goto(at('self-check', locale));
    const button = page.getByRole('button', { name: t('door.apply') });
    expect(await button.isVisible()).toBe(false);
    const sent: string[] = [];
    page.on(
      'request',
      (request) => void (/\.js$/.test(new URL(request.url()).pathname) || sent.push(request.url())),
    );
    for (const name of names) await page.locator(`#${name}-${name === 'respect-2' ? 'no' : 'yes'}`).check();
    await button.waitFor();
    expect(sent).toEqual([]);
    expect(await page.getByRole('status').textContent()).toBe(t('door.done', { count: 4, all: 5 }));
    expect(await page.locator('[data-part="privacy"] .state').textContent()).toContain(t('door.open'));
    expect(await page.locator('[data-part="respect"] .state').textContent()).toContain(t('door.ajar'));
    expect(await violations(page)).toEqual([]);
  });

  test('without script is a form with its own key', async () => {
    await using reader = await openReader({ javaScript: false });
    const { page } = reader;
    await page.goto(at('self-check', locale));
    expect(await page.getByRole('radio').count()).toBe(36);
    expect(await page.locator('.key:visible').count()).toBe(5);
    expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0);
  });
});

test('its answers begin the application, and what was typed there before stays', async () => {
  await using reader = await openReader();
  const { page } = reader;
  const t = translator('fi');
  await page.goto(at('apply', 'fi'));
  await alive(page);
  await page.locator('[name="privacyHow"]').fill('Tämän kirjoitin itse.');
  await page.goto(at('self-check', 'fi'));
  for (const name of names)
    await page.locator(`#${name}-${name.startsWith('respect') ? 'no' : 'yes'}`).check();
  await page.getByRole('button', { name: t('door.apply') }).click();
  await page.waitForURL(at('apply', 'fi'));
  await alive(page);
  await expect.poll(() => page.inputValue('[name="recruitingHow"]')).toContain(t('door.recruiting-1'));
  expect(await page.inputValue('[name="privacyHow"]')).toBe('Tämän kirjoitin itse.');
  expect(await page.inputValue('[name="respectHow"]')).toBe('');
  expect(await page.locator('[name="stamp"], input[type="hidden"]').first().inputValue()).not.toBe('');
});
