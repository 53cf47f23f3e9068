import { drizzle } from 'drizzle-orm/d1';
import { beforeAll, describe, expect, test } from 'vitest';
import { awardsBy } from '../../../functions/desk/awards';
import type { Staff } from '../../../functions/staff/sign';
import { hearings } from '../../../functions/store/measures';
import { codeOf, grant, plenty, term } from '../../support/awards';
import { counted } from '../../support/counted';
import { freshWorld, type TestWorld } from '../../support/world';
import { hire } from './desk';

const count = 10_000;
let world: TestWorld;
let by: Staff;
let coach: Staff;
let read = 0;
const grace = term('2024-10-20', { until: '2026-10-20' });
const past = term('2023-08-01', { until: '2025-08-01' });

beforeAll(async () => {
  world = await freshWorld();
  await grant(world, ...plenty(count, (at) => (at % 100 === 3 ? grace : past)));
  await world.db.insert(hearings).values({
    id: 'h',
    award: codeOf(77),
    intent: 'suspension',
    reasons: 'Ilmoituksissa on korjattavaa.',
    askedBy: 'x',
    askedAt: '2026-11-01T10:00:00.000Z',
    answerBy: '2026-11-15',
  });
  by = await hire(world, 'reviewer');
  coach = await hire(world, 'coach', { municipalities: ['905'] });
  const db = drizzle(
    counted(world.db.$client, (rows) => {
      read += rows;
    }),
  );
  world = { ...world, db: db as TestWorld['db'] };
}, 120_000);

const asked = (query: string, who = by) => awardsBy(world, who, new URLSearchParams(query));

describe('among ten thousand awards', () => {
  const cases: [query: string, rows: number, most: number][] = [
    ['', 50, 250],
    ['sort=end', 50, 250],
    [`after=meren metalli~${codeOf(0)}`, 50, 250],
    ['municipality=905', 50, 250],
    ['municipality=905&sort=end', 50, 250],
    ['industry=G', 50, 250],
    ['industry=G&sort=end', 50, 250],
    ['state=valid', 50, 350],
    ['state=grace', 50, 1500],
    ['state=suspended', 10, 250],
    ['state=withdrawn', 10, 250],
    ['state=ended', 50, 1500],
    ['state=todo', 1, 250],
    ['q=harvinainen', 10, 250],
    ['q=arvinai', 10, 250],
    ['q=zzzz', 0, 20],
    ['q=leipomo', 50, 2000],
  ];

  test.each(cases)('a page of %s is read by index', async (query, rows, most) => {
    read = 0;
    const page = await asked(query);
    expect(page.rows).toHaveLength(rows);
    expect(read, `${query}: ${read} rows`).toBeLessThanOrEqual(most);
  });

  test('a coach is read the own municipalities by index, too', async () => {
    read = 0;
    const page = await asked('', coach);
    expect(new Set(page.rows.map(({ municipality }) => municipality))).toEqual(new Set(['905']));
    expect(read).toBeLessThanOrEqual(250);
  });

  test.each(['state=ended', 'state=grace&sort=end', 'municipality=231&state=valid'])(
    'the pages of %s hold each award once, in order',
    async (query) => {
      const codes: string[] = [];
      const ends: string[] = [];
      for (let after = ''; ; ) {
        const page = await asked(`${query}&after=${encodeURIComponent(after)}`);
        codes.push(...page.rows.map(({ code }) => code));
        ends.push(...page.rows.map(({ validUntil }) => validUntil));
        if (!page.next) break;
        after = page.next;
      }
      expect(new Set(codes).size).toBe(codes.length);
      expect(codes.length).toBeGreaterThan(50);
      if (query.includes('sort=end')) expect(ends).toEqual([...ends].sort());
    },
    60_000,
  );

  test('a code, typed small and without its hyphen, finds its award', async () => {
    const code = codeOf(11 * 5);
    const page = await asked(`q=${code.replace('-', '').toLowerCase()}`);
    expect(page.rows.map((row) => row.code)).toEqual([code]);
  });
});
