import { beforeEach, describe, expect, test } from 'vitest';
import { least, publicFigures } from '../../../functions/public/figures';
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

describe('the programme in figures', () => {
  test('counts nobody where there is nobody', async () => {
    expect(await publicFigures(world)).toMatchObject({ holders: 0, industries: [], rest: false });
  });

  test('does not tell a number under five', async () => {
    await hold(least - 1);
    const told = await publicFigures(world);
    expect(told.holders).toBe('few');
    expect(told.industries).toEqual([]);
    expect(told.rest).toBe(true);
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
    expect(told.rest).toBe(false);
  });

  test('hides a second number where the only hidden one could be found by subtraction', async () => {
    await hold(6, { industry: 'C' });
    await hold(9, { industry: 'Q' });
    await hold(2, { industry: 'G' });
    const told = await publicFigures(world);
    expect(told.industries).toEqual([{ key: 'Q', count: 9 }]);
    expect(told.rest).toBe(true);
  });

  test('hides the number of an area in the same way', async () => {
    await hold(8, { municipality: '743' });
    await hold(3, { municipality: '905' });
    expect((await publicFigures(world)).areas.map(({ count }) => count)).toEqual(['few', 'few']);
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
