import { type AwardHistory, newestAt, renewalIn, stateAt } from './award';
import { addDays, type Day, dayAt } from './day';

/** From so many days before the last day on an award may be renewed; the first reminder comes on the same day. */
const renewalOpens = 90;

/** Where the renewal of an award stands. */
export type Renewal =
  /** Too early: from this day on. */
  | { readonly state: 'later'; readonly from: Day }
  /** May be sent, at the latest on this day. */
  | { readonly state: 'open'; readonly until: Day; readonly lastDay: Day }
  /** Sent, and not decided yet. */
  | { readonly state: 'sent' }
  /** The award has come to its end: only a new application helps. */
  | { readonly state: 'over' };

/**
 * May this award be renewed at this moment? From 90 days before its last day to the last day of grace, whatever else
 * happens to it in between: a suspension keeps nobody from renewing.
 * Source: the rules of the logo, section 8.
 */
export function renewalAt(award: AwardHistory, moment: Date): Renewal {
  const { state } = stateAt(award, moment);
  if (state === 'ended' || state === 'withdrawn') return { state: 'over' };
  const term = newestAt(award, moment);
  const renewal = renewalIn(award, term, moment);
  if (renewal && !renewal.declined) return { state: 'sent' };
  const today = dayAt(moment);
  const opens = addDays(term.until, -renewalOpens);
  if (today < opens) return { state: 'later', from: opens };
  return today > term.graceUntil
    ? { state: 'over' }
    : { state: 'open', until: term.graceUntil, lastDay: term.until };
}
