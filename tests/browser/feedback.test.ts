import { expect, test } from 'vitest';
import { contacts, letters as letterTexts, programme } from '../../src/collections/read';
import { feedback } from '../../src/forms/feedback';
import { locales } from '../../src/i18n/locale';
import { href } from '../../src/i18n/routes';
import { translator } from '../../src/i18n/translate';
import { unbound } from '../support/browser';
import { answersIn, arrived, at, fill, openReader, send, unique } from '../support/journey';
import { letters } from '../support/letters';

test.concurrent.each(locales)(
  'feedback on accessibility is given in %s with script, styles, fonts, pictures and cookies off',
  async (locale) => {
    const t = translator(locale);
    await using reader = await openBare();
    const { page, context, problems } = reader;
    const message = `Valikko ei aukea näppäimistöllä. ${unique()}`;
    const email = `lukija.${unique()}@example.fi`;

    await page.goto(at('accessibility', locale));
    await page
      .locator(`main a[href="${href('feedback', locale)}"]`)
      .first()
      .click();
    await page.waitForURL(at('feedback', locale));
    await fill(page, feedback, { page: '/logo/', email });
    await send(page);
    await page.locator('#summary').waitFor();
    expect(await page.textContent('#summary a')).toBe(await page.textContent('#message-error'));
    expect(await page.title()).toContain(t('form.title.error', { title: t('feedback.title') }));
    expect(await answersIn(page, feedback)).toMatchObject({ page: '/logo/', email });

    await fill(page, feedback, { message });
    await send(page);
    await page.waitForURL(at('feedback-sent', locale));
    expect(unbound(await page.textContent('main'))).toContain(
      t('sent.feedback.lead', { days: programme.feedback.answerDays }),
    );

    const [receipt] = await arrived(email, 1);
    expect(receipt?.subject).toBe(letterTexts.get(`feedback-received.${locale}`)?.subject);
    expect(await toldOf(message)).toEqual([contacts.team.mail]);
    expect(await context.cookies()).toEqual([]);
    expect(problems.splice(0).filter((problem) => !problem.includes('net::ERR_FAILED'))).toEqual([]);
  },
);

test.concurrent('feedback without an address is taken too', async ({ expect }) => {
  await using reader = await openReader({ javaScript: false });
  const message = `Teksti on liian pientä. ${unique()}`;
  await reader.page.goto(at('feedback', 'fi'));
  await fill(reader.page, feedback, { message });
  await send(reader.page);
  await reader.page.waitForURL(at('feedback-sent', 'fi'));
  await expect.poll(() => toldOf(message), { timeout: 10_000 }).toEqual([contacts.team.mail]);
});

/** A browser that loads nothing but pages, runs nothing and keeps nothing. */
async function openBare() {
  const reader = await openReader({ javaScript: false });
  await reader.page.route('**/*', (route) =>
    route.request().resourceType() === 'document' ? route.continue() : route.abort(),
  );
  return reader;
}

/** Those who were told this. */
async function toldOf(message: string) {
  return (await letters()).filter((letter) => letter.text?.includes(message)).flatMap((letter) => letter.to);
}
