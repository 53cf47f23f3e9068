import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { deliver } from '../../../functions/deliver';
import { decide } from '../../../functions/desk/decide';
import { remind } from '../../../functions/remind';
import type { Shown } from '../../../functions/shown';
import { audit, questions } from '../../../functions/store/desk';
import { applications, contacts, links } from '../../../functions/store/schema';
import { href } from '../../../src/i18n/routes';
import { dump, tokenIn } from '../../support/store';
import { type Fields, freshWorld, type TestWorld } from '../../support/world';
import { changeToken } from '../own/own';
import { aDay, aMinute, applicationOf, deskOf, entered, hire, received } from './desk';

let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

const words = 'Kuka osallistuu IPS-perehdytykseen ja milloin?';
const own = (token: string) => href('own', 'fi', { token });

/** An application received on Monday 2 November, to be decided by 16 November, with a question asked on `day`. */
async function asked(day = '2026-11-04T08:00:00Z', other: Fields = {}) {
  const application = await received(world, other);
  world.at(day);
  const reviewer = await entered(world, 'reviewer');
  const answer = await reviewer.send(`/desk/applications/${application.id}/`, {
    act: 'ask',
    question: words,
  });
  expect(answer.status).toBe(303);
  return { ...reviewer, application, token: tokenIn(world.posted.at(-1)?.letter) };
}

async function look(token: string) {
  const desk = await deskOf(world).look(own(token));
  if (desk?.page !== 'own') throw new Error('Another page was shown');
  return desk.own;
}

describe('a question', () => {
  test('goes to the applicant with a link until the end of the 21st day, in the language of the letters', async () => {
    const { token } = await asked('2026-11-04T08:00:00Z', { letters: 'sv' });
    const letter = world.posted.at(-1)?.letter;
    expect(letter).toMatchObject({
      to: 'henkilo@example.fi',
      subject: 'Vi frågar mer: Lakeuden Esimerkkileipomo Oy',
    });
    expect(letter?.text).toContain(words);
    expect(letter?.text).toContain('25.11.2026');
    expect(letter?.text).toContain(`/sv/egen/${token}/`);
    const [link] = await world.db.select().from(links).where(eq(links.purpose, 'answer'));
    expect(link?.expiresAt).toBe('2026-11-25T22:00:00.000Z');
    expect(JSON.stringify(await dump(world))).not.toContain(token);
  });

  test('ends in summer time at midnight in Finland, too', async () => {
    world.at('2027-03-10T08:00:00Z');
    await asked('2027-03-10T09:00:00Z');
    const [link] = await world.db.select().from(links).where(eq(links.purpose, 'answer'));
    expect(link?.expiresAt).toBe('2027-03-31T21:00:00.000Z');
  });

  test('is one at a time, however many ask at once', async () => {
    const { id } = await received(world);
    const all = await Promise.all(
      ['reviewer', 'lead', 'reviewer'].map((role) => entered(world, role as 'lead')),
    );
    const answers = await Promise.all(
      all.map(({ send }) => send(`/desk/applications/${id}/`, { act: 'ask', question: words })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409]);
    expect(await world.db.select().from(questions)).toHaveLength(1);
    expect(world.posted.filter(({ letter }) => letter.subject.startsWith('Kysymme lisää'))).toHaveLength(1);
  });

  test('too short comes back, and nothing is sent', async () => {
    const { id } = await received(world);
    const { send } = await entered(world, 'reviewer');
    const answer = await send(`/desk/applications/${id}/`, { act: 'ask', question: 'Miksi?' });
    expect(answer.status).toBe(422);
    expect(((await answer.json()) as Shown).desk).toMatchObject({
      back: { act: 'ask', typed: { question: 'Miksi?' }, faults: { question: 'tooShort' } },
    });
    expect(await world.db.select().from(questions)).toHaveLength(0);
  });

  test('is not asked of a decided application', async () => {
    const { id } = await received(world);
    await world.db.update(applications).set({ state: 'declined' });
    const { send } = await entered(world, 'reviewer');
    expect((await send(`/desk/applications/${id}/`, { act: 'ask', question: words })).status).toBe(409);
  });
});

