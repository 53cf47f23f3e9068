import type { Locale } from '../i18n/locale';
import { addDays, type Day } from '../programme/day';
import { icsOf, icsText } from '../programme/ics';
import type { Holder } from './holder';

/** How many days before the end the calendar reminds: when a renewal may be begun with time to spare. */
const before = 60;

/**
 * The last day of an award as a calendar file (RFC 5545): one day long, with a reminder, lines folded at 75 octets and
 * ended by CRLF.
 * @param words what the entry is called and says, one line each
 */
export function calendar(
  holder: Holder,
  locale: Locale,
  words: { readonly title: string; readonly text: string },
): string {
  const address = holder.check[locale];
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Sijoita ja valmenna!//Logo kit//FI',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${holder.code}-${holder.until}@${new URL(address).host}`,
    `DTSTAMP:${compact(holder.from)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(holder.until)}`,
    `DTEND;VALUE=DATE:${compact(addDays(holder.until, 1))}`,
    `SUMMARY;LANGUAGE=${locale}:${icsText(words.title)}`,
    `DESCRIPTION;LANGUAGE=${locale}:${icsText(words.text)}`,
    `URL:${address}`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${icsText(words.title)}`,
    `TRIGGER:-P${before}D`,
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return icsOf(lines);
}

function compact(day: Day): string {
  return day.replaceAll('-', '');
}
