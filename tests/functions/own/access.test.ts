import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { deliver } from '../../../functions/deliver';
import { contacts, links } from '../../../functions/store/schema';
import { locales } from '../../../src/i18n/locale';
import { dump, origin } from '../../support/store';
import { appIn, type Fields, freshWorld, post, type TestWorld } from '../../support/world';
import { aDay, aMinute, anHour, deskOf, received } from '../desk/desk';
import { changeToken, first, form, holder, look, page, person, readToken, send, shown } from './own';

let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

const changes: Fields[] = [
  { act: 'contact', place: 'first', name: 'Joku Toinen', email: 'joku@example.fi' },
  { act: 'contact', place: 'second', name: 'Joku Toinen', email: 'joku@example.fi' },
  { act: 'remove-contact' },
  { act: 'withdraw', sure: 'yes' },
  { act: 'give-up', sure: 'yes' },
  { act: 'erase', sure: 'yes' },
  { act: 'answer', answer: 'Vastaus väärällä linkillä.' },
];

describe('a link for reading', () => {
  test('shows how things stand, without mails and phones', async () => {
    const award = await holder(world);
    const own = await shown(world, await readToken(world, award.application));
    expect(own).toMatchObject({
      by: 'read',
      award: { code: award.code, state: { state: 'active' }, entry: { organisation: award.organisation } },
      contacts: [{ place: 'first', name: 'Esimerkki first', confirmed: true }],
    });
    expect(JSON.stringify(own)).not.toMatch(/henkilo@|050 000/);
  });

  test('changes and erases nothing, whatever is sent', async () => {
    const award = await holder(world);
    const token = await readToken(world, award.application);
    const before = await dump(world);
    for (const fields of changes)
      expect([fields, (await send(world, token, fields)).status]).toEqual([fields, 403]);
    expect((await send(world, token, { act: 'constructor' })).status).toBe(400);
    expect(await dump(world)).toEqual(before);
  });

  test('gives the data as JSON without mails and phones', async () => {
    const award = await holder(world);
    const answer = await deskOf(world).get(`${page(await readToken(world, award.application))}data.json`);
    expect(answer.headers.get('content-type')).toContain('application/json');
    const text = await answer.text();
    expect(text).toContain(award.organisation);
    expect(text).not.toMatch(/henkilo@|050 000|enteredBy|stoppedOn|validUntil/);
    expect(JSON.parse(text)).toMatchObject({ yearlyChecks: [], appeals: [] });
  });

  test.each(locales)('lives 90 days and is then like one that never was, in %s', async (locale) => {
    const award = await holder(world);
    const token = await readToken(world, award.application);
    world.at('2027-01-31T21:59:59Z');
    expect((await look(world, token)).state).toBe('approved');
    world.at('2027-01-31T22:00:00Z');
    const get = async (path: string) => (await appIn(world).request(origin + path)).text();
    expect(await get(page(token, locale))).toBe(await get(page('A'.repeat(43), locale)));
    expect((await deskOf(world).get(`${page(token, locale)}data.json`)).status).toBe(404);
  });
});

describe('a change link', () => {
  test('goes to every confirmed contact and to nobody else, once in ten minutes, with the same answer each time', async () => {
    const award = await holder(world);
    await person(world, award.application, 'second', 'toinen@example.fi');
    const token = await readToken(world, award.application);
    const all = await Promise.all([1, 2, 3].map(() => send(world, token, { act: 'link' })));
    expect(all.map((answer) => [answer.status, answer.headers.get('location')])).toEqual(
      Array(3).fill([303, `${page(token)}?done=linked`]),
    );
    await deliver(world);
    expect(world.posted.map(({ letter }) => letter.to).sort()).toEqual([first, 'toinen@example.fi']);
    world.later(10 * aMinute);
    await send(world, token, { act: 'link' });
    await deliver(world);
    expect(world.posted).toHaveLength(4);
  });

  test('is not sent to a contact that nobody confirmed', async () => {
    const award = await holder(world);
    await person(world, award.application, 'second', 'toinen@example.fi', null);
    await changeToken(world, award.application);
    expect(world.posted.map(({ letter }) => letter.to)).toEqual([first]);
  });

  test('shows mails and phones, lives 24 hours, and its secret is nowhere in the database', async () => {
    const award = await holder(world);
    const token = await changeToken(world, award.application);
    expect(await shown(world, token)).toMatchObject({
      by: 'change',
      contacts: [{ email: first, phone: '050 000 0000' }],
    });
    expect(JSON.stringify(await dump(world))).not.toContain(token);
    world.later(24 * anHour - 1);
    expect((await look(world, token)).state).toBe('approved');
    world.later(1);
    expect(await look(world, token)).toEqual({ state: 'gone' });
    expect((await send(world, token, { act: 'give-up', sure: 'yes' })).status).toBe(200);
  });

  test('looked at twenty times changes nothing', async () => {
    const award = await holder(world);
    const token = await changeToken(world, award.application);
    const before = await dump(world);
    for (let at = 0; at < 20; at += 1) await look(world, token);
    await deskOf(world).get(form(token));
    await deskOf(world).get(`${page(token)}data.json`);
    expect(await dump(world)).toEqual(before);
  });

  test('opens the own employer alone', async () => {
    const award = await holder(world);
    const other = await holder(world, { code: '7KD-3VMH', application: 'other', organisation: 'Toinen Oy' });
    const token = await changeToken(world, award.application);
    await send(world, token, { act: 'give-up', sure: 'yes' });
    expect(await shown(world, await readToken(world, other.application))).toMatchObject({
      organisation: 'Toinen Oy',
      award: { state: { state: 'active' } },
    });
  });

  test.each(['confirm', 'sign-in'] as const)('of the purpose %s opens nothing', async (purpose) => {
    const award = await holder(world);
    const token = await changeToken(world, award.application);
    await world.db.update(links).set({ purpose });
    expect(await look(world, token)).toEqual({ state: 'gone' });
  });

  test('sent from elsewhere does nothing', async () => {
    const award = await holder(world);
    const token = await changeToken(world, award.application);
    const before = await dump(world);
    const headers = { 'sec-fetch-site': 'cross-site' };
    expect((await post(appIn(world), page(token), { act: 'give-up', sure: 'yes' }, headers)).status).toBe(
      403,
    );
    expect(await dump(world)).toEqual(before);
  });
});

