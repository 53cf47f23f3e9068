import { icsInstant, icsOf, icsText } from '../programme/ics';
import { instantOf } from '../programme/moment';
import type { Item } from './items';

type Event = Extract<Item, { kind: 'events' }>;

/** Where an event's calendar file stands: `/events/fi/<slug>.ics`. */
export function calendarPath({ slug, entry }: Event): string {
  return `/events/${entry.id.slice(0, 2)}/${slug}.ics`;
}

/** An event as a calendar file. @param origin `https://…` without a slash at its end */
export function calendarOf(event: Event, origin: string): string {
  const { starts, ends, place, description, date } = event.entry.data;
  return icsOf([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Sijoita ja valmenna!//Events//FI',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${event.slug}@${new URL(origin).host}`,
    `DTSTAMP:${icsInstant(instantOf(`${date}T08:00`))}`,
    `DTSTART:${icsInstant(instantOf(starts))}`,
    `DTEND:${icsInstant(instantOf(ends))}`,
    `SUMMARY:${icsText(event.title)}`,
    `DESCRIPTION:${icsText(`${description}\n${origin}${event.path}`)}`,
    `LOCATION:${icsText(place)}`,
    `URL:${origin}${event.path}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]);
}