describe('the applicant’s own page', () => {
  test('shows the question and its day; looking twenty times changes nothing', async () => {
    const { token } = await asked();
    const before = await dump(world);
    for (let at = 0; at < 20; at += 1) await look(token);
    expect(await dump(world)).toEqual(before);
    expect(await look(token)).toMatchObject({ state: 'received', question: words, answerBy: '2026-11-25' });
    expect((await look(token)) as { answer?: string }).not.toHaveProperty('answer');
  });

  test('takes one answer and moves the day of the decision by the days it stood', async () => {
    const { token, application } = await asked();
    world.at('2026-11-11T09:00:00Z');
    const answer = await deskOf(world).send(own(token), { answer: 'Vuoropäällikkö tammikuussa.' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, own(token)]);
    expect(await applicationOf(world, application.id)).toMatchObject({
      state: 'received',
      decideBy: '2026-11-23',
    });
    expect(await look(token)).toMatchObject({
      answer: 'Vuoropäällikkö tammikuussa.',
      decideBy: '2026-11-23',
    });
    const before = await dump(world);
    expect((await deskOf(world).send(own(token), { answer: 'Toinen vastaus.' })).status).toBe(200);
    expect(await dump(world)).toEqual(before);
  });

  test.each([
    ['2026-11-04T09:00:00Z', '2026-11-16', 'the same day'],
    ['2026-11-08T09:00:00Z', '2026-11-18', 'on a Sunday, after Thursday and Friday'],
    ['2026-11-25T21:59:59Z', '2026-12-07', 'in the last second, just before midnight'],
  ])('answered at %s the day is %s: %s', async (moment, day) => {
    const { token, application } = await asked();
    world.at(moment);
    await deskOf(world).send(own(token), { answer: 'Vuoropäällikkö.' });
    expect(await applicationOf(world, application.id)).toMatchObject({ decideBy: day });
  });

  test('takes one of ten answers at once', async () => {
    const { token } = await asked();
    await Promise.all(
      Array.from({ length: 10 }, (_, at) => deskOf(world).send(own(token), { answer: `Vastaus ${at}` })),
    );
    const [row] = await world.db.select().from(questions);
    expect(row?.answer).toMatch(/^Vastaus \d$/);
    expect(
      (await world.db.select().from(audit)).filter(({ verb }) => verb === 'question.answered'),
    ).toHaveLength(1);
  });

  test('answers behind the link of a question that question alone, not one asked later', async () => {
    const { token, application, send } = await asked();
    await deskOf(world).send(own(token), { answer: 'Vuoropäällikkö.' });
    await send(`/desk/applications/${application.id}/`, {
      act: 'ask',
      question: 'Entä millä paikkakunnalla?',
    });
    expect(await look(token)).toMatchObject({ question: 'Entä millä paikkakunnalla?', answers: false });
    expect((await deskOf(world).send(own(token), { answer: 'Vanhan linkin vastaus.' })).status).toBe(200);
    expect(await look(token)).not.toHaveProperty('answer');
    const fresh = tokenIn(world.posted.at(-1)?.letter);
    expect(await look(fresh)).toMatchObject({ answers: true });
    await deskOf(world).send(own(fresh), { answer: 'Seinäjoella.' });
    expect((await world.db.select().from(questions)).map(({ answer }) => answer).sort()).toEqual([
      'Seinäjoella.',
      'Vuoropäällikkö.',
    ]);
  });

  test('is not opened any more by the link of a contact whose address was replaced', async () => {
    const { token, application } = await asked();
    const change = await changeToken(world, application.id);
    await deskOf(world).send(own(change), {
      act: 'contact',
      place: 'first',
      name: 'Uusi',
      email: 'uusi@example.fi',
    });
    await deliver(world);
    const fresh = tokenIn(world.posted.findLast(({ letter }) => letter.to === 'uusi@example.fi')?.letter);
    await deskOf(world).send(own(fresh), {});
    expect(await look(token)).toEqual({ state: 'gone' });
    await deskOf(world).send(own(token), { answer: 'Entisen yhteyshenkilön vastaus.' });
    expect((await world.db.select().from(questions))[0]?.answer).toBeNull();
    await deskOf(world).send(own(await changeToken(world, application.id)), {
      act: 'answer',
      answer: 'Uuden.',
    });
    expect((await world.db.select().from(questions))[0]?.answer).toBe('Uuden.');
  });

  test('keeps a faulty answer and says what is wrong', async () => {
    const { token } = await asked();
    const answer = await deskOf(world).send(own(token), { answer: 'x'.repeat(4001) });
    expect(answer.status).toBe(422);
    expect(((await answer.json()) as Shown).desk).toMatchObject({
      page: 'own',
      back: { faults: { answer: 'tooLong' } },
    });
    expect((await (await deskOf(world).send(own(token), { answer: ' ' })).json()) as Shown).toMatchObject({
      desk: { back: { faults: { answer: 'required' } } },
    });
  });

  test('does not tell a decision before it is effective', async () => {
    const { token, application } = await asked();
    await deskOf(world).send(own(token), { answer: 'Vuoropäällikkö.' });
    await decide(world, await hire(world, 'lead'), application.id, {
      outcome: 'declined',
      reasons: 'Sitoumukset jäävät avoimiksi.',
      impartial: true,
    });
    expect(await look(token)).toMatchObject({ state: 'received' });
    expect(JSON.stringify(await look(token))).not.toContain('avoimiksi');
    world.later(10 * aMinute);
    expect(await look(token)).toMatchObject({ state: 'declined', reasons: 'Sitoumukset jäävät avoimiksi.' });
  });

  test('is gone when the link is expired, unknown or of another kind', async () => {
    const { token } = await asked();
    expect(await look('A'.repeat(43))).toEqual({ state: 'gone' });
    await world.db.update(links).set({ purpose: 'read' });
    expect(await look(token)).toEqual({ state: 'gone' });
    await world.db.update(links).set({ purpose: 'answer' });
    world.at('2026-11-25T22:00:00Z');
    expect(await look(token)).toEqual({ state: 'gone' });
    expect((await deskOf(world).send(own(token), { answer: 'Liian myöhään.' })).status).toBe(200);
    expect((await world.db.select().from(questions))[0]?.answer).toBeNull();
  });
});

