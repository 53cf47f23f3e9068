import { beforeEach, describe, expect, test } from 'vitest';
import { deliver } from '../../functions/deliver';
import { decide } from '../../functions/desk/decide';
import { digest } from '../../functions/digest';
import { questions } from '../../functions/store/desk';
import { codeOf, term } from '../support/awards';
import { held } from '../support/holders';
import { freshWorld, type TestWorld } from '../support/world';
import { hire, received } from './desk/desk';

let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

async function strike(moment: string) {
  world.at(moment);
  await digest(world);
  await deliver(world);
}

const letters = () =>
  world.posted.filter(({ letter }) => letter.subject.startsWith('Logo-ohjelman kuukausi'));

describe('the month’s letter to the team', () => {
  test.each([
    ['2026-12-01', 'a Tuesday'],
    ['2027-02-01', 'a Monday'],
    ['2026-11-02', 'the Monday after a Sunday'],
    ['2027-01-04', 'the Monday after New Year'],
    ['2027-05-03', 'the Monday after May Day'],
  ])('goes out once on %s, %s, from eight in the morning on', async (day) => {
    const first = `${day.slice(0, 8)}01`;
    if (first !== day) await strike(`${first}T10:00:00Z`);
    await strike(`${day}T04:59:00Z`);
    expect(letters()).toEqual([]);
    world.at(`${day}T06:00:00Z`);
    await Promise.all([digest(world), digest(world), digest(world)]);
    await strike(`${day}T10:00:00Z`);
    await strike(`${day.slice(0, 8)}20T10:00:00Z`);
    expect(letters()).toHaveLength(1);
  });

  test('goes out late after days of silence, and tells of the month before', async () => {
    await strike('2026-12-21T10:00:00Z');
    expect(letters()[0]?.letter).toMatchObject({
      to: 'ips@example.fi',
      subject: 'Logo-ohjelman kuukausi: 11/2026',
    });
  });

  test('counts, and names nobody', async () => {
    const by = await hire(world, 'lead');
    const reasons = 'Sitoumuksista puuttui vielä osa.';
    world.at('2026-11-02T08:00:00Z');
    const first = await received(world, { organisation: 'Ensimmäinen Oy' });
    world.at('2026-11-05T08:00:00Z');
    await decide(world, by, first.id, { outcome: 'declined', reasons, impartial: true });
    world.later(11 * 60_000);
    await deliver(world);
    const second = await received(world, { organisation: 'Toinen Oy', contactEmail: 'b@example.fi' });
    await world.db.insert(questions).values({
      ...{ id: 'q', application: second.id, question: 'Milloin?', askedBy: by.id, answerBy: '2026-11-26' },
      ...{ askedAt: '2026-11-05T12:00:00.000Z', answer: 'Heti.', answeredAt: '2026-11-10T12:00:00.000Z' },
    });
    world.at('2026-11-12T08:00:00Z');
    await decide(world, by, second.id, { outcome: 'declined', reasons, impartial: true });
    world.later(11 * 60_000);
    await deliver(world);
    await received(world, { organisation: 'Kolmas Oy', contactEmail: 'c@example.fi' });
    await held(world, { code: codeOf(1) });
    await held(world, { code: codeOf(2), terms: [term('2025-01-15')] });
    await held(world, { code: codeOf(3), terms: [term('2024-11-20')] });
    const stop = { kind: 'suspended' as const, at: '2026-11-20T10:00:00.000Z' };
    await held(world, { code: codeOf(4), events: [stop], stopped: 'suspended', stoppedOn: '2026-11-20' });
    await strike('2026-12-01T08:00:00Z');
    const text = letters()[0]?.letter.text ?? '';
    for (const line of [
      'Odottaa ratkaisua: 1',
      'vahvistettuja hakemuksia: 3',
      'Hyväksyttyjä: 0. Hylättyjä: 2.',
      // 3 days, and 5 of which 3 stood.
      'työpäivien mediaani: 2,5',
      'Voimassaolo päättyy 90 päivän kuluessa: 1',
      'Logoja voimassa: 2, uusiminen kesken: 1, keskeytetty: 1',
    ])
      expect(text).toContain(line);
    expect(text).not.toMatch(/Oy|palkat/);
  });
});
