import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AwardEvent, AwardHistory, Term } from '../../src/programme/award';
import { stateAt } from '../../src/programme/award';
import { addDays, hourAt } from '../../src/programme/day';
import { noticeDue } from '../../src/programme/reminders';

const days = [90, 60, 30, 7, 0, -7];
const term: Term = { from: '2026-11-02', until: '2028-11-02', graceUntil: '2028-12-02' };
const award = (...events: AwardEvent[]): AwardHistory => ({ terms: [term], events });
const noon = (day: string) => new Date(`${day}T10:00:00Z`);
const due = (history: AwardHistory, day: string) => noticeDue(history, noon(day), days)?.key;

describe('what a holder is told', () => {
  test.each([
    ['2028-08-03', undefined],
    ['2028-08-04', '90'],
    ['2028-09-02', '90'],
    ['2028-09-03', '60'],
    ['2028-10-03', '30'],
    ['2028-10-26', '7'],
    ['2028-11-01', '7'],
    ['2028-11-02', '0'],
    ['2028-11-03', 'grace'],
    ['2028-11-08', 'grace'],
    ['2028-11-09', '-7'],
    ['2028-12-02', '-7'],
    ['2028-12-03', 'ended'],
    ['2029-01-02', 'ended'],
    ['2029-01-03', undefined],
  ])('on %s is the newest thing due: %s', (day, key) => {
    expect(due(award(), day)).toBe(key);
  });

  test('is nothing once a renewal was sent, until it is declined before the last day and that day has passed', () => {
    const sent: AwardEvent = { kind: 'renewal-sent', at: '2028-08-20T10:00:00.000Z' };
    for (const day of ['2028-09-03', '2028-11-02', '2028-11-09', '2028-12-03'])
      expect([day, due(award(sent), day)]).toEqual([day, undefined]);
    const declined: AwardEvent = { kind: 'renewal-declined', at: '2028-09-20T10:00:00.000Z' };
    expect(due(award(sent, declined), '2028-11-02')).toBeUndefined();
    expect(due(award(sent, declined), '2028-12-03')).toBe('ended');
    const late: AwardEvent = { kind: 'renewal-declined', at: '2028-12-20T10:00:00.000Z' };
    expect(due(award(sent, late), '2028-12-21')).toBeUndefined();
  });

  test.each(['suspended', 'withdrawn', 'given-up'] as const)('is nothing to one that is %s', (kind) => {
    for (const day of ['2028-08-04', '2028-11-02', '2028-11-03'])
      expect(due(award({ kind, at: '2028-01-10T10:00:00.000Z' }), day)).toBeUndefined();
  });

  test('follows the new term once a renewal is approved', () => {
    const renewed: AwardHistory = {
      terms: [
        term,
        {
          from: '2028-11-03',
          until: '2030-11-03',
          graceUntil: '2030-12-03',
          decidedAt: '2028-09-10T10:00:00.000Z',
        },
      ],
      events: [{ kind: 'renewal-sent', at: '2028-08-20T10:00:00.000Z' }],
    };
    for (const day of ['2028-10-03', '2028-11-02', '2028-12-03']) expect(due(renewed, day)).toBeUndefined();
    expect(due(renewed, '2030-08-05')).toBe('90');
  });

  test('never says that time is left when there is none, nor the other way round, whatever happened', () => {
    const kinds = [
      'suspended',
      'restored',
      'withdrawn',
      'given-up',
      'renewal-sent',
      'renewal-declined',
    ] as const;
    const event = fc.record({ kind: fc.constantFrom(...kinds), day: fc.integer({ min: 0, max: 800 }) });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 5 }), fc.integer({ min: 0, max: 900 }), (events, at) => {
        const history = award(
          ...events
            .sort((a, b) => a.day - b.day)
            .map(({ kind, day }) => ({ kind, at: `${addDays('2026-11-03', day)}T10:00:00.000Z` })),
        );
        const moment = noon(addDays('2026-11-02', at));
        const notice = noticeDue(history, moment, days);
        const { state } = stateAt(history, moment);
        if (notice?.what === 'before' || notice?.what === 'last-day') expect(state).toBe('active');
        if (notice?.what === 'grace' || notice?.what === 'in-grace') expect(state).toBe('grace');
        if (notice?.what === 'ended') expect(state).toBe('ended');
      }),
      { numRuns: 2000 },
    );
  });
});

test('the hour is that of Finland, in winter and in summer, and midnight is 0', () => {
  expect(hourAt(new Date('2026-12-01T06:00:00Z'))).toBe(8);
  expect(hourAt(new Date('2026-07-01T05:00:00Z'))).toBe(8);
  expect(hourAt(new Date('2026-07-01T21:00:00Z'))).toBe(0);
});
