import { addDays, type Day } from '../programme/day';
import { isWorkday } from '../programme/workdays';

/** Working days after `from`, up to and with `to`; negative when `to` is earlier. */
export function workdaysBetween(from: Day, to: Day): number {
  if (to < from) return -workdaysBetween(to, from);
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkday(day)) count += 1;
  return count;
}

/** Working days left until a day; negative once it has passed, at a weekend too. */
export function daysLeft(today: Day, until: Day): number {
  const count = workdaysBetween(today, until);
  return until < today ? Math.min(count, -1) : count;
}
