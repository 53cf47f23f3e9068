import { addDays, type Day, weekday } from './day';

/**
 * The day by which `count` working days have passed since `start`: the count begins on the next working day.
 * Saturdays, Sundays, Finnish public holidays and the eves that offices keep closed do not count.
 */
export function addWorkdays(start: Day, count: number): Day {
  let day = start;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    if (isWorkday(day)) left -= 1;
  }
  return day;
}

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

/** Are offices open in Finland on this day? */
export function isWorkday(day: Day): boolean {
  const name = weekday(day);
  return name !== 0 && name !== 6 && !isHoliday(day);
}

const fixed = new Set(['01-01', '01-06', '05-01', '12-06', '12-24', '12-25', '12-26']);

/**
 * Finnish public holidays that can fall on a weekday, with Midsummer Eve and Christmas Eve.
 * Source: kirkkolaki and itsenäisyyspäivälaki; the eves by collective agreements.
 */
function isHoliday(day: Day): boolean {
  if (fixed.has(day.slice(5))) return true;
  const easter = easterSunday(Number(day.slice(0, 4)));
  const moving = [addDays(easter, -2), addDays(easter, 1), addDays(easter, 39)];
  return moving.includes(day) || isMidsummerEve(day);
}

function isMidsummerEve(day: Day): boolean {
  return weekday(day) === 5 && day.slice(5) >= '06-19' && day.slice(5) <= '06-25';
}

/** Easter Sunday of a year in the Gregorian calendar (Meeus, Jones and Butcher). */
function easterSunday(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const rest = h + l - 7 * m + 114;
  const month = String(Math.floor(rest / 31)).padStart(2, '0');
  return `${year}-${month}-${String((rest % 31) + 1).padStart(2, '0')}`;
}
