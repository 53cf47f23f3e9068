import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AwardEvent, type AwardHistory, stateAt, type Term, wordOf } from '../../src/programme/award';
import { addDays, dayAt, startOf } from '../../src/programme/day';
import { historyOf } from '../../src/programme/history';
import { aDay } from '../../src/programme/span';

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
