/** The languages of the site, the default first. */
export const locales = ['fi', 'sv', 'en'] as const;
export type Locale = (typeof locales)[number];

/** A value said in every language. */
export type Localized<T = string> = Readonly<Record<Locale, T>>;

/** Each language in its own name. */
export const languageNames: Localized = { fi: 'Suomi', sv: 'Svenska', en: 'English' };

/** Is this word one of our language codes? */
export function isLocale(word: string | undefined): word is Locale {
  return locales.includes(word as Locale);
}

/** The language that a path is in: `/sv/kontakt/` → `sv`, anything else → `fi`. */
export function localeOf(pathname: string): Locale {
  const first = pathname.split('/')[1];
  return isLocale(first) ? first : 'fi';
}

/** A text's language, when it is another than the page's: it is marked and told. */
export function foreign(language: Locale, locale: Locale): Locale | undefined {
  return language === locale ? undefined : language;
}
