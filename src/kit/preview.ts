import { type Locale, locales } from '../i18n/locale';
import { draw, kitLanguages, layouts, looks, type Masters, namesOf } from './draw';
import { clearSpace, grounds, misuse, misuses, onGround } from './guide';
import { jobStrip, sharePicture } from './picture';
import type { Drawing } from './shape';
import { toSvg } from './svg';
import type { KitWords } from './words';

/** The pictures of the public page of the kit by the name of their file, each an SVG. */
export function previews(
  masters: Masters,
  words: KitWords,
  years: string,
): ReadonlyMap<string, () => string> {
  const all = new Map<string, () => string>();
  const add = (name: string, title: string, drawing: () => Drawing) =>
    all.set(name, () => toSvg(drawing(), { title }));
  for (const language of kitLanguages) {
    const { title } = namesOf(words.mark, { language });
    for (const layout of layouts)
      for (const look of looks)
        if (language !== 'fi-sv' || look === 'colour')
          add(`${language}-${layout}-${look}`, title, () =>
            draw(masters, words.mark, { language, layout, look, years }),
          );
  }
  for (const locale of locales) {
    const { title } = namesOf(words.mark, { language: locale });
    add(`${locale}-clear`, title, () => clearSpace(masters, words.mark, locale));
    grounds.forEach((ground, at) => {
      add(`${locale}-ground-${at}`, title, () => onGround(masters, words.mark, locale, ground));
    });
    for (const name of misuses)
      add(`${locale}-misuse-${name}`, title, () => misuse(masters, words.mark, locale, name));
    add(`${locale}-share`, title, () => sharePicture(masters, words, locale, '1200x630', { years }));
    add(`${locale}-strip`, title, () => jobStrip(masters, words, locale, { years }));
  }
  return all;
}

/** Where a picture of the public page stands. */
export function previewAt(locale: Locale, name: string): string {
  return `/mark/${locale}-${name}.svg`;
}
