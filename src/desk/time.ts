import { formatDay } from '../i18n/date';
import { dayAt } from '../programme/day';

export type DeskLocale = 'fi' | 'sv';

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Helsinki',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** The time of day in Finland, `14.32`. @param moment ISO 8601 */
export function formatTime(moment: string): string {
  return clock.format(new Date(moment)).replace(':', '.').replace(/^0/, '');
}

/** The day in Finland on which a moment fell, `21.11.2026`. */
export function formatDate(moment: string, locale: DeskLocale): string {
  return formatDay(dayAt(new Date(moment)), locale);
}

/** Day and time: `21.11.2026 klo 14.32`. */
export function formatMoment(moment: string, locale: DeskLocale): string {
  return `${formatDate(moment, locale)} ${locale === 'fi' ? 'klo' : 'kl.'} ${formatTime(moment)}`;
}
