import type { Locale } from '../i18n/locale';
import type { Catalogue } from './catalogue';
import { stemOf, stemsOf, wordsOf } from './words';

/** A piece of a text, and whether it is what was looked for. */
export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

export interface Hit {
  readonly path: string;
  readonly title: string;
  readonly pieces: readonly Piece[];
}

export interface Findings {
  readonly hits: readonly Hit[];
  /** How many pages were found, whether shown or not. */
  readonly count: number;
  /** Which part of them is shown, from 1 on. */
  readonly part: number;
  /** No page has every word; these have some of them. */
  readonly partly: boolean;
  /** Words of ours that are nearly what was typed, when nothing was found. */
  readonly near: readonly string[];
}

/** The longest question that is read, in letters. */
export const longestQuestion = 100;
/** How many found pages are shown at a time. */
export const shown = 20;

/**
 * Finds the pages of a language that have the words of a question, in any of their forms; the best first.
 * A stem counts fully when it is the same, less when it begins alike, least when it stands within a compound.
 * @param wanted which part of what is found; past the end, the last
 */
export function find(catalogue: Catalogue, question: string, locale: Locale, wanted = 1): Findings {
  const asked = [...new Set(stemsOf(question.slice(0, longestQuestion), locale))].slice(0, 8);
  const scores = asked.map((stem) => scoresOf(catalogue, stem));
  const total = new Map<number, { score: number; words: number }>();
  for (const one of scores) {
    for (const [page, score] of one) {
      const before = total.get(page) ?? { score: 0, words: 0 };
      total.set(page, { score: before.score + score, words: before.words + 1 });
    }
  }
  const all = [...total].filter(([, { words }]) => words === asked.length);
  const partly = all.length === 0 && total.size > 0;
  const found = (partly ? [...total] : all).sort(
    ([a, one], [b, other]) => other.words - one.words || other.score - one.score || a - b,
  );
  const part = partOf(found.length, wanted);
  return {
    hits: found.slice((part - 1) * shown, part * shown).flatMap(([at]) => {
      const page = catalogue.pages[at];
      if (!page) return [];
      const { path, title, description, text } = page;
      const inText = excerpt(text, asked, locale);
      const pieces = inText.some(({ hit }) => hit) ? inText : excerpt(description, asked, locale);
      return [{ path, title, pieces }];
    }),
    count: found.length,
    part,
    partly,
    near: found.length === 0 ? nearTo(catalogue.words, question) : [],
  };
}

/** The part that is shown of so many found pages when one is wanted: there is always a first, and a last. */
export function partOf(count: number, wanted: number): number {
  return Math.max(1, Math.min(Math.trunc(wanted) || 1, Math.ceil(count / shown)));
}

/** Where the parts before and after the shown one are, and which of the found pages it shows; none if it is all. */
export function turnsOf({ count, part }: Pick<Findings, 'count' | 'part'>, question: string) {
  if (count <= shown) return undefined;
  const to = (other: number) => `?q=${encodeURIComponent(question)}${other > 1 ? `&page=${other}` : ''}`;
  const last = Math.min(part * shown, count);
  return {
    from: String((part - 1) * shown + 1),
    to: String(last),
    previous: part > 1 ? to(part - 1) : undefined,
    next: last < count ? to(part + 1) : undefined,
  };
}

function scoresOf({ pages, stems }: Catalogue, asked: string): Map<number, number> {
  const scores = new Map<number, number>();
  for (const [stem, places] of Object.entries(stems)) {
    const likeness = alike(stem, asked);
    if (likeness === 0) continue;
    const rarity = Math.log(1 + pages.length / (places.length / 2));
    for (let at = 0; at < places.length; at += 2) {
      const page = places[at] ?? 0;
      const score = likeness * rarity * Math.log(1 + (places[at + 1] ?? 0));
      scores.set(page, Math.max(scores.get(page) ?? 0, score));
    }
  }
  return scores;
}

function alike(stem: string, asked: string): number {
  if (stem === asked) return 1;
  if (asked.length >= 3 && stem.startsWith(asked)) return 0.7;
  if (stem.length >= 5 && asked.startsWith(stem)) return 0.5;
  if (asked.length >= 5 && stem.includes(asked)) return 0.3;
  return 0;
}

const around = 90;

/** Some words of a text around the first that was looked for, those marked. */
function excerpt(text: string, asked: readonly string[], locale: Locale): Piece[] {
  const marks = [...text.matchAll(/[\p{L}\p{N}\u00ad]+/gu)].filter(([word]) => {
    const [plain = ''] = wordsOf(word);
    const stem = stemOf(plain, locale);
    return asked.some((one) => alike(stem, one) >= 0.3);
  });
  const first = marks[0]?.index ?? 0;
  const from = first <= around ? 0 : text.indexOf(' ', first - around) + 1;
  const end = from + 2 * around + 40;
  const to = end >= text.length ? text.length : Math.max(text.lastIndexOf(' ', end), from);
  const pieces: Piece[] = [];
  let at = from;
  for (const mark of marks.filter(({ index, 0: word }) => index >= from && index + word.length <= to)) {
    if (mark.index > at) pieces.push({ text: text.slice(at, mark.index), hit: false });
    pieces.push({ text: mark[0], hit: true });
    at = mark.index + mark[0].length;
  }
  pieces.push({ text: text.slice(at, to), hit: false });
  if (from > 0) pieces.unshift({ text: '… ', hit: false });
  if (to < text.length) pieces.push({ text: ' …', hit: false });
  return pieces.filter((piece) => piece.text !== '');
}

/** Up to three words that differ from a typed one in two letters at most. */
function nearTo(words: readonly string[], question: string): string[] {
  return wordsOf(question)
    .filter((word) => word.length >= 4)
    .flatMap((typed) =>
      words
        .map((word) => ({ word, far: distance(typed, word) }))
        .filter(({ word, far }) => far <= (word.length >= 7 ? 2 : 1))
        .sort((a, b) => a.far - b.far),
    )
    .map(({ word }) => word)
    .filter((word, at, all) => all.indexOf(word) === at)
    .slice(0, 3);
}

/** How many letters must be put in, left out or changed (Levenshtein); 3 stands for more than two. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    row = next;
  }
  return Math.min(row[b.length] ?? 3, 3);
}
