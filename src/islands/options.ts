import type { Kind } from '../forms/kinds';
import { type Locale, languageNames } from '../i18n/locale';
import { type Industry, industries } from '../programme/industries';
import { elsewhere, municipalitiesFor, municipality } from '../programme/places';
import type { Say } from './say';

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** What the options of a question are called, places in the order of the reader's alphabet. */
export function optionsOf(form: string, name: string, kind: Kind, locale: Locale, say: Say): Option[] {
  const { options = [] } = kind;
  const places = [...municipalitiesFor(locale).map(({ code }) => code), elsewhere];
  const values = name === 'municipality' ? places.filter((place) => options.includes(place)) : options;
  return values.map((value) => ({ value, label: labelOf(form, name, value, locale, say) }));
}

/** What one answer is called. */
export function labelOf(form: string, name: string, value: string, locale: Locale, say: Say): string {
  if (name === 'municipality') return municipality(value)?.name[locale] ?? say('place.other') ?? value;
  if (name === 'industry') return industries[value as Industry][locale];
  if (name === 'letters') return languageNames[value as Locale];
  return say(`${form}.${name}.${value}`) ?? value;
}
