import { describe, expect, test } from 'vitest';
import type { AwardEvent } from '../../src/programme/award';
import { renewalAt } from '../../src/programme/renewal';
import { term } from '../support/awards';

const first = term('2026-11-02');
const at = (
  moment: string,
  events: AwardEvent[] = [],
  terms: [typeof first, ...(typeof first)[]] = [first],
) => renewalAt({ terms, events }, new Date(moment));

describe('an award that ends on 2 November 2028, with grace until 2 December', () => {
  test.each([
    ['2028-08-03T20:59:59Z', { state: 'later', from: '2028-08-04' }],
    ['2028-08-03T21:00:00Z', { state: 'open', until: '2028-12-02', lastDay: '2028-11-02' }],
    ['2028-12-02T21:59:59Z', { state: 'open', until: '2028-12-02', lastDay: '2028-11-02' }],
    ['2028-12-02T22:00:00Z', { state: 'over' }],
  ])('at %s is %o', (moment, renewal) => {
    expect(at(moment)).toEqual(renewal);
  });

  test('waits once a renewal is sent, and is open again after a decline within grace', () => {
    const sent = { kind: 'renewal-sent', at: '2028-10-01T08:00:00Z' } as const;
    const declined = { kind: 'renewal-declined', at: '2028-10-10T08:00:00Z' } as const;
    expect(at('2028-11-20T08:00:00Z', [sent])).toEqual({ state: 'sent' });
    expect(at('2028-11-20T08:00:00Z', [sent, declined]).state).toBe('open');
    expect(at('2028-12-20T08:00:00Z', [sent, declined])).toEqual({ state: 'over' });
  });

  test('is too early again as soon as the new term is decided, though its first day is still to come', () => {
    const sent = { kind: 'renewal-sent', at: '2028-10-01T08:00:00Z' } as const;
    const next = term('2028-11-03', { decidedAt: '2028-10-10T08:00:00Z' });
    expect(at('2028-10-10T07:59:59Z', [sent], [first, next])).toEqual({ state: 'sent' });
    expect(at('2028-10-10T08:00:00Z', [sent], [first, next])).toEqual({ state: 'later', from: '2030-08-05' });
  });

  test('may be renewed while it is suspended, never when it was withdrawn or given up', () => {
    const event = (kind: AwardEvent['kind']) => [{ kind, at: '2028-09-01T08:00:00Z' }] as const;
    expect(at('2028-10-01T08:00:00Z', [...event('suspended')]).state).toBe('open');
    expect(at('2028-10-01T08:00:00Z', [...event('withdrawn')])).toEqual({ state: 'over' });
    expect(at('2028-10-01T08:00:00Z', [...event('given-up')])).toEqual({ state: 'over' });
  });
});
