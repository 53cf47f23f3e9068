import { describe, expect, test } from 'vitest';
import { period, retention } from '../../src/programme/retention';

describe('the retention table', () => {
  test('holds each kind of data once, with one period', () => {
    const rows = retention(7);
    expect(new Set(rows.map(({ of }) => of))).toHaveLength(rows.length);
    for (const row of rows) {
      const lengths = ['days' in row ? row.days : undefined, 'months' in row ? row.months : undefined].filter(
        (length) => length !== undefined,
      );
      expect(lengths, row.of).toHaveLength(1);
      expect(lengths[0], row.of).toBeGreaterThan(0);
      expect(lengths[0], row.of).toBeLessThanOrEqual(60);
    }
  });

  test.each([
    ['application-closed', { from: 'decided', months: 12 }],
    ['award-contact', { from: 'ended', months: 12 }],
    ['award', { from: 'ended', months: 24 }],
    ['enquiry', { from: 'closed', months: 6 }],
    ['feedback', { from: 'closed', months: 12 }],
    ['letter', { from: 'sent', days: 30 }],
    ['letter-undelivered', { from: 'made', days: 60 }],
    ['visitor', { from: 'made', days: 1 }],
  ] as const)('says of %s what was promised', (of, promised) => {
    expect(period(of)).toEqual({ of, ...promised });
  });

  test('keeps what nobody confirms as long as the setting lets it be confirmed', () => {
    expect(retention(10)[0]).toEqual({ of: 'application-unconfirmed', from: 'made', days: 10 });
  });

  test('has no period for what it does not know', () => {
    expect(() => period('unknown' as never)).toThrow('unknown');
  });
});
