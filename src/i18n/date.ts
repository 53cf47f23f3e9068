import type { Locale } from './locale';

const formats: Record<Locale, Intl.DateTimeFormat> = {
  fi: new Intl.DateTimeFormat('fi-FI', {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
  }),
  sv: new Intl.DateTimeFormat('sv-FI', {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
  }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' }),
};

/**
 * A calendar day as its readers write it: fi and sv `21.11.2026`, en `21 November 2026`.
 * @param day `YYYY-MM-DD`
 */
export function formatDay(day: string, locale: Locale): string {
  return formats[locale].format(new Date(`${day}T00:00:00Z`));
}
