import type { Localized } from '../i18n/locale';
import type { Day } from '../programme/day';

/** An award as its kit shows it. */
export interface Holder {
  /** The name shown on the mark. */
  readonly employer: string;
  /** The code of the award, such as `7KD-3VMX`. */
  readonly code: string;
  readonly from: Day;
  readonly until: Day;
  /** The address of the check page, in each language. */
  readonly check: Localized;
}

/** The years of validity as the mark has them: `2026–2028`, or one year. */
export function yearsOf({ from, until }: Pick<Holder, 'from' | 'until'>): string {
  const [first, last] = [from.slice(0, 4), until.slice(0, 4)];
  return first === last ? first : `${first}–${last}`;
}
