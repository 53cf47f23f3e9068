import { expect, it } from 'vitest';
import { type AwardEvent, type AwardHistory, type AwardState, stateAt } from '../../src/programme/award';
import { addDays, addMonths, dayAt, startOf } from '../../src/programme/day';
import { historyOf } from '../../src/programme/history';

const granted = { from: '2026-11-02', until: '2028-11-02', graceUntil: '2028-12-02' };
const at = (kind: AwardEvent['kind'], moment: string): AwardEvent => ({ kind, at: moment });

/** One millisecond before Finnish midnight, and midnight itself. */
const edges: [name: string, award: AwardHistory, midnight: string, before: AwardState, after: AwardState][] =
  [
    [
      'the first day',
      { terms: [granted], events: [] },
      '2026-11-01T22:00:00Z',
      { state: 'coming', from: '2026-11-02' },
      { state: 'active', until: '2028-11-02' },
    ],
    [
      'the last day',
      { terms: [granted], events: [] },
      '2028-11-02T22:00:00Z',
      { state: 'active', until: '2028-11-02' },
      { state: 'grace', until: '2028-11-02', graceUntil: '2028-12-02' },
    ],
    [
      'the last day of grace',
      { terms: [granted], events: [] },
      '2028-12-02T22:00:00Z',
      { state: 'grace', until: '2028-11-02', graceUntil: '2028-12-02' },
      { state: 'ended', on: '2028-11-02', why: 'time' },
    ],
    [
      'a last day in summer, three hours before UTC',
      { terms: [{ from: '2026-06-30', until: '2028-06-30', graceUntil: '2028-07-30' }], events: [] },
      '2028-06-30T21:00:00Z',
      { state: 'active', until: '2028-06-30' },
      { state: 'grace', until: '2028-06-30', graceUntil: '2028-07-30' },
    ],
    [
      'the day that summer time begins (29 March 2026, 23 hours)',
      { terms: [{ from: '2026-01-01', until: '2026-03-28', graceUntil: '2026-03-29' }], events: [] },
      '2026-03-29T21:00:00Z',
      { state: 'grace', until: '2026-03-28', graceUntil: '2026-03-29' },
      { state: 'ended', on: '2026-03-28', why: 'time' },
    ],
    [
      'the day before summer time begins',
      { terms: [{ from: '2026-01-01', until: '2026-03-28', graceUntil: '2026-03-29' }], events: [] },
      '2026-03-28T22:00:00Z',
      { state: 'active', until: '2026-03-28' },
      { state: 'grace', until: '2026-03-28', graceUntil: '2026-03-29' },
    ],
    [
      'the day that summer time ends (25 October 2026, 25 hours)',
      { terms: [{ from: '2026-01-01', until: '2026-10-24', graceUntil: '2026-10-25' }], events: [] },
      '2026-10-25T22:00:00Z',
      { state: 'grace', until: '2026-10-24', graceUntil: '2026-10-25' },
      { state: 'ended', on: '2026-10-24', why: 'time' },
    ],
    [
      'the day before summer time ends',
      { terms: [{ from: '2026-01-01', until: '2026-10-24', graceUntil: '2026-10-25' }], events: [] },
      '2026-10-24T21:00:00Z',
      { state: 'active', until: '2026-10-24' },
      { state: 'grace', until: '2026-10-24', graceUntil: '2026-10-25' },
    ],
    [
      'a renewal with the next day as its first',
      { terms: [granted, { from: '2028-11-03', until: '2030-11-03', graceUntil: '2030-12-03' }], events: [] },
      '2028-11-02T22:00:00Z',
      { state: 'active', until: '2028-11-02' },
      { state: 'active', until: '2030-11-03' },
    ],
    [
      'a renewal decided weeks before its first day',
      {
        terms: [
          granted,
          {
            from: '2028-11-03',
            until: '2030-11-03',
            graceUntil: '2030-12-03',
            decidedAt: '2028-10-01T09:00:00.000Z',
          },
        ],
        events: [at('renewal-sent', '2028-09-20T09:00:00.000Z')],
      },
      '2028-10-01T09:00:00Z',
      { state: 'active', until: '2028-11-02' },
      { state: 'active', until: '2030-11-03' },
    ],
    [
      'a renewal sent on the last day of grace',
      { terms: [granted], events: [at('renewal-sent', '2028-12-02T21:59:59.999Z')] },
      '2028-12-02T22:00:00Z',
      { state: 'grace', until: '2028-11-02', graceUntil: undefined },
      { state: 'grace', until: '2028-11-02', graceUntil: undefined },
    ],
    [
      'a renewal sent a millisecond too late',
      { terms: [granted], events: [at('renewal-sent', '2028-12-02T22:00:00.000Z')] },
      '2028-12-02T22:00:00Z',
      { state: 'grace', until: '2028-11-02', graceUntil: '2028-12-02' },
      { state: 'ended', on: '2028-11-02', why: 'time' },
    ],
    [
      'a renewal that held the grace, and its decision',
      {
        terms: [granted],
        events: [
          at('renewal-sent', '2028-10-01T09:00:00.000Z'),
          at('renewal-declined', '2028-12-20T09:00:00.000Z'),
        ],
      },
      '2028-12-20T09:00:00Z',
      { state: 'grace', until: '2028-11-02', graceUntil: undefined },
      { state: 'ended', on: '2028-12-20', why: 'time' },
    ],
    [
      'a renewal declined in grace leaves the rest of the grace',
      {
        terms: [granted],
        events: [
          at('renewal-sent', '2028-11-05T09:00:00.000Z'),
          at('renewal-declined', '2028-11-20T09:00:00.000Z'),
        ],
      },
      '2028-12-02T22:00:00Z',
      { state: 'grace', until: '2028-11-02', graceUntil: '2028-12-02' },
      { state: 'ended', on: '2028-11-02', why: 'time' },
    ],
    [
      'a renewal sent and granted on one day does not hold the new term',
      {
        terms: [granted, { from: '2028-10-01', until: '2030-10-01', graceUntil: '2030-10-31' }],
        events: [at('renewal-sent', '2028-10-01T07:00:00.000Z')],
      },
      '2030-10-31T22:00:00Z',
      { state: 'grace', until: '2030-10-01', graceUntil: '2030-10-31' },
      { state: 'ended', on: '2030-10-01', why: 'time' },
    ],
    [
      'suspended at this moment',
      { terms: [granted], events: [at('suspended', '2027-05-04T10:00:00.000Z')] },
      '2027-05-04T10:00:00Z',
      { state: 'active', until: '2028-11-02' },
      { state: 'suspended', since: '2027-05-04' },
    ],
    [
      'restored at this moment',
      {
        terms: [granted],
        events: [at('suspended', '2027-05-04T10:00:00.000Z'), at('restored', '2027-06-04T10:00:00.000Z')],
      },
      '2027-06-04T10:00:00Z',
      { state: 'suspended', since: '2027-05-04' },
      { state: 'active', until: '2028-11-02' },
    ],
    [
      'time that ends a suspended award',
      { terms: [granted], events: [at('suspended', '2027-05-04T10:00:00.000Z')] },
      '2028-12-02T22:00:00Z',
      { state: 'suspended', since: '2027-05-04' },
      { state: 'ended', on: '2028-11-02', why: 'time' },
    ],
    [
      'given up in grace, for good',
      { terms: [granted], events: [at('given-up', '2028-11-20T10:00:00.000Z')] },
      '2028-12-02T22:00:00Z',
      { state: 'ended', on: '2028-11-20', why: 'given-up' },
      { state: 'ended', on: '2028-11-20', why: 'given-up' },
    ],
    [
      'given up, whatever is granted later',
      {
        terms: [granted, { from: '2028-11-03', until: '2030-11-03', graceUntil: '2030-12-03' }],
        events: [at('given-up', '2028-05-20T10:00:00.000Z'), at('restored', '2028-05-21T10:00:00.000Z')],
      },
      '2028-11-02T22:00:00Z',
      { state: 'ended', on: '2028-05-20', why: 'given-up' },
      { state: 'ended', on: '2028-05-20', why: 'given-up' },
    ],
    [
      'withdrawn while suspended, just after Finnish midnight',
      {
        terms: [granted],
        events: [at('suspended', '2027-05-04T10:00:00.000Z'), at('withdrawn', '2027-06-03T21:00:00.000Z')],
      },
      '2027-06-03T21:00:00Z',
      { state: 'suspended', since: '2027-05-04' },
      { state: 'withdrawn', on: '2027-06-04' },
    ],
  ];

