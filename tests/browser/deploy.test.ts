import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { secretFrom } from '../../functions/secret';
import { apply } from '../../src/forms/apply';
import { stampName } from '../../src/forms/state';
import { href } from '../../src/i18n/routes';
import { translator } from '../../src/i18n/translate';
import { violations } from '../support/axe';
import { employer } from '../support/employer';
import { alive, answersIn, arrived, at, fill, openReader, send, sendButton } from '../support/journey';
import { vars } from '../support/vars';

/** The stamp of an application that was opened a minute ago, while the rules had other words. */
async function stampOfBefore(): Promise<string> {
  const text = `${randomUUID()}.${(Date.now() - 60_000).toString(36)}.words-of-before-`;
  return `${text}.${await secretFrom(vars.SECRET).sign(`apply:${text}`)}`;
}

test.each([
  ['fi', true],
  ['sv', false],
] as const)(
  'rules that changed while the application was open are read and accepted anew, and nothing typed is lost, in %s, with script: %s',
  async (locale, javaScript) => {
    const t = translator(locale);
    const who = employer();
    await using reader = await openReader({ javaScript });
    const { page, problems } = reader;
    const stamp = await stampOfBefore();
    const typed = { ...who.answers, letters: locale };
    await page.goto(at('apply', locale));
    if (javaScript) {
      // As it was left on this device before the deploy.
      const draft = JSON.stringify({ typed, stamp, at: Date.now() - 60_000 });
      await page.evaluate((text) => localStorage.setItem('application', text), draft);
      await page.reload();
      await page.getByText(t('apply.draft.found')).waitFor();
    } else {
      await fill(page, apply, typed);
      await page.locator(`[name="${stampName}"]`).evaluate((field, old) => {
        (field as HTMLInputElement).value = old;
      }, stamp);
    }
    const before = await answersIn(page, apply);
    expect(before).toMatchObject({ organisation: who.organisation });
    await sendButton(page).click();

    await page.getByText(t('form.notice.reworded')).waitFor();
    expect(await answersIn(page, apply)).toEqual({ ...before, rules: '' });
    if (javaScript) {
      await alive(page);
      expect(await violations(page)).toEqual([]);
    }
    // A browser tells of the answer that its script was given.
    problems.splice(0, problems.length, ...problems.filter((one) => !/status of 422/.test(one)));
    await page.check('[name="rules"]');
    await send(page);
    await page.waitForURL((url) => url.pathname === href('apply-sent', locale));
    expect(await arrived(who.email, 1)).toHaveLength(1);
  },
  120_000,
);
