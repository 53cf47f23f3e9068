import { type SQL, sql } from 'drizzle-orm';
import type { AwardEvent, AwardHistory, Term } from '../src/programme/award';
import { type Day, dayAt } from '../src/programme/day';
import { awards } from './store/awards';

type Award = typeof awards.$inferSelect;

/**
 * The columns of an award with this history: the history itself, and what lists filter by. Whoever changes a history
 * writes these, and nothing else writes them.
 */
export function columnsOf(
  history: AwardHistory,
): Pick<Award, 'terms' | 'events' | 'validUntil' | 'graceUntil' | 'stopped' | 'stoppedOn'> {
  const terms: [Term, ...Term[]] = [...history.terms];
  return {
    terms,
    events: [...history.events],
    validUntil: lastOf(terms.map(({ until }) => until)),
    graceUntil: lastOf(terms.map(({ graceUntil }) => graceUntil)),
    ...stopOf(history.events),
  };
}

/**
 * The last day of an award that has ended, as `stateAt` tells it, of the columns: what stopped it; the day on which a
 * renewal was declined after the time of grace; else its last day of validity.
 */
export const endedOn: SQL<string> = sql`CASE WHEN ${awards.stopped} IN ('withdrawn', 'given-up')
  OR ${awards.stoppedOn} > ${awards.graceUntil} THEN ${awards.stoppedOn} ELSE ${awards.validUntil} END`;

/** Has this award still the history that was read? Two who change it at once must not both. */
export function isUnchanged({ code, terms, events }: Pick<Award, 'code' | 'terms' | 'events'>): SQL {
  return sql`EXISTS (SELECT 1 FROM ${awards} WHERE ${awards.code} = ${code}
    AND ${awards.terms} = ${JSON.stringify(terms)} AND ${awards.events} = ${JSON.stringify(events)})`;
}

function stopOf(events: readonly AwardEvent[]): Pick<Award, 'stopped' | 'stoppedOn'> {
  const end =
    events.findLast(({ kind }) => kind === 'withdrawn') ?? events.find(({ kind }) => kind === 'given-up');
  if (end) return { stopped: end.kind as 'withdrawn' | 'given-up', stoppedOn: dayOf(end) };
  const last = events.findLast(({ kind }) => kind === 'suspended' || kind === 'restored');
  const declined = events.findLast(({ kind }) => kind === 'renewal-declined');
  const on = [last?.kind === 'suspended' ? last : undefined, declined].flatMap((event) =>
    event ? [dayOf(event)] : [],
  );
  return {
    stopped: last?.kind === 'suspended' ? 'suspended' : 'no',
    stoppedOn: on.length > 0 ? lastOf(on) : null,
  };
}

function dayOf({ at }: AwardEvent): Day {
  return dayAt(new Date(at));
}

function lastOf(days: readonly Day[]): Day {
  return days.reduce((last, day) => (day > last ? day : last));
}
