import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AwardEvent,
  type AwardHistory,
  type AwardState,
  stateAt,
  type Term,
  wordOf,
} from '../../src/programme/award';
import { addDays, addMonths, dayAt } from '../../src/programme/day';
import { historyOf, startOf } from '../../src/programme/history';

const aDay = 86_400_000;
const origin = startOf('2026-03-01').getTime();
const kinds = [
  'suspended',
  'restored',
  'withdrawn',
  'given-up',
  'renewal-sent',
  'renewal-declined',
  'renamed',
  'corrected',
] as const;

/** Any moment of six years, half of them at a Finnish midnight or a millisecond beside it. */
const moments = fc
  .tuple(
    fc.integer({ min: -10, max: 2200 }),
    fc.oneof(fc.constantFrom(-1, 0, 1), fc.integer({ min: 0, max: aDay - 1 })),
  )
  .map(([days, ms]) => new Date(startOf(addDays('2026-03-01', days)).getTime() + ms));

const events: fc.Arbitrary<AwardEvent[]> = fc
  .array(fc.tuple(fc.constantFrom(...kinds), moments), { maxLength: 7 })
  .map((list) =>
    list
      .map(([kind, at]) => ({ kind, at: at.toISOString() }))
      .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
  );

/** Terms as they are decided: one after another, next to each other, with gaps or over each other. */
const terms: fc.Arbitrary<[Term, ...Term[]]> = fc
  .array(
    fc.tuple(
      fc.integer({ min: -60, max: 90 }),
      fc.integer({ min: 1, max: 730 }),
      fc.integer({ min: 0, max: 40 }),
      fc.boolean(),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((shapes) => {
    const made: Term[] = [];
    for (const [gap, length, grace, early] of shapes) {
      const last = made.at(-1);
      const from = last ? addDays(last.until, Math.max(gap, 2 - Math.min(60, length))) : '2026-03-01';
      const after = last && from <= last.from ? addDays(last.from, 1) : from;
      const until = addDays(after, length);
      const decided = last && early ? { decidedAt: startOf(addDays(after, -30)).toISOString() } : {};
      made.push({ from: after, until, graceUntil: addDays(until, grace), ...decided });
    }
    return made as [Term, ...Term[]];
  });

const histories: fc.Arbitrary<AwardHistory> = fc.record({ terms, events });
const pairs = fc.tuple(moments, moments).map(([a, b]) => (a < b ? [a, b] : [b, a]) as [Date, Date]);

const day = /^\d{4}-\d\d-\d\d$/;
const many = { numRuns: 1500 };

describe('over all histories', () => {
  it('there is one state at each moment, with its days', () => {
    fc.assert(
      fc.property(histories, moments, (award, moment) => {
        const state = stateAt(award, moment);
        expect(['coming', 'active', 'grace', 'suspended', 'withdrawn', 'ended']).toContain(state.state);
        for (const [name, value] of Object.entries(state)) {
          if (!['state', 'why'].includes(name) && value !== undefined) expect(value).toMatch(day);
        }
        expect(stateAt(structuredClone(award), moment)).toEqual(state);
      }),
      many,
    );
  });

  it('what has not happened yet changes nothing', () => {
    fc.assert(
      fc.property(histories, moments, (award, moment) => {
        const past = award.events.filter(({ at }) => Date.parse(at) <= moment.getTime());
        expect(stateAt({ ...award, events: past }, moment)).toEqual(stateAt(award, moment));
      }),
      many,
    );
  });

  it('a withdrawal is never undone', () => {
    fc.assert(
      fc.property(histories, pairs, (award, [first, then]) => {
        const before = stateAt(award, first);
        if (before.state === 'withdrawn') expect(stateAt(award, then)).toEqual(before);
      }),
      many,
    );
  });

  it('what was given up stays so, unless it is withdrawn', () => {
    fc.assert(
      fc.property(histories, pairs, (award, [first, then]) => {
        const before = stateAt(award, first);
        if (before.state !== 'ended' || before.why !== 'given-up') return;
        const after = stateAt(award, then);
        if (after.state !== 'withdrawn') expect(after).toEqual(before);
      }),
      many,
    );
  });

  it('what time has ended comes back by a new term alone', () => {
    fc.assert(
      fc.property(histories, pairs, (award, [first, then]) => {
        const before = stateAt(award, first);
        const after = stateAt(award, then);
        if (
          before.state !== 'ended' ||
          before.why !== 'time' ||
          after.state === 'ended' ||
          after.state === 'withdrawn'
        )
          return;
        expect(award.terms.some((term, at) => at > 0 && startOf(term.from) > first)).toBe(true);
      }),
      many,
    );
  });

  it('a suspension ends with its restoring, or with the award', () => {
    fc.assert(
      fc.property(histories, pairs, (award, [first, then]) => {
        if (stateAt(award, first).state !== 'suspended') return;
        const after = stateAt(award, then);
        const restored = award.events.some(
          ({ kind, at }) =>
            kind === 'restored' && Date.parse(at) > first.getTime() && Date.parse(at) <= then.getTime(),
        );
        if (!restored) expect(['suspended', 'ended', 'withdrawn']).toContain(after.state);
      }),
      many,
    );
  });

  it('is in force on no day after the last of its terms', () => {
    fc.assert(
      fc.property(histories, moments, (award, moment) => {
        const state = stateAt(award, moment);
        if (state.state !== 'active') return;
        expect(award.terms.some(({ from, until }) => from <= dayAt(moment) && dayAt(moment) <= until)).toBe(
          true,
        );
        expect(state.until >= dayAt(moment)).toBe(true);
      }),
      many,
    );
  });

  it('nothing changes within a Finnish day but by a decision', () => {
    fc.assert(
      fc.property(histories, moments, (award, moment) => {
        const start = startOf(dayAt(moment));
        const decided = [
          ...award.events.map(({ at }) => at),
          ...award.terms.flatMap(({ decidedAt }) => decidedAt ?? []),
        ];
        if (decided.some((at) => Date.parse(at) > start.getTime() && Date.parse(at) <= moment.getTime()))
          return;
        expect(stateAt(award, moment)).toEqual(stateAt(award, start));
      }),
      many,
    );
  });

  it('the history ends with the state there is, and is in the order of time', () => {
    fc.assert(
      fc.property(histories, moments, (award, moment) => {
        const first = award.terms[0].from;
        const publicAt = startOf(first).toISOString();
        const history = historyOf(award, publicAt, moment);
        expect(history.map(({ at }) => at)).toEqual(history.map(({ at }) => at).sort());
        const state = stateAt(award, moment);
        if (moment.getTime() < Date.parse(publicAt) || state.state === 'coming')
          return void expect(history).toEqual([]);
        const entry = ['renamed', 'corrected'];
        const last = history.findLast(({ what }) => !entry.includes(what))?.what ?? '';
        const shown: Record<string, string[]> = {
          valid: ['granted', 'renewed', 'restored'],
          grace: ['expired', 'restored'],
          ended: ['ended', 'given-up'],
          suspended: ['suspended'],
          withdrawn: ['withdrawn'],
        };
        expect(shown[wordOf(state)]).toContain(last);
      }),
      many,
    );
  });
});

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
  expect(origin).toBe(Date.parse('2026-02-28T22:00:00Z'));
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
