import type { Locale } from '../i18n/locale';
import { stemsOf } from './words';

/** What two texts are compared by. */
export interface Comparable {
  readonly path: string;
  readonly title: string;
  readonly description: string;
}

/**
 * The texts most like one, by the words of their titles and descriptions: a word that few have says more.
 * @returns at most `count`, the likest first; none that has no word in common
 */
export function related<Text extends Comparable>(
  own: Comparable,
  others: readonly Text[],
  locale: Locale,
  count: number,
): Text[] {
  const stems = ({ title, description }: Comparable) => new Set(stemsOf(`${title} ${description}`, locale));
  const all = others.map((text) => ({ text, stems: stems(text) }));
  const mine = stems(own);
  return all
    .filter(({ text }) => text.path !== own.path)
    .map(({ text, stems: theirs }, at) => {
      const score = [...mine]
        .filter((stem) => theirs.has(stem))
        .reduce((sum, stem) => sum + 1 / all.filter((one) => one.stems.has(stem)).length, 0);
      return { text, score, at };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .slice(0, count)
    .map(({ text }) => text);
}