describe('the clock', () => {
  const subjects = () => world.posted.map(({ letter }) => letter.subject.split(':')[0]);

  async function strike() {
    await remind(world);
    await deliver(world);
  }

  test('reminds once, seven days before the end, with a link that works', async () => {
    const { token } = await asked();
    world.at('2026-11-17T21:59:59Z');
    await strike();
    expect(subjects()).not.toContain('Muistutus');
    world.at('2026-11-17T22:00:00Z');
    await strike();
    await Promise.all([strike(), strike()]);
    world.later(3 * aDay);
    await strike();
    expect(subjects().filter((subject) => subject === 'Muistutus')).toHaveLength(1);
    const fresh = tokenIn(world.posted.at(-1)?.letter);
    expect(fresh).not.toBe(token);
    expect(await look(fresh)).toMatchObject({ question: words });
  });

  test('closes once without a decision when the last day has passed', async () => {
    const { application } = await asked();
    world.at('2026-11-25T21:59:59Z');
    await strike();
    expect(await applicationOf(world, application.id)).toMatchObject({ state: 'received' });
    world.at('2026-11-25T22:00:00Z');
    await Promise.all([strike(), strike()]);
    await strike();
    expect(await applicationOf(world, application.id)).toMatchObject({ state: 'closed' });
    expect(subjects().filter((subject) => subject === 'Hakemus suljettiin')).toHaveLength(1);
    expect(
      (await world.db.select().from(audit)).filter(({ verb }) => verb === 'application.closed'),
    ).toMatchObject([{ actor: 'clock' }]);
  });

  test('leaves answered questions alone, and closes after days of silence', async () => {
    const { token } = await asked();
    await deskOf(world).send(own(token), { answer: 'Vuoropäällikkö.' });
    world.later(60 * aDay);
    await strike();
    expect(subjects()).not.toContain('Hakemus suljettiin');
    expect((await world.db.select().from(applications))[0]?.state).toBe('received');
  });

  test('closes also when the contact has been erased', async () => {
    const { application } = await asked();
    await world.db.delete(contacts);
    world.later(30 * aDay);
    await strike();
    expect(await applicationOf(world, application.id)).toMatchObject({ state: 'closed' });
  });
});