it.each(edges)('the edge of %s', (_, award, midnight, before, after) => {
  const edge = Date.parse(midnight);
  expect(stateAt(award, new Date(edge - 1))).toEqual(before);
  expect(stateAt(award, new Date(edge))).toEqual(after);
  expect(stateAt(award, new Date(edge + 1))).toEqual(after);
});

it('a day begins at Finnish midnight, on every day of a year with both changes of the clock', () => {
  for (let date = '2026-01-01'; date <= '2026-12-31'; date = addDays(date, 1)) {
    const start = startOf(date);
    expect([dayAt(start), dayAt(new Date(start.getTime() - 1))]).toEqual([date, addDays(date, -1)]);
  }
  expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
  expect(startOf('2026-03-01').getTime()).toBe(Date.parse('2026-02-28T22:00:00Z'));
});

it('the history tells the grant, the renewal, the pause and the end', () => {
  const award: AwardHistory = {
    terms: [
      granted,
      {
        from: '2028-11-03',
        until: '2030-11-03',
        graceUntil: '2030-12-03',
        decidedAt: '2028-10-01T09:00:00.000Z',
      },
    ],
    events: [
      at('suspended', '2027-05-04T10:00:00.000Z'),
      at('restored', '2027-06-04T10:00:00.000Z'),
      at('renewal-sent', '2028-09-04T10:00:00.000Z'),
    ],
  };
  const told = historyOf(award, '2026-11-02T08:10:00.000Z', new Date('2031-01-01T00:00:00Z'));
  expect(told.map(({ what, on, until }) => [what, on, until])).toEqual([
    ['granted', '2026-11-02', '2028-11-02'],
    ['suspended', '2027-05-04', undefined],
    ['restored', '2027-06-04', '2028-11-02'],
    ['renewed', '2028-10-01', '2030-11-03'],
    ['expired', '2030-11-03', undefined],
    ['ended', '2030-11-03', undefined],
  ]);
});
