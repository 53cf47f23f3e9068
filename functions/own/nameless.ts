import type { Locale } from '../../src/i18n/locale';
import { type Commitment, commitments } from '../../src/programme/commitments';

/** What stands where a sole trader's name stood that has left the register, in the language of the entry. */
export const namelessWord: Readonly<Record<Locale, string>> = {
  fi: 'Yksityinen elinkeinonharjoittaja',
  sv: 'Enskild näringsidkare',
  en: 'Sole trader',
};

/** Commitments whose words have been erased. */
export const noWords = Object.fromEntries(commitments.map((name) => [name, ''])) as Record<
  Commitment,
  string
>;

/** Has the name of this award left the register? It then answers on its check page only. */
export function isNameless({ businessId }: { readonly businessId: string }): boolean {
  return businessId === '';
}
