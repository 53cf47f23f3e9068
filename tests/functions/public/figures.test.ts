import { beforeEach, describe, expect, test } from 'vitest';
import { least, publicFigures } from '../../../functions/public/figures';
import { decisions } from '../../../functions/store/desk';
import { href } from '../../../src/i18n/routes';
import { awardRow, codeOf, grant } from '../../support/awards';
import { origin } from '../../support/store';
import { appIn, freshWorld, type TestWorld } from '../../support/world';

let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

let made = 0;
async function hold(count: number, other: Parameters<typeof awardRow>[0] = {}) {
  for (let at = 0; at < count; at += 1) {
    made += 1;
    await grant(world, awardRow({ code: codeOf(made), businessId: `${1000000 + made}-0`, ...other }));
  }
}

/** So many applications of Monday 5 October 2026, decided on a day. */
async function decide(count: number, outcome: 'approved' | 'declined', day: string) {
  const { $client: db } = world.db;
  for (let at = 0; at < count; at += 1) {
    made += 1;
    const code = codeOf(made);
    await grant(world, awardRow({ code, businessId: `${1000000 + made}-0` }));
    if (outcome === 'declined') await db.prepare('DELETE FROM awards WHERE code = ?').bind(code).run();
    await db
      .prepare("UPDATE applications SET confirmed_at = '2026-10-05T07:00:00.000Z' WHERE reference = ?")
      .bind(code)
      .run();
    await world.db.insert(decisions).values({
      application: `application of ${code}`,
      outcome,
      reasons: 'Perustelut selkokielellä.',
      decidedBy: 'x',
      decidedAt: `${day}T07:00:00.000Z`,
      effectiveAt: `${day}T07:10:00.000Z`,
    });
  }
}

describe('the programme in figures', () => {
  test('counts nobody where there is nobody', async () => {
    expect(await publicFigures(world)).toMatchObject({ holders: 0, industries: [], rest: 0 });
  });

  test('does not tell a number under five', async () => {
    await hold(least - 1);
    const told = await publicFigures(world);
    expect(told.holders).toBe('hidden');
    expect(told.industries).toEqual([]);
    expect(told.rest).toBe('hidden');
    expect(told.handling).toBeUndefined();
  });

  test('tells numbers from five on, by industry the largest first', async () => {
    await hold(6, { industry: 'C' });
    await hold(7, { industry: 'Q' });
    const told = await publicFigures(world);
    expect(told.holders).toBe(13);
    expect(told.industries).toEqual([
      { key: 'Q', count: 7 },
      { key: 'C', count: 6 },
    ]);
    expect(told.rest).toBe(0);
  });

  test('hides a second number where the only hidden one could be found by subtraction', async () => {
    await hold(6, { industry: 'C' });
    await hold(9, { industry: 'Q' });
    await hold(2, { industry: 'G' });
    const told = await publicFigures(world);
    expect(told.industries).toEqual([{ key: 'Q', count: 9 }]);
    expect(told.rest).toBe(8);
  });

  test('hides no fewer than five in all: two industries with one holder each would be told by what they make', async () => {
    await hold(1, { industry: 'C' });
    await hold(1, { industry: 'Q' });
    await hold(6, { industry: 'G' });
    await hold(9, { industry: 'F' });
    const told = await publicFigures(world);
    expect(told.industries).toEqual([{ key: 'F', count: 9 }]);
    expect(told.rest).toBe(8);
  });

  test('hides the number of an area in the same way, and in the same word', async () => {
    await hold(8, { municipality: '743' });
    await hold(3, { municipality: '905' });
    expect((await publicFigures(world)).areas.map(({ count }) => count)).toEqual(['hidden', 'hidden']);
  });

  test('tells the same whether applications were declined or not, once five are approved', async () => {
    await decide(4, 'approved', '2026-10-06');
    await decide(9, 'declined', '2026-10-20');
    expect((await publicFigures(world)).handling).toBeUndefined();
    await decide(1, 'approved', '2026-10-07');
    const told = await publicFigures(world);
    expect(told.handling).toEqual({ median: 1, ninety: 2 });
    await decide(1, 'declined', '2026-10-30');
    expect(await publicFigures(world)).toEqual(told);
  });

  test('leaves out whose logo has ended', async () => {
    await hold(5);
    await hold(1, { events: [{ kind: 'given-up', at: '2026-11-02T06:00:00.000Z' }] });
    expect((await publicFigures(world)).holders).toBe(5);
  });
});

test('the page is not sent again to who has it, and is when a number has changed', async () => {
  const app = appIn(world);
  const ask = (headers: Record<string, string> = {}) =>
    app.request(origin + href('figures', 'fi'), { headers });
  const first = await ask();
  const tag = first.headers.get('etag') ?? '';
  expect(first.headers.get('cache-control')).toBe('public, no-cache');
  expect((await ask({ 'if-none-match': tag })).status).toBe(304);
  expect((await ask({ 'if-none-match': `W/${tag}` })).status).toBe(304);
  await hold(5);
  const after = await ask({ 'if-none-match': tag });
  expect(after.status).toBe(200);
  expect(after.headers.get('etag')).not.toBe(tag);
});
