import { type Day, dayAt } from './day';

/** One decision that the logo may be used: the grant, then each renewal. Its dates are written when it is decided. */
export interface Term {
  readonly from: Day;
  /** The last day of validity. */
  readonly until: Day;
  /** The last day of grace, shown as "renewal in progress". */
  readonly graceUntil: Day;
}

/** Something that happened to an award, at a moment (ISO 8601, UTC). */
export interface AwardEvent {
  readonly kind: 'suspended' | 'restored' | 'withdrawn' | 'given-up' | 'renewal-sent' | 'renewal-declined';
  readonly at: string;
}

/** What decides the state of an award: dates and decisions, no flags. Both lists are in the order of time. */
export interface AwardHistory {
  readonly terms: readonly [Term, ...Term[]];
  readonly events: readonly AwardEvent[];
}

export type AwardState =
  /** Granted, and its first day has not come. */
  | { readonly state: 'coming'; readonly from: Day }
  | { readonly state: 'active'; readonly until: Day }
  /** Out of date, but its renewal may still come: until a day, or, when a renewal was sent in time, until it is decided. */
  | { readonly state: 'grace'; readonly until: Day; readonly graceUntil: Day | undefined }
  | { readonly state: 'suspended'; readonly since: Day }
  | { readonly state: 'withdrawn'; readonly on: Day }
  | { readonly state: 'ended'; readonly on: Day; readonly why: 'time' | 'given-up' };

/**
 * The state of an award at a moment: the one answer behind the register, the check page, the badge, the open data,
 * the credential's status and the letters. Days are Finnish and inclusive.
 */
export function stateAt(award: AwardHistory, moment: Date): AwardState {
  const past = award.events.filter((event) => Date.parse(event.at) <= moment.getTime());
  const withdrawn = past.find((event) => event.kind === 'withdrawn');
  if (withdrawn) return { state: 'withdrawn', on: dayOf(withdrawn) };

  const today = dayAt(moment);
  const lastDay = endOf(award, past, today);
  const givenUp = past.find((event) => event.kind === 'given-up');
  if (givenUp && !(lastDay && lastDay < dayOf(givenUp))) return { state: 'ended', on: dayOf(givenUp), why: 'given-up' };
  if (lastDay) return { state: 'ended', on: lastDay, why: 'time' };

  const stopped = past.findLast((event) => event.kind === 'suspended' || event.kind === 'restored');
  if (stopped?.kind === 'suspended') return { state: 'suspended', since: dayOf(stopped) };

  const { until, graceUntil } = currentTerm(award, today);
  if (today < award.terms[0].from) return { state: 'coming', from: award.terms[0].from };
  if (today <= until) return { state: 'active', until };
  return { state: 'grace', until, graceUntil: today <= graceUntil ? graceUntil : undefined };
}

/** The last day of an award that time has ended; undefined while it goes on. */
function endOf(award: AwardHistory, past: readonly AwardEvent[], today: Day): Day | undefined {
  const { from, until, graceUntil } = currentTerm(award, today);
  if (today <= graceUntil) return undefined;
  const sent = past.findLast((event) => event.kind === 'renewal-sent' && dayOf(event) >= from && dayOf(event) <= graceUntil);
  const declined = sent && past.find((event) => event.kind === 'renewal-declined' && event.at >= sent.at);
  if (sent && !declined) return undefined;
  return declined && dayOf(declined) > graceUntil ? dayOf(declined) : until;
}

/** The term that a day falls in or after: the newest that has begun, or the first. */
function currentTerm(award: AwardHistory, today: Day): Term {
  return award.terms.findLast((term) => term.from <= today) ?? award.terms[0];
}

function dayOf(event: AwardEvent): Day {
  return dayAt(new Date(event.at));
}
