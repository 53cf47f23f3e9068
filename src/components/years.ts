import { programme } from '../collections/read';
import { yearsOf } from '../kit/holder';
import { addMonths } from '../programme/day';
import { today } from './items';

/** The years that the mark shows where it is nobody's: those of a logo granted today. */
export function sampleYears(): string {
  const from = today();
  return yearsOf({ from, until: addMonths(from, programme.award.months) });
}
