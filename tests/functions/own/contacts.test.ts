import { beforeEach, describe, expect, test } from 'vitest';
import { clean } from '../../../functions/clean';
import { deliver } from '../../../functions/deliver';
import type { Shown } from '../../../functions/shown';
import { hearings } from '../../../functions/store/measures';
import { newMails } from '../../../functions/store/own';
import { contacts } from '../../../functions/store/schema';
import { tokenIn } from '../../support/store';
import { freshWorld, type TestWorld } from '../../support/world';
import { aDay, aMinute, deskOf, entered } from '../desk/desk';
import { changeToken, first, holder, look, page, person, send, shown } from './own';

let world: TestWorld;
let token: string;
let application: string;
let code: string;
beforeEach(async () => {
  world = await freshWorld();
  ({ application, code } = await holder(world));
  token = await changeToken(world, application);
});

const fields = {
  act: 'contact',
  place: 'first',
  name: 'Uusi Nimi',
  role: 'HR',
  email: first,
  phone: '040 111 1111',
};
const fresh = 'uusi@example.fi';
const people = () => world.db.select().from(contacts);
const linkTo = (email: string) => tokenIn(world.posted.findLast(({ letter }) => letter.to === email)?.letter);

describe('a contact', () => {
  test('has name, role and phone corrected at once, without a letter', async () => {
    const before = world.posted.length;
    const answer = await send(world, token, fields);
    expect(answer.headers.get('location')).toBe(`${page(token)}?done=contact`);
    expect(await people()).toMatchObject([
      { name: 'Uusi Nimi', role: 'HR', email: first, phone: '040 111 1111' },
    ]);
    await deliver(world);
    expect(world.posted).toHaveLength(before);
  });

  test('keeps the old address until the new one is confirmed by its own link; then the old one is told', async () => {
    expect((await send(world, token, { ...fields, email: fresh })).headers.get('location')).toMatch(
      /done=mailed$/,
    );
    expect(await people()).toMatchObject([{ name: 'Uusi Nimi', email: first }]);
    expect(await shown(world, token)).toMatchObject({ contacts: [{ email: first, newEmail: fresh }] });
    await deliver(world);
    const link = linkTo(fresh);
    expect(await look(world, link)).toMatchObject({ state: 'mail' });
    expect(await people()).toMatchObject([{ email: first }]);
    const answer = await deskOf(world).send(page(link), {});
    expect(await deskOf(world).look(answer.headers.get('location') ?? '')).toMatchObject({
      own: { by: 'read', state: 'approved' },
      done: 'confirmed',
    });
    expect(await people()).toMatchObject([{ email: fresh }]);
    await deliver(world);
    expect(world.posted.at(-1)?.letter).toMatchObject({ to: first });
    expect(world.posted.at(-1)?.letter.subject).toContain('vaihtui');
    expect((await look(world, link)).state).toBe('gone');
    expect((await look(world, token)).state).toBe('gone');
  });

  test('who is new is told to every other contact, who goes on being one', async () => {
    const other = 'toinen@example.fi';
    await person(world, application, 'second', other);
    await send(world, token, { ...fields, email: fresh });
    await deliver(world);
    await deskOf(world).send(page(linkTo(fresh)), {});
    await deliver(world);
    const told = world.posted.filter(({ letter }) => /vaihtui|vahvistettiin/.test(letter.subject));
    expect(told.map(({ letter }) => [letter.to, letter.subject.split(':')[0]]).sort()).toEqual([
      [first, 'Yhteyshenkilön osoite vaihtui'],
      [other, 'Yhteyshenkilölle vahvistettiin osoite'],
    ]);
    expect(await shown(world, linkTo(other))).toMatchObject({ by: 'read' });
  });

  test('whose address is replaced answers no hearing any more; the new one and the other may', async () => {
    await person(world, application, 'second', 'toinen@example.fi');
    const desk = await entered(world, 'reviewer');
    await desk.send(`/desk/awards/${code}/`, {
      act: 'hear',
      'hear-intent': 'suspension',
      'hear-reasons': 'Ilmoituksessa kysyttiin terveydestä.',
    });
    await deliver(world);
    const [old, kept] = [linkTo(first), linkTo('toinen@example.fi')];
    await send(world, token, { ...fields, email: fresh });
    await deliver(world);
    await deskOf(world).send(page(linkTo(fresh)), {});
    await deliver(world);
    const state = async (link: string) =>
      ((await (await deskOf(world).get(`/logo/kuuleminen/${link}/`)).json()) as Shown).hearing?.hearing.state;
    expect([await state(old), await state(kept), await state(linkTo(fresh))]).toEqual([
      'gone',
      'asked',
      'asked',
    ]);
    await deskOf(world).send(`/logo/kuuleminen/${old}/`, { answer: 'Entisen vastaus.' });
    expect((await world.db.select().from(hearings))[0]?.answer).toBeNull();
    await deskOf(world).send(`/logo/kuuleminen/${linkTo(fresh)}/`, { answer: 'Uuden vastaus.' });
    expect((await world.db.select().from(hearings))[0]?.answer).toBe('Uuden vastaus.');
  });

  test('is not confirmed by a link that is a week old, or of an address changed once more', async () => {
    await send(world, token, { ...fields, email: fresh });
    await deliver(world);
    const link = linkTo(fresh);
    world.later(11 * aMinute);
    await send(world, token, { ...fields, email: 'kolmas@example.fi' });
    expect((await look(world, link)).state).toBe('gone');
    await deliver(world);
    const third = linkTo('kolmas@example.fi');
    world.later(8 * aDay);
    expect((await look(world, third)).state).toBe('gone');
    await deskOf(world).send(page(third), {});
    expect(await people()).toMatchObject([{ email: first }]);
  });

  test('may be confirmed for as long as its letter says, to the end of that day, whenever is cleaned', async () => {
    await send(world, token, { ...fields, email: fresh });
    await deliver(world);
    const link = linkTo(fresh);
    world.at('2026-11-09T21:59:00Z');
    await clean(world);
    expect((await look(world, link)).state).toBe('mail');
    world.at('2026-11-09T22:00:00Z');
    await clean(world);
    expect((await look(world, link)).state).toBe('gone');
    expect(await world.db.$count(newMails)).toBe(0);
  });

  test('is confirmed once of two presses at once', async () => {
    await send(world, token, { ...fields, email: fresh });
    await deliver(world);
    const link = linkTo(fresh);
    const all = await Promise.all([1, 2, 3].map(() => deskOf(world).send(page(link), {})));
    expect(all.filter(({ status }) => status === 303)).toHaveLength(1);
    await deliver(world);
    expect(world.posted.filter(({ letter }) => letter.subject.includes('vaihtui'))).toHaveLength(1);
  });

  test('may be a second one, who gets letters when confirmed, and may be removed', async () => {
    await send(world, token, { ...fields, place: 'second', email: fresh });
    expect(await people()).toMatchObject([{ place: 'first' }, { place: 'second', confirmedAt: null }]);
    await deliver(world);
    await deskOf(world).send(page(linkTo(fresh)), {});
    expect(await shown(world, token)).toMatchObject({ contacts: [{}, { place: 'second', confirmed: true }] });
    world.later(11 * aMinute);
    const latest = await changeToken(world, application);
    expect((await send(world, token, { act: 'remove-contact' })).status).toBe(303);
    expect((await look(world, latest)).state).toBe('gone');
    expect(await shown(world, token)).toMatchObject({ by: 'change' });
    expect(await people()).toMatchObject([{ place: 'first' }]);
  });

  test('is not the same mailbox twice, and not two letters in ten minutes', async () => {
    await person(world, application, 'second', 'toinen@example.fi');
    const same = await send(world, token, { ...fields, email: 'Toinen+x@example.fi' });
    expect(same.status).toBe(422);
    expect(((await same.json()) as Shown).desk).toMatchObject({
      back: { act: 'contact', faults: { email: 'sameAddress' } },
    });
    await send(world, token, { ...fields, email: fresh });
    const soon = await send(world, token, { ...fields, email: 'kolmas@example.fi' });
    expect(soon.status).toBe(422);
    expect(((await soon.json()) as Shown).desk).toMatchObject({
      back: { typed: { email: 'kolmas@example.fi', place: 'first' }, faults: { email: 'soon' } },
    });
  });

  test('with faults comes back as it was typed', async () => {
    const answer = await send(world, token, { ...fields, name: '', email: 'ei osoite', phone: 'x' });
    expect(answer.status).toBe(422);
    expect(((await answer.json()) as Shown).desk).toMatchObject({
      back: { typed: { email: 'ei osoite' }, faults: { name: 'required', email: 'email', phone: 'phone' } },
    });
    expect(await people()).toMatchObject([{ name: 'Esimerkki first' }]);
  });
});
