import { municipalities } from '../programme/places';
import type { DeskLocale } from './time';

/** The municipalities as a list to choose from, in the order of the reader's alphabet, all of them first. */
export function placesIn(locale: DeskLocale, all: string): { value: string; label: string }[] {
  const places = municipalities.map(({ code, name }) => ({ value: code, label: name[locale] }));
  return [{ value: '', label: all }, ...places.sort((a, b) => a.label.localeCompare(b.label, locale))];
}
