import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { addDays, addMonths, dayAt, utc, weekday } from '../../src/programme/day';

const zone = process.env['TZ'];
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

const days = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('the day in Finland', () => {
  const moments = [
    ['2026-01-31T21:59:59.999Z', '2026-01-31', 'the last moment of a winter day'],
    ['2026-01-31T22:00:00.000Z', '2026-02-01', 'midnight in winter'],
    ['2026-07-31T20:59:59.999Z', '2026-07-31', 'the last moment of a summer day'],
    ['2026-07-31T21:00:00.000Z', '2026-08-01', 'midnight in summer'],
    ['2027-03-27T21:59:59.999Z', '2027-03-27', 'the eve of summer time'],
    ['2027-03-27T22:00:00.000Z', '2027-03-28', 'the day summer time begins'],
    ['2027-03-28T20:59:59.999Z', '2027-03-28', 'its last moment, an hour early'],
    ['2027-03-28T21:00:00.000Z', '2027-03-29', 'the day after'],
    ['2026-10-24T20:59:59.999Z', '2026-10-24', 'the eve of winter time'],
    ['2026-10-24T21:00:00.000Z', '2026-10-25', 'the day winter time begins'],
    ['2026-10-25T21:59:59.999Z', '2026-10-25', 'its last moment, an hour late'],
    ['2026-10-25T22:00:00.000Z', '2026-10-26', 'the day after'],
    ['2026-12-31T22:00:00.000Z', '2027-01-01', 'New Year'],
    ['2028-02-28T22:00:00.000Z', '2028-02-29', 'a leap day'],
  ] as const;

  test.each(moments)('at %s it is %s: %s', (moment, day) => {
    expect(dayAt(new Date(moment))).toBe(day);
  });

  test.each([
    ['UTC', 0],
    ['Pacific/Kiritimati', -840],
    ['Pacific/Pago_Pago', 660],
    ['America/New_York', 300],
    ['Europe/Helsinki', -120],
    ['Asia/Kolkata', -330],
  ])('is the same on a machine in %s, and so is all counting with it', (machine, offset) => {
    process.env['TZ'] = machine;
    expect(new Date('2026-01-15T12:00:00Z').getTimezoneOffset()).toBe(offset);
    for (const [moment, day] of moments) expect(dayAt(new Date(moment))).toBe(day);
    expect(addDays('2027-03-27', 1)).toBe('2027-03-28');
    expect(addDays('2026-10-25', 1)).toBe('2026-10-26');
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(weekday('2026-11-21')).toBe(6);
  });
});

describe('counting days', () => {
  test.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2027-01-01', -1, '2026-12-31'],
    ['2027-03-27', 2, '2027-03-29'],
    ['2026-10-24', 2, '2026-10-26'],
    ['2026-11-21', 0, '2026-11-21'],
    ['2026-11-02', 730, '2028-11-01'],
  ])('%s and %i is %s', (day, count, result) => {
    expect(addDays(day, count)).toBe(result);
  });

  test('forth and back leads home, one day at a time', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -4000, max: 4000 }), (day, count) => {
        expect(addDays(addDays(day, count), -count)).toBe(day);
        expect(utc(addDays(day, count)).getTime() - utc(day).getTime()).toBe(count * 86_400_000);
        expect(weekday(addDays(day, 7 * count))).toBe(weekday(day));
      }),
    );
  });
});

describe('counting months', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-05-31', 1, '2026-06-30'],
    ['2026-11-21', 24, '2028-11-21'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2028-02-29', 48, '2032-02-29'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-11-21', 0, '2026-11-21'],
    ['2026-08-31', -6, '2026-02-28'],
  ])('%s and %i is %s', (day, count, result) => {
    expect(addMonths(day, count)).toBe(result);
  });

  test('keeps the day of the month, or the last there is', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -240, max: 240 }), (day, count) => {
        const result = addMonths(day, count);
        const months = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
        expect(months(result) - months(day)).toBe(count);
        const isLast = addDays(result, 1).endsWith('-01');
        expect(result.slice(8) === day.slice(8) || (isLast && result.slice(8) < day.slice(8))).toBe(true);
      }),
    );
  });
});

test('days compare as text', () => {
  fc.assert(
    fc.property(days, days, (a, b) => {
      expect(a < b).toBe(utc(a) < utc(b));
    }),
  );
});
