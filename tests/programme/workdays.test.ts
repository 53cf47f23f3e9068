import Holidays from 'date-holidays';
import { describe, expect, test } from 'vitest';
import { addDays, weekday } from '../../src/programme/day';
import { addWorkdays, isWorkday } from '../../src/programme/workdays';

const years = Array.from({ length: 17 }, (_, at) => 2024 + at);
const calendar = new Holidays('FI', { types: ['public', 'bank', 'optional', 'school', 'observance'] });

/** Days on which offices are closed, by a library that knows nothing of ours. */
function closedIn(year: number): Set<string> {
  const known = calendar.getHolidays(year);
  const days = known.filter(({ type }) => type === 'public').map(({ date }) => date.slice(0, 10));
  const midsummer = known.find(({ rule }) => rule === 'saturday after 06-20')?.date.slice(0, 10);
  if (!midsummer)
    throw new Error(
      `The library names no Midsummer Day of ${year}: ${known.map(({ rule }) => rule).join('; ')}`,
    );
  return new Set([...days, addDays(midsummer, -1), `${year}-12-24`]);
}

describe('offices in Finland', () => {
  test.each(years)('are open in %i on the days that another calendar says', (year) => {
    const closed = closedIn(year);
    expect(closed.size).toBeGreaterThanOrEqual(13);
    const wrong = [];
    for (let day = `${year}-01-01`; day.startsWith(String(year)); day = addDays(day, 1)) {
      const open = weekday(day) % 6 !== 0 && !closed.has(day);
      if (isWorkday(day) !== open) wrong.push(day);
    }
    expect(wrong).toEqual([]);
  });

  test.each([
    ['2026-12-24', 'Christmas Eve'],
    ['2026-12-25', 'Christmas Day'],
    ['2027-01-01', 'New Year'],
    ['2027-01-06', 'Epiphany'],
    ['2027-03-26', 'Good Friday'],
    ['2027-03-29', 'Easter Monday'],
    ['2028-05-01', 'May Day'],
    ['2027-05-06', 'Ascension Day'],
    ['2027-06-25', 'Midsummer Eve'],
    ['2027-12-06', 'Independence Day'],
  ])('are closed on %s, %s', (day) => {
    expect(weekday(day) % 6).not.toBe(0);
    expect(isWorkday(day)).toBe(false);
  });

  test.each(['2026-12-23', '2026-12-28', '2026-12-31', '2027-04-30', '2027-03-25', '2026-11-06'])(
    'are open on %s',
    (day) => {
      expect(isWorkday(day)).toBe(true);
    },
  );
});

describe('working days', () => {
  test.each([
    ['2026-11-02', 1, '2026-11-03', 'the count begins on the next day'],
    ['2026-11-06', 1, '2026-11-09', 'after Friday comes Monday'],
    ['2026-11-07', 1, '2026-11-09', 'begun on a Saturday'],
    ['2026-11-02', 0, '2026-11-02', 'none is today'],
    ['2026-12-21', 10, '2027-01-08', 'over Christmas'],
    ['2027-03-22', 3, '2027-03-25', 'up to Easter'],
    ['2027-03-25', 1, '2027-03-30', 'over Easter'],
  ])('%s and %i is %s: %s', (start, count, result) => {
    expect(addWorkdays(start, count)).toBe(result);
  });

  test('as counted one by one', () => {
    for (let start = '2026-12-01'; start < '2027-07-15'; start = addDays(start, 1)) {
      for (const count of [1, 3, 10]) {
        const end = addWorkdays(start, count);
        let counted = 0;
        for (let day = addDays(start, 1); day <= end; day = addDays(day, 1))
          counted += isWorkday(day) ? 1 : 0;
        expect([counted, isWorkday(end)], `${start} + ${count}`).toEqual([count, true]);
      }
    }
  });
});
