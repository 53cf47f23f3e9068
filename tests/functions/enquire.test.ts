import { beforeEach, describe, expect, test } from 'vitest';
import { enquiries, outbox } from '../../functions/store/schema';
import { href } from '../../src/i18n/routes';
import { enquiry } from '../support/store';
import { appIn, type Fields, freshWorld, opened, post, type TestWorld } from '../support/world';

let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

/** Sends an enquiry on the page of a language. @returns the receipt and the letter to the team */
async function ask(other: Fields = {}, locale: 'fi' | 'sv' | 'en' = 'fi') {
  const app = appIn(world);
  const path = href('contact', locale);
  const answer = await post(app, path, enquiry(await opened(app, world, path), other));
  await app.settle();
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toBe(href('contact-sent', locale));
  const to = (address: RegExp) =>
    world.posted.map(({ letter }) => letter).find((letter) => address.test(letter.to));
  return { receipt: to(/kysyja@/), notice: to(/^ips/) };
}

describe('an enquiry', () => {
  test('is stored as it was asked, to be answered in three working days', async () => {
    world.at('2026-12-23T10:00:00Z');
    await ask();
    expect(await world.db.select().from(enquiries)).toEqual([
      expect.objectContaining({
        state: 'open',
        locale: 'fi',
        municipality: '743',
        topics: ['ips', 'logo'],
        way: 'visit',
        suits: 'Tiistaisin',
        message: 'Kertoisitteko meille lisää?',
        name: 'Esimerkki Kysyjä',
        email: 'kysyja@example.fi',
        answerBy: '2026-12-30',
        closedAt: null,
      }),
    ]);
  });

  test.each([
    ['fi', 'Saimme viestisi', 'Mitä IPS-työhönvalmennus on, Logo ja sen hakeminen'],
    ['sv', 'Vi har fått ditt meddelande', /Ditt ärende gäller: .+, .+/],
    ['en', 'We have received your message', /Your message is about: .+, .+/],
  ] as const)('on the page in %s is receipted in that language', async (locale, subject, topics) => {
    const { receipt } = await ask({}, locale);
    expect(receipt?.subject).toBe(subject);
    expect(receipt?.text).toMatch(topics);
    expect(receipt?.html).toContain(`<html lang="${locale}"`);
    expect(receipt?.text).not.toMatch(/\{|Kertoisitteko/);
  });

  test.each([
    ['743', 'ips.etela-pohjanmaa@example.fi', 'Uusi yhteydenotto: Seinäjoki'],
    ['905', 'ips.pohjanmaa@example.fi', 'Uusi yhteydenotto: Vaasa'],
    ['other', 'ips@example.fi', 'Uusi yhteydenotto: Muu kunta'],
  ])('from municipality %s goes to %s', async (municipality, to, subject) => {
    const { notice } = await ask({ municipality }, 'sv');
    expect(notice).toMatchObject({ to, subject });
    expect(notice?.text).toContain('Kertoisitteko meille lisää?');
    expect(notice?.text).toContain('Esimerkki Kysyjä, Lakeuden Esimerkkileipomo Oy');
  });

  test('tells the team a dash for what was left empty, and no stray comma', async () => {
    const { notice } = await ask({ message: '', when: '', organisation: '', phone: '' });
    expect(notice?.text).toMatch(/^Viesti: –$/m);
    expect(notice?.text).toMatch(/^Toivottu aika: –$/m);
    expect(notice?.text).toMatch(/^Yhteydenottaja: Esimerkki Kysyjä$/m);
    expect(notice?.text).toMatch(/^Yhteystieto: kysyja@example\.fi$/m);
  });

  test('sent twenty times at once is one, with two letters', async () => {
    const app = appIn(world);
    const fields = enquiry(await opened(app, world, '/yhteys/'));
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(app, '/yhteys/', fields)));
    await app.settle();
    expect(answers.map((answer) => answer.status)).toEqual(Array(20).fill(303));
    expect(await world.db.select().from(enquiries)).toHaveLength(1);
    expect(await world.db.select().from(outbox)).toHaveLength(2);
    expect(world.posted).toHaveLength(2);
  });

  test('that wants a call without a number comes back at that field', async () => {
    const app = appIn(world);
    const fields = enquiry(await opened(app, world, '/yhteys/'), { how: 'phone' });
    const answer = await post(app, '/yhteys/', fields);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({
      form: { notice: 'faults', faults: { phone: 'requiredForCall' } },
    });
    expect(await world.db.select().from(enquiries)).toEqual([]);
  });
});
