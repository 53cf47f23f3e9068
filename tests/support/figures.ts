import type { Evidence } from '../../src/collections/settings/evidence';
import type { Locale } from '../../src/i18n/locale';

/** A source of figures: its address, and every number that was read there. */
export interface Source {
  readonly url: string;
  readonly numbers: ReadonlySet<number>;
}

/** Every source of `content/settings/evidence.yml`; two entries may share an address. */
export function sourcesOf({ studies, reviews, figures }: Evidence): Source[] {
  const source = (url: string, ...numbers: (number | undefined)[]) => ({
    url,
    numbers: new Set(numbers.filter((one) => one !== undefined)),
  });
  return [
    ...studies.flatMap(({ groups, difference, odds, later, ...study }) => [
      source(
        study.url,
        ...[study.people, study.months, study.ips, study.comparison, ...(study.also ?? [])],
        ...[groups?.ips, groups?.comparison, difference?.points, difference?.low, difference?.high],
        ...[odds?.ratio, odds?.low, odds?.high],
      ),
      ...(later ? [source(later.url, later.months, later.ips, later.comparison, ...(later.also ?? []))] : []),
    ]),
    ...reviews.map((review) =>
      source(review.url, review.trials, review.ratio, review.low, review.high, ...(review.also ?? [])),
    ),
    ...figures.map(({ url, people, numbers }) => source(url, people, ...numbers)),
  ];
}

/**
 * The numbers of a text that no source stands behind. A source counts where it is linked: in the same paragraph, list
 * item or table row. Years, dates, laws, sections and what a list counts with are no figures.
 * @param markdown a text as it is written
 * @param locale whose way of writing numbers it has: fi and sv `2 049` and `37,4`, en `2,049` and `37.4`
 * @returns each as `number: the line it stands in`
 */
export function untraced(markdown: string, locale: Locale, sources: readonly Source[]): string[] {
  return units(markdown).flatMap((unit) => {
    const known = sources.filter(({ url }) => unit.includes(`(${url})`));
    return numbersIn(unit, locale)
      .filter((number) => !known.some(({ numbers }) => has(numbers, number)))
      .map((number) => `${number}: ${unit.slice(0, 160)}`);
  });
}

/** A summary may round to one decimal: `1,6` of 1.63. */
function has(numbers: ReadonlySet<number>, number: number): boolean {
  return numbers.has(number) || [...numbers].some((one) => Math.round(one * 10) / 10 === number);
}

/** Paragraphs, list items and table rows. */
function units(markdown: string): string[] {
  return markdown
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .split(/\n\s*\n|\n(?=\s*(?:[-*|]|\d+\.)\s?)/)
    .map((unit) => unit.trim())
    .filter(Boolean);
}

/** The numbers that are said in digits and are figures. */
export function numbersIn(text: string, locale: Locale): number[] {
  const said = text
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/\[\[[^\]]*\]\]/g, '')
    .replace(/^\d+\.\s/, '')
    .replace(/\b\d{1,2}\.\d{1,2}\.\d{4}\b/g, '')
    .replace(/\b\d+\/\d{4}\b/g, '')
    .replace(/\b\d+ §|§ \d+|\bsections? \d+/gi, '')
    .replace(/\b(?:19|20)\d\ds?\b(?! (?:\d{3}|%))/g, '')
    .replace(locale === 'en' ? /(\d),(?=\d{3}\b)/g : /(\d)[ \u00a0](?=\d{3}\b)/g, '$1');
  return [...said.matchAll(/\d+(?:[.,]\d+)?/g)].map(([number]) => Number(number.replace(',', '.')));
}
