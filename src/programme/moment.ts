import type { Day } from './day';
import { anHour } from './span';

/** A moment as the clocks of Finland show it, `2027-01-15T14:00`. Moments compare as strings. */
export type Moment = string;

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Helsinki',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** What the clocks of Finland show at an instant. */
export function momentAt(instant: Date): Moment {
  return clock.format(instant).replace(' ', 'T');
}

/**
 * The instant at which the clocks of Finland show a moment. In the hour that comes twice in October it is the first; a
 * moment of the hour that is left out in March is read by the clock before it.
 */
export function instantOf(moment: Moment): Date {
  const asUtc = Date.parse(`${moment}Z`);
  for (const hours of [3, 2]) {
    const instant = new Date(asUtc - hours * anHour);
    if (momentAt(instant) === moment) return instant;
  }
  return new Date(asUtc - 2 * anHour);
}

/** A moment with its distance from UTC, as ISO 8601: `2027-01-15T14:00:00+02:00`. */
export function withOffset(moment: Moment): string {
  const hours = (Date.parse(`${moment}Z`) - instantOf(moment).getTime()) / anHour;
  return `${moment}:00+0${hours}:00`;
}

/** The day of a moment. */
export function dayOf(moment: Moment): Day {
  return moment.slice(0, 10);
}
