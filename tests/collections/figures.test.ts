import { describe, expect, test } from 'vitest';
import { evidence, home } from '../../src/collections/read';
import { isLocale, locales } from '../../src/i18n/locale';
import { numbersIn, sourcesOf, untraced } from '../support/figures';

const sources = sourcesOf(evidence);
const texts = import.meta.glob<{ body: string; lead?: string; description?: string }>(
  ['../../content/pages/*.md', '../../content/news/*.md'],
  { query: '?letter', import: 'default', eager: true },
);
const pages = Object.entries(texts).map(([path, text]) => {
  const [, name = '', locale = ''] = /([^/]+)\.(\w+)\.md$/.exec(path) ?? [];
  if (!isLocale(locale)) throw new Error(path);
  return { name, locale, ...text };
});
/** The pages that are read for what is known: there, a number in digits is a figure. */
const reading = pages.filter(({ name }) => /^(ips|evidence|employers|stigma|jobseekers)(-|$)/.test(name));
const others = pages.filter((page) => !reading.includes(page));

describe('a figure in a text', () => {
  const known = [{ url: 'https://example.fi/a', numbers: new Set([49, 2049, 37.4, 1.63]) }];
  const faults = (text: string, locale: 'fi' | 'en' = 'fi') => untraced(text, locale, known);

  test('passes where its source is linked in the same paragraph, item or row', () => {
    expect(faults('Näin sai [49\u00a0%](https://example.fi/a), 2 049 ihmistä ja 37,4 %.')).toEqual([]);
    expect(faults('[2,049 people](https://example.fi/a) and 37.4%', 'en')).toEqual([]);
    expect(faults('Kertoimella 1,6 ([lähde](https://example.fi/a))')).toEqual([]);
  });

  test('is found when nothing stands behind it', () => {
    expect(faults('Peräti 50 % [lähteessä](https://example.fi/a).')).toEqual([
      '50: Peräti 50 % [lähteessä](https://example.fi/a).',
    ]);
    expect(faults('[Lähde](https://example.fi/a).\n\nSiis 49 %.')).toHaveLength(1);
    expect(faults('- [Lähde](https://example.fi/a)\n- 49 %')).toHaveLength(1);
    expect(faults('| 49 % | a |\n| [Lähde](https://example.fi/a) | b |')).toHaveLength(1);
    expect(faults('49 % ([muu](https://example.fi/b))')).toHaveLength(1);
  });

  test('is no year, date, law, section or number of a list', () => {
    expect(numbersIn('1. Vuonna 2024, 1990-luvulla, 21.11.2026, laki 1325/2014 ja 15 §', 'fi')).toEqual([]);
    expect(numbersIn('in the 1990s, section 15', 'en')).toEqual([]);
  });
});

describe('every figure on the site has an entry with its source', () => {
  test.each(reading)('in $name.$locale', ({ body, lead = '', description = '', locale }) => {
    expect(untraced([lead, description, body].join('\n\n'), locale, sources)).toEqual([]);
  });

  test('and on the other pages every percentage has', () => {
    const shares = others.flatMap(({ name, locale, body }) =>
      untraced(body, locale, sources)
        .filter((fault) => /\d[\s\u00a0]?%/.test(fault))
        .map((fault) => `${name}.${locale} ${fault}`),
    );
    expect(shares).toEqual([]);
  });

  test.each(locales)('and on the front page in %s', (locale) => {
    const all = new Set(sources.flatMap(({ numbers }) => [...numbers]));
    const { figure } = home[locale];
    const said = numbersIn(
      [figure.value, figure.text, figure.note, figure.comparison.note].join(' '),
      locale,
    );
    expect(said.length).toBeGreaterThan(0);
    expect(said.filter((number) => !all.has(number))).toEqual([]);
  });

  test('and every entry is of use: its source is linked from a page, or it is drawn', () => {
    const linked = pages.map(({ body }) => body).join('\n');
    expect(evidence.figures.filter(({ url }) => !linked.includes(`(${url})`)).map(({ id }) => id)).toEqual(
      [],
    );
  });

  test('and no two entries have the same name', () => {
    const ids = [...evidence.studies, ...evidence.reviews, ...evidence.figures].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('and an interval holds its estimate', () => {
    const intervals = [
      ...evidence.studies.flatMap(({ id, difference, odds }) => [
        ...(difference ? [{ id, ...difference, value: difference.points }] : []),
        ...(odds ? [{ id, ...odds, value: odds.ratio }] : []),
      ]),
      ...evidence.reviews.map((review) => ({ ...review, value: review.ratio })),
    ];
    expect(intervals.length).toBeGreaterThan(5);
    expect(intervals.filter(({ value, low, high }) => !(low < value && value < high))).toEqual([]);
  });
});
