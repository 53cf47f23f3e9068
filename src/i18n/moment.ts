import { formatDay } from './date';
import type { Locale } from './locale';

const weekdays: Record<Locale, Intl.DateTimeFormat> = {
  fi: new Intl.DateTimeFormat('fi-FI', { timeZone: 'UTC', weekday: 'short' }),
  sv: new Intl.DateTimeFormat('sv-FI', { timeZone: 'UTC', weekday: 'short' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'short' }),
};

/** A moment of Finland's clocks as its readers write the time: fi and sv `9.05`, en `9:05`. */
function formatTime(moment: string, locale: Locale): string {
  const [hours = '', minutes = ''] = moment.slice(11).split(':');
  return `${Number(hours)}${locale === 'en' ? ':' : '.'}${minutes}`;
}

function formatWeekday(moment: string, locale: Locale): string {
  return weekdays[locale].format(new Date(`${moment.slice(0, 10)}T00:00:00Z`)).replace('.', '');
}

/**
 * From when to when, by Finland's clocks: fi `to 14.1.2027 klo 9.00–9.45`, sv `tors 14.1.2027 kl. 9.00–9.45`,
 * en `Thu 14 January 2027, 9:00–9:45`. What ends on another day names it.
 */
export function formatSpan(starts: string, ends: string, locale: Locale): string {
  const at = { fi: ' klo\u00a0', sv: ' kl.\u00a0', en: ', ' }[locale];
  const day = (moment: string) =>
    `${formatWeekday(moment, locale)} ${formatDay(moment.slice(0, 10), locale)}${at}${formatTime(moment, locale)}`;
  return starts.slice(0, 10) === ends.slice(0, 10)
    ? `${day(starts)}–${formatTime(ends, locale)}`
    : `${day(starts)} – ${day(ends)}`;
}
