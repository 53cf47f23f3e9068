import { beforeEach, expect, test } from 'vitest';
import { forget } from '../../../functions/forget';
import { reviews } from '../../../functions/store/desk';
import { tallies } from '../../../functions/store/tallies';
import { freshWorld, type TestWorld } from '../../support/world';
import { aDay, aMinute, entered, received } from './desk';

let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

async function decided(outcome: 'approved' | 'declined') {
  const { id } = await received(world);
  await world.db.insert(reviews).values({
    application: id,
    item: 'entitled',
    verdict: 'good',
    note: 'Soitettu.',
    actor: 'x',
    at: world.now().toISOString(),
  });
  world.later(2 * aDay);
  const { send } = await entered(world, 'reviewer');
  const answer = await send(`/desk/applications/${id}/`, {
    act: 'decide',
    outcome,
    reasons: 'Perustelut selkokielellä.',
    impartial: 'yes',
  });
  expect(answer.headers.get('location')).toContain(`done=${outcome}`);
  return id;
}

const figures = async () => {
  const { look } = await entered(world, 'lead');
  const shown = await look('/desk/figures/?period=24');
  if (shown?.page !== 'figures') throw new Error('No figures');
  return shown.figures;
};

test('nothing is counted before the applicant confirms, and no decision before it has taken effect', async () => {
  expect((await figures()).total).toEqual({ applied: 0, granted: 0, declined: 0, closed: 0, ended: 0 });
  await decided('declined');
  expect((await figures()).total).toMatchObject({ applied: 1, declined: 0 });
  world.later(11 * aMinute);
  const found = await figures();
  expect(found.total).toMatchObject({ applied: 1, declined: 1 });
  expect(found.handling).toEqual({ decided: 1, median: 2, ninety: 2 });
  expect(found.areas.find(({ key }) => key === 'etela-pohjanmaa')).toMatchObject({ declined: 1 });
});

test('what is erased is still counted by month, and nothing tells of whom', async () => {
  const id = await decided('declined');
  world.later(11 * aMinute);
  await forget(world, 'application', [id]);
  expect(await world.db.select().from(tallies)).toEqual([
    { month: '2026-11', what: 'applied', count: 1 },
    { month: '2026-11', what: 'declined', count: 1 },
  ]);
  const found = await figures();
  expect(found.total).toMatchObject({ applied: 1, declined: 1 });
  expect(found.industries).toEqual([expect.objectContaining({ key: '', applied: 1, declined: 1 })]);
});

test('are had as CSV', async () => {
  await received(world);
  const { send } = await entered(world, 'reviewer', { locale: 'sv' });
  const text = await (await send('/desk/figures/?period=12', { act: 'csv' })).text();
  expect(text.split('\r\n')).toContain('"Bransch";"Industri";"1";"0";"0";"0";"0"');
});