describe('withdrawing an application', () => {
  test('ends it, confirms it by letter, and uses every change link up', async () => {
    const { id } = await received(world);
    const token = await changeToken(world, id);
    expect((await send(world, token, { act: 'withdraw' })).status).toBe(422);
    const answer = await send(world, token, { act: 'withdraw', sure: 'yes' });
    expect(answer.status).toBe(303);
    const to = answer.headers.get('location') ?? '';
    expect(await deskOf(world).look(to)).toMatchObject({
      own: { state: 'withdrawn', by: 'read' },
      done: 'withdrawn',
    });
    expect(await look(world, token)).toEqual({ state: 'gone' });
    expect(world.posted.at(-1)?.letter.subject).toMatch(/^Hakemus peruttiin/);
  });

  test('is done once of two at once', async () => {
    const { id } = await received(world);
    const token = await changeToken(world, id);
    const all = await Promise.all([1, 2].map(() => send(world, token, { act: 'withdraw', sure: 'yes' })));
    expect(all.map(({ status }) => status).filter((status) => status === 303)).toHaveLength(1);
    await deliver(world);
    expect(world.posted.filter(({ letter }) => letter.subject.startsWith('Hakemus peruttiin'))).toHaveLength(
      1,
    );
  });
});

describe('giving the logo up', () => {
  test('ends the award at once, with a letter, and the page says so', async () => {
    const award = await holder(world);
    const answer = await send(world, await changeToken(world, award.application), {
      act: 'give-up',
      sure: 'yes',
    });
    expect(answer.status).toBe(303);
    expect(await deskOf(world).look(answer.headers.get('location') ?? '')).toMatchObject({
      own: { award: { state: { state: 'ended', why: 'given-up' }, renewal: { state: 'over' } } },
    });
    await deliver(world);
    expect(world.posted.at(-1)?.letter).toMatchObject({ to: first });
  });
});

describe('a lost link', () => {
  const ask = async (email: string, path = '/oma/') => {
    const app = appIn(world);
    const answer = await post(app, path, { email });
    await app.settle();
    return { status: answer.status, headers: [...answer.headers], body: await answer.text() };
  };

  test('is answered the same, byte for byte, whatever the address is', async () => {
    const award = await holder(world);
    await person(world, award.application, 'second', 'toinen@example.fi', null);
    const answers = [];
    for (const email of [
      first,
      'tuntematon@example.fi',
      'toinen@example.fi',
      first,
      '',
      'x'.repeat(9000),
      '\u0000',
    ])
      answers.push(await ask(email));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ status: 200, body: '{"asked":true}' });
    expect(world.posted.map(({ letter }) => letter.to)).toEqual([first]);
  });

  test('brings one letter with the links of everything, and they work', async () => {
    const award = await holder(world);
    await holder(world, { code: '7KD-3VMH', application: 'other', organisation: 'Toinen Oy' });
    await ask('HENKILO@example.fi', '/sv/egen/');
    expect(world.posted).toHaveLength(1);
    const tokens = [...(world.posted[0]?.letter.text ?? '').matchAll(/\/oma\/([\w-]{43})\//g)].map(
      ([, token]) => token,
    );
    expect(tokens).toHaveLength(2);
    const organisations = await Promise.all(
      tokens.map(async (token) => (await shown(world, token ?? '')).organisation),
    );
    expect(organisations.sort()).toEqual([award.organisation, 'Toinen Oy'].sort());
  });

  test('sends each spelling of a mailbox its own links alone', async () => {
    await holder(world);
    await holder(world, { code: '7KD-3VMH', application: 'other', organisation: 'Toinen Oy' });
    const email = 'henkilo+toinen@example.fi';
    await world.db.update(contacts).set({ email }).where(eq(contacts.application, 'other'));
    await ask(first, '/sv/egen/');
    const [one, ...rest] = world.posted.map(({ letter }) => letter).filter(({ to }) => to === first);
    expect(rest).toEqual([]);
    expect(one?.text).not.toContain('Toinen Oy');
    expect(world.posted.map(({ letter }) => letter.to).sort()).toEqual([email, first].sort());
  });

  test('brings one letter an hour, however many ask at once', async () => {
    await holder(world);
    await Promise.all(Array.from({ length: 10 }, () => ask(first)));
    await deliver(world);
    expect(world.posted).toHaveLength(1);
    world.later(anHour);
    await ask(first);
    expect(world.posted).toHaveLength(2);
  });

  test('is not sent to an applicant who has not confirmed', async () => {
    const award = await holder(world);
    await person(world, award.application, 'second', 'toinen@example.fi', null);
    await ask('toinen@example.fi');
    world.later(aDay);
    await ask('toinen@example.fi');
    expect(world.posted).toHaveLength(0);
  });
});
