import type { Locale } from '../../i18n/locale';

/** What differs by language in the name of a source. */
const named: Record<Locale, readonly (readonly [string, string])[]> = {
  fi: [['et al.', 'ym.']],
  sv: [
    ['et al.', 'm.fl.'],
    ['Käypä hoito', 'God medicinsk praxis'],
  ],
  en: [['Käypä hoito', 'Current Care Guidelines']],
};

/** Who wrote a study, as the reader's language writes it: `Reme et al.` is `Reme ym.` in Finnish. */
export function authorsIn(locale: Locale, authors: string): string {
  return named[locale].reduce((name, [one, other]) => name.replace(one, other), authors);
}
