import { describe, expect, test } from 'vitest';
import { contacts, letters as letterTexts, programme } from '../../src/collections/read';
import { enquiry, ways } from '../../src/forms/enquiry';
import { translator } from '../../src/i18n/translate';
import { municipality } from '../../src/programme/places';
import { violations } from '../support/axe';
import { unbound } from '../support/browser';
import { answersIn, arrived, at, fill, openReader, send, unique } from '../support/journey';
import { letters } from '../support/letters';

const said = translator('fi');

describe.each([
  { locale: 'fi', script: 'without', place: '743', area: 'etela-pohjanmaa' },
  { locale: 'sv', script: 'with', place: '499', area: 'pohjanmaa' },
] as const)(
  'an employer asks to hear more, in $locale and $script script',
  ({ locale, script, place, area }) => {
    const t = translator(locale);
    const team = contacts.areas.find((each) => each.area === area)?.mail ?? '';

    test.concurrent.each(ways)('and wishes for: %s', async (way) => {
      await using reader = await openReader({ javaScript: script === 'with' });
      const { page } = reader;
      const name = `Kysyjä ${unique()}`;
      const email = `kysyja.${unique()}@example.fi`;
      const answers = {
        topics: ['ips', 'team'],
        how: way,
        when: 'ti klo 13–15',
        message: 'Meillä on 12 hengen konepaja.\nTervetuloa!',
        name,
        organisation: 'Paja Oy',
        municipality: place,
        email,
      };
      await page.goto(at('contact', locale));
      await fill(page, enquiry, answers);
      await send(page);
      if (way === 'phone') {
        await page.locator('#summary a[href="#phone"]').waitFor();
        const fault = t('enquiry.phone.fault.requiredForCall');
        expect(await page.textContent('#summary a')).toBe(fault);
        expect(await page.textContent('#phone-error')).toBe(fault);
        expect(await page.evaluate(() => document.activeElement?.id)).toBe('summary');
        expect(await page.title()).toMatch(locale === 'fi' ? /^Virhe: / : /^Fel: /);
        expect(await answersIn(page, enquiry)).toMatchObject(answers);
        if (script === 'with') expect(await violations(page)).toEqual([]);
        await fill(page, enquiry, { phone: '050 765 4321' });
        await send(page);
      }
      await page.waitForURL(at('contact-sent', locale));
      expect(await page.textContent('h1')).toBe(t('sent.enquiry.title'));
      expect(unbound(await page.textContent('main'))).toContain(
        t('sent.enquiry.lead', { days: programme.enquiry.answerWorkingDays }),
      );

      const [receipt] = await arrived(email, 1);
      expect(receipt?.subject).toBe(letterTexts.get(`enquiry-received.${locale}`)?.subject);
      expect(receipt?.html).toContain(`lang="${locale}"`);
      expect(receipt?.text).toContain([t('enquiry.topics.ips'), t('enquiry.topics.team')].join(', '));

      const told = (await arrived(team, 1)).filter((letter) => letter.text?.includes(name));
      expect(told).toHaveLength(1);
      expect(told[0]?.subject).toContain(municipality(place)?.name.fi);
      for (const text of [
        said(`enquiry.how.${way}`),
        answers.when,
        answers.message,
        email,
        said('enquiry.topics.ips'),
      ]) {
        expect(told[0]?.text).toContain(text);
      }
      if (way === 'phone') expect(told[0]?.text).toContain('050 765 4321');
    });
  },
);

test('an enquiry from another municipality goes to the whole team', async () => {
  await using reader = await openReader({ javaScript: false });
  const name = `Kysyjä ${unique()}`;
  const email = `kysyja.${unique()}@example.fi`;
  await reader.page.goto(at('contact', 'en'));
  await fill(reader.page, enquiry, { topics: ['other'], how: 'email', name, municipality: 'other', email });
  await send(reader.page);
  await reader.page.waitForURL(at('contact-sent', 'en'));
  await arrived(email, 1);
  const told = (await letters()).filter((letter) => letter.text?.includes(name));
  expect(told.flatMap((letter) => letter.to)).toEqual([contacts.team.mail]);
});
