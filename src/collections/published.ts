import type { Locale } from '../i18n/locale';
import type { Day } from '../programme/day';

interface Dated {
  /** `<locale>/<slug>` */
  readonly id: string;
  readonly data: { readonly date: Day; readonly draft: boolean };
}

/** How many items stand on a page of the list. */
export const pageLength = 12;

/**
 * What a language's readers may see of dated entries, newest first: written in it, no draft, and not before its day.
 * @param today the day in Finland
 */
export function published<Entry extends Dated>(
  entries: readonly Entry[],
  locale: Locale,
  today: Day,
): Entry[] {
  return entries
    .filter(({ id, data }) => id.startsWith(`${locale}/`) && !data.draft && data.date <= today)
    .sort((a, b) => b.data.date.localeCompare(a.data.date) || a.id.localeCompare(b.id));
}

/** The last part of an entry's id, the same in every language: `fi/2026-11-02-ovi` → `2026-11-02-ovi`. */
export function slugOf({ id }: Pick<Dated, 'id'>): string {
  return id.slice(id.indexOf('/') + 1);
}
