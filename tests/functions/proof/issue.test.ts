import { beforeEach, describe, expect, test } from 'vitest';
import { issueDue, positionFrom } from '../../../functions/proof/issue';
import { verify } from '../../../src/credential/verify';
import { awardRow, codeOf, grant, term } from '../../support/awards';
import { origin } from '../../support/store';
import { appIn, freshWorld, type TestWorld } from '../../support/world';

let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

const code = '7KD-3VMX';
const stored = async () =>
  (await world.db.$client.prepare('SELECT * FROM credentials ORDER BY award, serial').all<Row>()).results;
interface Row {
  readonly award: string;
  readonly serial: number;
  readonly key: string;
  readonly list: number;
  readonly position: number;
  readonly until: string;
  readonly document: string;
  readonly revoked: number;
}
const run = (statement: string, ...values: unknown[]) =>
  world.db.$client
    .prepare(statement)
    .bind(...values)
    .run();

/** Checks a credential as a reader would, against what the site serves at this moment. */
async function judged(document: string, now = world.now()) {
  const app = appIn(world);
  return verify(new TextEncoder().encode(document), {
    origin,
    now,
    fetch: async (url) => app.request(url),
  });
}

describe('the credential of an award', () => {
  test('is signed when the award becomes public, not before, and once however often the clock looks', async () => {
    await grant(world, awardRow({ publicAt: '2026-11-02T08:10:00.000Z' }));
    expect(await issueDue(world)).toBe(0);
    expect(await stored()).toEqual([]);
    world.at('2026-11-02T08:10:00.000Z');
    const counts = await Promise.all([issueDue(world), issueDue(world), issueDue(world)]);
    await issueDue(world);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1);
    const [row, ...more] = await stored();
    expect(more).toEqual([]);
    expect(await judged(row?.document ?? '')).toEqual({
      verdict: 'valid',
      badge: {
        code,
        name: 'Lakeuden Esimerkkileipomo Oy',
        businessId: '1234567-1',
        from: '2026-11-02T08:10:00Z',
        until: '2028-11-02T21:59:59Z',
      },
    });
  });

  test('waits while the deployment has no key, and the operator is told', async () => {
    await grant(world, awardRow());
    const without = { ...world, signing: { seed: undefined, revoked: [] } };
    expect(await issueDue(without)).toBe(0);
    expect(world.events).toContainEqual({ event: 'credentials.waiting', details: { count: 1 } });
    expect(await issueDue(world)).toBe(1);
  });

  test('is signed anew at a renewal, and the one before stays as it was', async () => {
    await grant(world, awardRow());
    await issueDue(world);
    const [first] = await stored();
    world.at('2028-10-01T09:00:00Z');
    const terms = [term('2026-11-02'), { ...term('2028-11-03'), decidedAt: '2028-10-01T09:10:00.000Z' }];
    await run(
      'UPDATE awards SET terms = ?, valid_until = ? WHERE code = ?',
      JSON.stringify(terms),
      '2030-11-03',
      code,
    );
    expect(await issueDue(world)).toBe(0);
    world.at('2028-10-01T09:10:00Z');
    expect(await issueDue(world)).toBe(1);
    expect(await issueDue(world)).toBe(0);
    const rows = await stored();
    expect(rows.map(({ serial, until }) => [serial, until])).toEqual([
      [1, '2028-11-02'],
      [2, '2030-11-03'],
    ]);
    expect(rows[0]).toEqual(first);
    expect((await judged(rows[1]?.document ?? '')).badge?.from).toBe('2028-10-01T09:10:00Z');
    world.at('2028-11-02T22:00:00Z');
    expect((await judged(rows[0]?.document ?? '')).verdict).toBe('expired');
    expect((await judged(rows[1]?.document ?? '')).verdict).toBe('valid');
  });

  test('is signed anew when the holder is renamed', async () => {
    await grant(world, awardRow());
    await issueDue(world);
    await run('UPDATE awards SET mark_name = ? WHERE code = ?', 'Leipä & Kumppanit ]]> "Äö"', code);
    expect(await issueDue(world)).toBe(1);
    const rows = await stored();
    expect((await judged(rows[1]?.document ?? '')).badge?.name).toBe('Leipä & Kumppanit ]]> "Äö"');
  });

  test('cannot be changed once it is signed', async () => {
    await grant(world, awardRow());
    await issueDue(world);
    await expect(run("UPDATE credentials SET document = '{}'")).rejects.toThrow(
      'a credential is signed once',
    );
  });

  test('is not made for an award that is over, and the award waits no longer', async () => {
    await grant(world, awardRow({ events: [{ kind: 'withdrawn', at: '2026-11-02T06:00:00.000Z' }] }));
    expect(await issueDue(world)).toBe(0);
    const waiting = await world.db.$client
      .prepare('SELECT count(*) AS n FROM credentials_due')
      .first<{ n: number }>();
    expect(waiting?.n).toBe(0);
  });

  test('says what it says no more once the holder has left the register, and stays revoked once the award is erased', async () => {
    await grant(world, awardRow());
    await issueDue(world);
    const [row] = await stored();
    await run("UPDATE awards SET business_id = '', organisation = '', mark_name = '' WHERE code = ?", code);
    expect((await stored())[0]?.document).toBeNull();
    await run('DELETE FROM awards WHERE code = ?', code);
    expect((await judged(row?.document ?? '')).verdict).toBe('revoked');
  });
});

describe('places in the status lists', () => {
  test('are never given twice', async () => {
    await grant(world, ...Array.from({ length: 60 }, (_, at) => awardRow({ code: codeOf(at) })));
    // Draws that come twice: the second is refused by the database and drawn anew.
    const tokens = Array.from({ length: 400 }, (_, at) =>
      world.ids.token().replace(/^..../, String(1000 + (at % 90))),
    );
    const ids = { ...world.ids, token: () => tokens.shift() ?? world.ids.token() };
    while ((await issueDue({ ...world, ids })) > 0);
    const rows = await stored();
    expect(rows.length).toBe(60);
    expect(new Set(rows.map(({ list, position }) => `${list}-${position}`)).size).toBe(60);
  });

  test('are drawn from the whole list', () => {
    const drawn = Array.from({ length: 4000 }, () => positionFrom(world.ids.token()));
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...drawn)).toBeLessThan(131_072);
    for (let part = 0; part < 8; part++) {
      const within = drawn.filter((place) => Math.floor(place / 16_384) === part).length;
      expect(within).toBeGreaterThan(350);
      expect(within).toBeLessThan(650);
    }
  });
});
