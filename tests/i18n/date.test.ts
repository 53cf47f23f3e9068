import { expect, it } from 'vitest';
import { formatDay } from '../../src/i18n/date';

it('a day is written as its readers write it', () => {
  expect(formatDay('2026-11-21', 'fi')).toBe('21.11.2026');
  expect(formatDay('2026-01-02', 'sv')).toBe('2.1.2026');
  expect(formatDay('2026-11-21', 'en')).toBe('21 November 2026');
});

it('a day is the same day in every time zone', () => {
  process.env['TZ'] = 'Pacific/Honolulu';
  expect(formatDay('2026-12-31', 'en')).toBe('31 December 2026');
});
