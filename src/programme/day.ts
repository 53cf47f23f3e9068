/** A calendar day in Finland, `YYYY-MM-DD`. Days compare as strings. */
export type Day = string;

const finnish = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki', dateStyle: 'short' });

/** The calendar day it is in Finland at a moment, whatever the machine's own time zone. */
export function dayAt(moment: Date): Day {
  return finnish.format(moment);
}

const finnishHour = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Helsinki',
  hour: '2-digit',
  hourCycle: 'h23',
});

/** The full hour it is in Finland at a moment, 0 to 23. */
export function hourAt(moment: Date): number {
  return Number(finnishHour.format(moment));
}

/** The day `count` days later (earlier when negative). */
export function addDays(day: Day, count: number): Day {
  const date = utc(day);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

/** The same day `count` months later; 31 January + 1 month is the last of February. */
export function addMonths(day: Day, count: number): Day {
  const date = utc(day);
  const dayOfMonth = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + count);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(dayOfMonth, last));
  return date.toISOString().slice(0, 10);
}

/** 0 is Sunday, 6 is Saturday. */
export function weekday(day: Day): number {
  return utc(day).getUTCDay();
}

/** The day as `Date` at midnight UTC, for formatting with `timeZone: 'UTC'`. */
export function utc(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** The moment a day begins in Finland: midnight, two hours before that of UTC, three in summer. */
export function startOf(day: Day): Date {
  const winter = new Date(`${day}T00:00:00+02:00`);
  const summer = new Date(`${day}T00:00:00+03:00`);
  return dayAt(summer) === day ? summer : winter;
}
