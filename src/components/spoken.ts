import type { Locale } from '../i18n/locale';
import { translator } from '../i18n/translate';

/** The languages that an area serves in, in words: `Palvelukielet: suomi, ruotsi`. */
export function spokenOf(codes: readonly string[], locale: Locale): string {
  const language = new Intl.DisplayNames(locale, { type: 'language' });
  const languages = new Intl.ListFormat(locale, { type: 'unit' }).format(
    codes.map((code) => language.of(code) ?? code),
  );
  return translator(locale)(codes.length === 1 ? 'contacts.languages.one' : 'contacts.languages', {
    languages,
  });
}
