import * as settings from '../collections/read';
import type { Locale } from '../i18n/locale';
import { readMasters } from '../kit/draw';
import { brochure, type Printing, poster } from '../kit/leaflet';
import { kitWordsOf } from '../kit/words';

/** What the build makes of content to be printed. */
export const printedKinds = ['brochure', 'poster'] as const;
export type PrintedKind = (typeof printedKinds)[number];

const made = new Map<string, Promise<Uint8Array>>();

/** Where a printed thing is downloaded: `/materials/brochure-fi.pdf`. */
export function printedPath(kind: PrintedKind, locale: Locale): string {
  return `/materials/${kind}-${locale}.pdf`;
}

/** A brochure or a poster as a tagged PDF, made once for the page that tells its size and the file itself. */
export function printedPdf(kind: PrintedKind, locale: Locale, site: URL | undefined): Promise<Uint8Array> {
  const path = printedPath(kind, locale);
  const known = made.get(path);
  if (known) return known;
  const words = settings.printed[locale];
  const printing: Printing = {
    masters: readMasters(settings.masterText),
    mark: kitWordsOf(settings, '').mark,
    locale,
    day: settings.programme.rules.date,
    name: settings.site[locale].name,
    address: site?.host ?? '',
  };
  const bytes = kind === 'brochure' ? brochure(words.brochure, printing) : poster(words.poster, printing);
  made.set(path, bytes);
  return bytes;
}
