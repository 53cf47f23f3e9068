import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { formatSpan } from '../../src/i18n/moment';
import { icsInstant, icsOf, icsText } from '../../src/programme/ics';
import { instantOf, momentAt, withOffset } from '../../src/programme/moment';

describe('a moment of the clocks of Finland', () => {
  test.each([
    ['2027-01-15T14:00', '2027-01-15T12:00:00.000Z', '+02:00'],
    ['2026-07-01T00:30', '2026-06-30T21:30:00.000Z', '+03:00'],
    ['2026-10-25T03:30', '2026-10-25T00:30:00.000Z', '+03:00'],
    ['2026-10-25T04:00', '2026-10-25T02:00:00.000Z', '+02:00'],
    ['2026-03-29T03:30', '2026-03-29T01:30:00.000Z', '+02:00'],
  ])('%s is the instant %s', (moment, instant, offset) => {
    expect(instantOf(moment).toISOString()).toBe(instant);
    expect(withOffset(moment)).toBe(`${moment}:00${offset}`);
  });

  test('is what the clocks show then', () => {
    expect(momentAt(new Date('2027-01-15T12:00:00Z'))).toBe('2027-01-15T14:00');
    expect(momentAt(new Date('2026-12-31T22:00:00Z'))).toBe('2027-01-01T00:00');
  });

  test('is told as its readers tell it', () => {
    const [starts, ends] = ['2027-01-14T09:00', '2027-01-14T09:45'];
    expect(formatSpan(starts, ends, 'fi')).toBe('to 14.1.2027 klo\u00a09.00–9.45');
    expect(formatSpan(starts, ends, 'sv')).toBe('tors 14.1.2027 kl.\u00a09.00–9.45');
    expect(formatSpan(starts, ends, 'en')).toBe('Thu 14 January 2027, 9:00–9:45');
    expect(formatSpan(starts, '2027-01-15T12:00', 'fi')).toContain('15.1.2027 klo\u00a012.00');
  });
});

test('a calendar file is read as it was meant, whatever its words hold', () => {
  const title = `Aamukahvit; esihenkilöille, ${'ä'.repeat(80)} \\ loppu`;
  const file = icsOf([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'BEGIN:VEVENT',
    `SUMMARY:${icsText(title)}`,
    `DESCRIPTION:${icsText('yksi\nkaksi')}`,
    `DTSTART:${icsInstant(instantOf('2027-02-09T08:30'))}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]);
  for (const line of file.split('\r\n'))
    expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  const event = new ICAL.Event(
    new ICAL.Component(ICAL.parse(file)).getFirstSubcomponent('vevent') as ICAL.Component,
  );
  expect(event.summary).toBe(title);
  expect(event.description).toBe('yksi\nkaksi');
  expect(event.startDate.toJSDate().toISOString()).toBe('2027-02-09T06:30:00.000Z');
});
