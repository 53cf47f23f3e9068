import type { Locale } from '../i18n/locale';
import type { Evidence } from './settings/evidence';

const heads = [
  'kind',
  'study',
  'year',
  'country',
  'people',
  'months',
  'what',
  'ips_percent',
  'comparison_percent',
  'comparison',
  'difference_points',
  'ratio',
  'low',
  'high',
  'numbers',
  'source',
] as const;
type Row = Partial<Record<(typeof heads)[number], string | number>>;

/**
 * Every research figure of the site as CSV (RFC 4180: comma, CRLF, quotes where needed; decimal point), its words in a
 * language. `low` and `high` are the 95 % confidence interval of what stands before them: the difference or the ratio.
 */
export function evidenceCsv({ studies, reviews, figures }: Evidence, locale: Locale): string {
  const rows: Row[] = [
    ...studies.flatMap((study): Row[] => {
      const base: Row = {
        kind: 'trial',
        study: study.authors,
        year: study.year,
        country: study.country[locale],
        people: study.people ?? '',
        what: study.outcome[locale],
        comparison: study.comparisonName[locale],
      };
      const interval = study.difference ?? study.odds;
      const first: Row = {
        ...base,
        months: study.months ?? '',
        ips_percent: study.ips,
        comparison_percent: study.comparison,
        difference_points: study.difference?.points ?? '',
        ratio: study.odds?.ratio ?? '',
        low: interval?.low ?? '',
        high: interval?.high ?? '',
        source: study.url,
      };
      const { later } = study;
      if (!later) return [first];
      const second: Row = {
        ...base,
        year: later.year,
        months: later.months,
        ips_percent: later.ips,
        comparison_percent: later.comparison,
        source: later.url,
      };
      return [first, second];
    }),
    ...reviews.map((review) => ({
      kind: 'review',
      study: review.authors,
      year: review.year,
      what: review.finding[locale],
      ratio: review.ratio,
      low: review.low,
      high: review.high,
      source: review.url,
    })),
    ...figures.map((figure) => ({
      kind: 'figure',
      study: figure.source,
      year: figure.year,
      country: figure.country[locale],
      people: figure.people ?? '',
      what: figure.what[locale],
      numbers: figure.numbers.join('; '),
      source: figure.url,
    })),
  ];
  const lines = [heads.join(','), ...rows.map((row) => heads.map((head) => cell(row[head] ?? '')).join(','))];
  return `${lines.join('\r\n')}\r\n`;
}

function cell(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
