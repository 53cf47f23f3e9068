import type { Locale } from './locale';

const territories: Record<Locale, string> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };

/** A share out of a hundred: fi and sv `37,4 %` with a space that does not break, en `37.4%`. */
export function formatPercent(percent: number, locale: Locale): string {
  return new Intl.NumberFormat(territories[locale], { style: 'percent', maximumFractionDigits: 1 }).format(
    percent / 100,
  );
}

/** A ratio with two decimals: fi and sv `1,63`, en `1.63`. */
export function formatRatio(ratio: number, locale: Locale): string {
  return new Intl.NumberFormat(territories[locale], {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  }).format(ratio);
}

/** A number with at most one decimal: fi and sv `26,9`, en `26.9`. */
export function formatNumber(value: number, locale: Locale): string {
  return new Intl.NumberFormat(territories[locale], { maximumFractionDigits: 1 }).format(value);
}
