import { municipalitiesFor } from '../programme/places';
import type { DeskLocale } from './time';

/** The municipalities as a list to choose from, in the order of the reader's alphabet, all of them first. */
export function placesIn(locale: DeskLocale, all: string): { value: string; label: string }[] {
  const places = municipalitiesFor(locale).map(({ code, name }) => ({ value: code, label: name[locale] }));
  return [{ value: '', label: all }, ...places];
}
