import { describe, expect, test } from 'vitest';
import { type Fact, figuresOf, monthsOf, percentile, periodsAt } from '../../src/desk/figures';

const keys = { areas: ['etela-pohjanmaa', 'pohjanmaa'], industries: ['C', 'G'] };
const fact = (other: Partial<Fact>): Fact => ({
  what: 'applied',
  on: '2026-11-02',
  area: 'pohjanmaa',
  industry: 'C',
  ...other,
});
const [twelve] = periodsAt('2026-11-21');

describe('a period', () => {
  test('is whole months, over the turn of a year', () => {
    expect(periodsAt('2026-01-31').map(({ from, to }) => [from, to])).toEqual([
      ['2025-02', '2026-01'],
      ['2024-02', '2026-01'],
      ['2026-01', '2026-01'],
      ['2025-01', '2025-12'],
    ]);
    expect(monthsOf(twelve)).toHaveLength(12);
    expect(monthsOf({ key: '', from: '2025-11', to: '2026-02' })).toEqual([
      '2025-11',
      '2025-12',
      '2026-01',
      '2026-02',
    ]);
  });
});

describe('the figures', () => {
  test('of nothing are noughts for every month and area, no industry and no handling time', () => {
    const none = figuresOf([], twelve, keys);
    expect(none.total).toEqual({ applied: 0, granted: 0, declined: 0, closed: 0, ended: 0 });
    expect(none.months.every(({ applied }) => applied === 0)).toBe(true);
    expect(none.areas.map(({ key }) => key)).toEqual(keys.areas);
    expect(none.industries).toEqual([]);
    expect(none.handling).toBeUndefined();
  });

  test('of one are one in its month, area and industry, and nowhere else', () => {
    const one = figuresOf([fact({})], twelve, keys);
    expect(one.months.filter(({ applied }) => applied > 0)).toEqual([
      { month: '2026-11', applied: 1, granted: 0, declined: 0, closed: 0, ended: 0 },
    ]);
    expect(one.areas.map(({ applied }) => applied)).toEqual([0, 1]);
    expect(one.industries).toEqual([{ key: 'C', applied: 1, granted: 0, declined: 0, closed: 0, ended: 0 }]);
  });

  test('leave out what was before and after, and add up to the same in every table', () => {
    const facts = [
      fact({ on: '2025-11-30' }),
      fact({ on: '2025-12-01', area: 'etela-pohjanmaa' }),
      fact({ on: '2026-11-30', industry: 'G', what: 'granted' }),
      fact({ on: '2026-12-01' }),
      fact({ on: '2026-03-01', area: '', industry: '', count: 3, what: 'declined' }),
    ];
    const found = figuresOf(facts, twelve, keys);
    expect(found.total).toEqual({ applied: 1, granted: 1, declined: 3, closed: 0, ended: 0 });
    for (const table of [found.months, found.areas, found.industries])
      for (const what of ['applied', 'granted', 'declined'] as const)
        expect(table.reduce((sum, row) => sum + row[what], 0)).toBe(found.total[what]);
  });

  test.each([
    [[5], 5, 5],
    [[1, 9], 5, 9],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 5.5, 9],
    [[3, 1, 2], 2, 3],
  ])('of handling times %j have the median %d and ninety of a hundred at most %d', (days, median, ninety) => {
    const facts = days.map((workdays) => fact({ what: 'granted', workdays }));
    expect(figuresOf(facts, twelve, keys).handling).toEqual({ decided: days.length, median, ninety });
  });

  test('a percentile is a number that is there', () => {
    expect(percentile([], 50)).toBe(0);
    expect(percentile([1, 2, 3, 4], 100)).toBe(4);
    expect(percentile([1, 2, 3, 4], 1)).toBe(1);
  });
});
