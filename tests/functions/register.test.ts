import { drizzle } from 'drizzle-orm/d1';
import { beforeAll, describe, expect, test } from 'vitest';
import { list, type Query } from '../../functions/register';
import { codeOf, grant, plenty, term } from '../support/awards';
import { counted } from '../support/counted';
import { origin } from '../support/store';
import { appIn, freshWorld, type TestWorld } from '../support/world';

const count = 10_000;
let world: TestWorld;
let read = 0;
const grace = term('2024-10-20', { until: '2026-10-20' });
const past = term('2024-08-01', { until: '2026-08-01' });

beforeAll(async () => {
  world = await freshWorld();
  await grant(world, ...plenty(count, (at) => (Math.floor(at / 400) % 2 ? grace : past)));
  world = {
    ...world,
    db: drizzle(
      counted(world.db.$client, (rows) => {
        read += rows;
      }),
    ) as TestWorld['db'],
  };
}, 120_000);

describe('among ten thousand awards', () => {
  const asked: [name: string, query: Query, most: number][] = [
    ['the first page', {}, 120],
    ['a page in the middle', { after: `${codeOf(0)}.meren metalli` }, 120],
    ['a letter', { from: '|' }, 120],
    ['a municipality', { municipality: '905' }, 120],
    ['an industry', { industry: 'G' }, 120],
    ['those in force', { state: 'valid' }, 250],
    ['those that are no longer', { state: 'past' }, 1200],
    ['those whose renewal is open', { state: 'grace' }, 1200],
    ['a rare word', { name: 'harvinainen' }, 120],
    ['part of a rare word', { name: 'arvinai' }, 120],
    ['a number', { name: '9876' }, 120],
    ['a common word', { name: 'leipomo' }, 1500],
    ['one letter', { name: 'a' }, 1500],
    ['two words', { name: 'leipomo harvinainen' }, 120],
    ['a word that no name has', { name: 'zzzz' }, 10],
  ];

  test.each(asked)('%s is read by index', async (name, query, most) => {
    read = 0;
    const { holders } = await list(world, query);
    expect(read, `${name}: ${read} rows for ${holders.length} holders`).toBeLessThanOrEqual(most);
    console.log(`${name}: ${read} rows read, ${holders.length} holders`);
  });

  test('the CSV has them all, and is sent a page at a time', async () => {
    const answer = await appIn(world).request(`${origin}/api/register.csv`);
    let rows = -1;
    let largest = 0;
    for (
      let reader = answer.body?.getReader(), next = await reader?.read();
      next && !next.done;
      next = await reader?.read()
    ) {
      largest = Math.max(largest, next.value.length);
      rows += new TextDecoder().decode(next.value).split('\r\n').length - 1;
    }
    expect(rows).toBe(count);
    expect(largest).toBeLessThan(50_000);
  }, 60_000);
});
