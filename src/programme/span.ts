/** Spans of time in milliseconds. A day has 24 hours here; the days of the calendar are those of `day.ts`. */
export const aMinute = 60_000;
export const anHour = 60 * aMinute;
export const aDay = 24 * anHour;
