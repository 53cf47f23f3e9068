import { addDays, type Day, dayAt } from './day';

/** One decision that the logo may be used: the grant, then each renewal. Its dates are written when it is decided. */
export interface Term {
  readonly from: Day;
  /** The last day of validity. */
  readonly until: Day;
  /** The last day of grace, shown as "renewal in progress". */
  readonly graceUntil: Day;
  /**
   * Of a renewal: the moment it took effect (ISO 8601, UTC), from which on its dates count although its first day may
   * be still to come. Without it a renewal counts from its first day on.
   */
  readonly decidedAt?: string;
}

/** Something that happened to an award, at a moment (ISO 8601, UTC). */
export interface AwardEvent {
  readonly kind:
    | 'suspended'
    | 'restored'
    | 'withdrawn'
    | 'given-up'
    | 'renewal-sent'
    | 'renewal-declined'
    /**
     * The holder has another name, or a mistake in the public entry was mended: told in the history, no change of
     * state.
     */
    | 'renamed'
    | 'corrected';
  readonly at: string;
  /** Of another name: the one before, as it was shown. */
  readonly was?: string;
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
  /**
   * Out of date, but its renewal may still come: until a day, or, when a renewal was sent in time, until it is decided.
   */
  | { readonly state: 'grace'; readonly until: Day; readonly graceUntil: Day | undefined }
  | { readonly state: 'suspended'; readonly since: Day }
  | { readonly state: 'withdrawn'; readonly on: Day }
  | { readonly state: 'ended'; readonly on: Day; readonly why: 'time' | 'given-up' };

/**
 * The state of an award at a moment: the one answer behind the register, the check page, the badge, the open data,
 * the credential's status and the letters. Days are Finnish and inclusive. What ends an award first, ends it: given up
 * after it ran out of time it has run out of time. Only a withdrawal is told over everything else.
 */
export function stateAt(award: AwardHistory, moment: Date): AwardState {
  const past = award.events.filter((event) => Date.parse(event.at) <= moment.getTime());
  const withdrawn = past.find((event) => event.kind === 'withdrawn');
  if (withdrawn) return { state: 'withdrawn', on: dayOf(withdrawn) };

  const givenUp = past.find((event) => event.kind === 'given-up');
  if (givenUp) {
    const before = past.slice(0, past.indexOf(givenUp));
    const lastDay = endOf(award, before, new Date(givenUp.at));
    return lastDay
      ? { state: 'ended', on: lastDay, why: 'time' }
      : { state: 'ended', on: dayOf(givenUp), why: 'given-up' };
  }

  const today = dayAt(moment);
  const lastDay = endOf(award, past, moment);
  if (lastDay) return { state: 'ended', on: lastDay, why: 'time' };

  const stopped = past.findLast((event) => event.kind === 'suspended' || event.kind === 'restored');
  if (stopped?.kind === 'suspended') return { state: 'suspended', since: sinceOf(past) };

  const term = termAt(award, moment);
  if (today < term.from) return { state: 'coming', from: term.from };
  if (today <= term.until) return { state: 'active', until: lastOf(award, term, moment).until };
  return {
    state: 'grace',
    until: term.until,
    graceUntil: openRenewal(term, past) ? undefined : term.graceUntil,
  };
}

/** The last day of an award that time has ended; undefined while it goes on. */
function endOf(award: AwardHistory, past: readonly AwardEvent[], moment: Date): Day | undefined {
  const term = termAt(award, moment);
  if (dayAt(moment) <= term.graceUntil || openRenewal(term, past)) return undefined;
  const sent = sentIn(term, past);
  const declined = sent && declinedAfter(sent, past);
  return declined && dayOf(declined) > term.graceUntil ? dayOf(declined) : term.until;
}

/** Where the renewal of a term stands at a moment: the last one that was sent in time, and whether it was declined. */
export function renewalIn(
  { events }: AwardHistory,
  term: Term,
  moment: Date,
): { readonly sent: AwardEvent; readonly declined: AwardEvent | undefined } | undefined {
  const past = events.filter((event) => Date.parse(event.at) <= moment.getTime());
  const sent = sentIn(term, past);
  return sent && { sent, declined: declinedAfter(sent, past) };
}

/** Was the renewal of this term sent in time, and not decided yet? */
function openRenewal(term: Term, past: readonly AwardEvent[]): boolean {
  const sent = sentIn(term, past);
  return sent !== undefined && !declinedAfter(sent, past);
}

/** The last request to renew this term. One of its first day asked for this very term. */
function sentIn({ from, graceUntil }: Term, past: readonly AwardEvent[]): AwardEvent | undefined {
  return past.findLast(
    (event) => event.kind === 'renewal-sent' && dayOf(event) > from && dayOf(event) <= graceUntil,
  );
}

function declinedAfter(sent: AwardEvent, past: readonly AwardEvent[]): AwardEvent | undefined {
  return past.slice(past.indexOf(sent)).find((event) => event.kind === 'renewal-declined');
}

/** The term that a moment falls in or after: the newest that has begun, or the first. */
export function termAt(award: AwardHistory, moment: Date): Term {
  const today = dayAt(moment);
  return termsAt(award, moment).findLast((term) => term.from <= today) ?? award.terms[0];
}

/** The term that goes on without a gap where this one ends, if its renewal is decided already; else this one. */
function lastOf(award: AwardHistory, term: Term, moment: Date): Term {
  const later = termsAt(award, moment).filter((other) => other.from > term.from);
  return later.reduce(
    (last, next) => (next.from <= addDays(last.until, 1) && next.until > last.until ? next : last),
    term,
  );
}

/** The grant, and every renewal that counts at this moment. */
export function termsAt({ terms }: AwardHistory, moment: Date): readonly Term[] {
  const today = dayAt(moment);
  const counts = ({ from, decidedAt }: Term) =>
    decidedAt ? Date.parse(decidedAt) <= moment.getTime() : from <= today;
  return terms.filter((term, at) => at === 0 || counts(term));
}

/** The newest of the terms that count at this moment, begun or not: the one that a renewal renews. */
export function newestAt(award: AwardHistory, moment: Date): Term {
  return termsAt(award, moment).at(-1) ?? award.terms[0];
}

/** The first day of the suspension that still goes on. */
function sinceOf(past: readonly AwardEvent[]): Day {
  const restored = past.findLastIndex((event) => event.kind === 'restored');
  const first = past.slice(restored + 1).find((event) => event.kind === 'suspended');
  return first ? dayOf(first) : '';
}

/** The state as the public is told it; undefined before an award's first day, when nobody is told of it. */
export type PublicState = Exclude<AwardState, { state: 'coming' }>;

/** The five words of the open data. */
export const stateWords = ['valid', 'grace', 'ended', 'suspended', 'withdrawn'] as const;
export type StateWord = (typeof stateWords)[number];

/** The word for a state, the same in the open data, in addresses and in the keys of strings. */
export function wordOf({ state }: PublicState): StateWord {
  return state === 'active' ? 'valid' : state;
}

function dayOf(event: AwardEvent): Day {
  return dayAt(new Date(event.at));
}
