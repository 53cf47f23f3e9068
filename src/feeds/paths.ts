import type { Locale } from '../i18n/locale';

const extensions = { atom: 'xml', json: 'json' } as const;
export type FeedFormat = keyof typeof extensions;

/** Where a language's feed stands: `/feed-fi.xml`. */
export function feedPath(format: FeedFormat, locale: Locale): string {
  return `/feed-${locale}.${extensions[format]}`;
}
