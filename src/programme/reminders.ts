import { type AwardEvent, type AwardHistory, newestAt, renewalIn, stateAt, type Term } from './award';
import { addDays, type Day, dayAt } from './day';

/**
 * What the holder of an award is told about its end. A number is that of days before the last day; negative: after it.
 */
export interface Notice {
  readonly what: 'before' | 'last-day' | 'grace' | 'in-grace' | 'ended';
  /** Names it among those of its term: `90`, `0`, `grace`, `-7`, `ended`. */
  readonly key: string;
  readonly term: Term;
}

/** That an award has ended is told within so many days; later it is old news. */
const toldFor = 30;

/**
 * What the holder of an award is to be told now: the newest thing that is due, so that after days of silence one letter
 * goes out and not five. Nothing to those suspended, withdrawn or given up, and nothing of a term whose renewal was
 * sent.
 * @param days before the last day, such as 90, 60, 30, 7, 0; negative ones after it
 */
export function noticeDue(award: AwardHistory, moment: Date, days: readonly number[]): Notice | undefined {
  const state = stateAt(award, moment);
  if (state.state !== 'active' && state.state !== 'grace' && state.state !== 'ended') return undefined;
  if (state.state === 'ended' && state.why === 'given-up') return undefined;
  const term = newestAt(award, moment);
  if (state.state === 'active' && state.until !== term.until) return undefined;
  const today = dayAt(moment);
  const renewal = renewalIn(award, term, moment);
  if (renewal) return state.state === 'ended' ? lateEnd(renewal.declined, term, state.on, today) : undefined;
  const due = notices(term, days).filter(({ on }) => on <= today && on > term.from);
  const last = due.at(-1);
  if (!last || (last.what === 'ended' && today > addDays(last.on, toldFor))) return undefined;
  return { what: last.what, key: last.key, term };
}

/**
 * A renewal was declined before the last day, and now that day has passed. Declined later, the letter of that said it.
 */
function lateEnd(declined: AwardEvent | undefined, term: Term, on: Day, today: Day): Notice | undefined {
  const toldThen = declined === undefined || dayAt(new Date(declined.at)) > term.until;
  if (toldThen || today > addDays(on, toldFor + 30)) return undefined;
  return { what: 'ended', key: 'ended', term };
}

/** The notices of a term in the order of their days, the earliest first. */
function notices(term: Term, days: readonly number[]): (Omit<Notice, 'term'> & { on: Day })[] {
  const reminders = days.map((count) => ({
    what: count > 0 ? ('before' as const) : count === 0 ? ('last-day' as const) : ('in-grace' as const),
    key: String(count),
    on: addDays(term.until, -count),
  }));
  return [
    ...reminders.filter(({ on }) => on <= term.graceUntil),
    { what: 'grace' as const, key: 'grace', on: addDays(term.until, 1) },
    { what: 'ended' as const, key: 'ended', on: addDays(term.graceUntil, 1) },
  ].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
