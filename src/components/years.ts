import { programme } from '../collections/read';
import { yearsOf } from '../kit/holder';
import { addMonths, dayAt } from '../programme/day';

const today = dayAt(new Date());

/** The years that the mark shows where it is nobody's: those of a logo granted today. */
export const years = yearsOf({ from: today, until: addMonths(today, programme.award.months) });
