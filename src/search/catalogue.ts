import type { Locale } from '../i18n/locale';
import { stemsOf, wordsOf } from './words';

/** A page as it is read for the catalogue. */
export interface Leaf {
  /** Its address on the site: `/logo/`. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly headings: readonly string[];
  /** What stands on it, as one line. */
  readonly text: string;
}

/** What a language's pages are found by. It is made with the build and read for each question. */
export interface Catalogue {
  readonly pages: readonly Pick<Leaf, 'path' | 'title' | 'description' | 'text'>[];
  /** For each stem the pages that have it and how much it weighs there: page, weight, page, weight. */
  readonly stems: Readonly<Record<string, readonly number[]>>;
  /** Words of titles and headings, which are offered to somebody who has mistyped one. */
  readonly words: readonly string[];
}

const weights = { title: 8, headings: 4, description: 3, text: 1 } as const;
/** A word that comes again and again weighs no more than so often. */
const most = 5;

/** Makes the catalogue of a language. */
export function catalogueOf(leaves: readonly Leaf[], locale: Locale): Catalogue {
  const stems = new Map<string, number[]>();
  leaves.forEach((leaf, page) => {
    const own = new Map<string, number>();
    for (const [part, weight] of Object.entries(weights) as [keyof typeof weights, number][]) {
      const counts = new Map<string, number>();
      for (const stem of stemsOf([leaf[part]].flat().join(' '), locale))
        counts.set(stem, Math.min((counts.get(stem) ?? 0) + 1, most));
      for (const [stem, count] of counts) own.set(stem, (own.get(stem) ?? 0) + weight * count);
    }
    for (const [stem, weight] of own) stems.set(stem, [...(stems.get(stem) ?? []), page, weight]);
  });
  const words = leaves.flatMap(({ title, headings }) => wordsOf([title, ...headings].join(' ')));
  return {
    pages: leaves.map(({ path, title, description, text }) => ({ path, title, description, text })),
    stems: Object.fromEntries([...stems].sort(([a], [b]) => (a < b ? -1 : 1))),
    words: [...new Set(words.filter((word) => word.length >= 4))].sort(),
  };
}
