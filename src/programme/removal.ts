import { addDays, type Day, dayAt } from './day';
import type { Change } from './history';

/** By when a logo whose award has ended must be gone, and which of the days are past: the digital one comes first. */
export interface Removal {
  /** The day they are counted from. */
  readonly from: Day;
  readonly digital: Day;
  readonly print: Day;
  readonly past: 'none' | 'digital' | 'both';
}

/**
 * The last days of an ended logo, counted from the day it showed as ended, which is when its holder is told so;
 * undefined when it has not ended.
 * Source: the rules of the logo, section 12.
 */
export function removalOf(
  history: readonly Change[],
  days: { readonly digitalDays: number; readonly printDays: number },
  moment: Date,
): Removal | undefined {
  const end = history.findLast(({ what }) => what === 'ended' || what === 'given-up');
  if (!end) return undefined;
  const from = dayAt(new Date(end.at));
  const digital = addDays(from, days.digitalDays);
  const print = addDays(from, days.printDays);
  const today = dayAt(moment);
  return { from, digital, print, past: today <= digital ? 'none' : today <= print ? 'digital' : 'both' };
}
