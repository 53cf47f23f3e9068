import { isLocale, type Locale } from '../i18n/locale';

const key = 'admin-language';

/** The language of the CMS: the one chosen here before, else the browser's, else Finnish. */
export function chosen(): Locale {
  const kept = localStorage.getItem(key) ?? undefined;
  if (isLocale(kept)) return kept;
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLocale) ?? 'fi';
}

/** Changes the language and draws everything anew. */
export function choose(language: Locale): void {
  localStorage.setItem(key, language);
  location.reload();
}
