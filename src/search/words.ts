import type { Locale } from '../i18n/locale';

/** The words of a text in small letters, in their order; numbers are words too. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .replace(/\u00ad/g, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** Endings by language: from each group the longest that fits goes, group after group, and three letters stay. */
const endings: Readonly<Record<Locale, readonly RegExp[]>> = {
  fi: [
    /(?:kaan|kään|kin|han|hän|ko|kö|pa|pä)$/,
    /(?:nsa|nsä|mme|nne|ni|si)$/,
    /(?:ista|istä|issa|issä|illa|illä|ilta|iltä|ille|iksi|ina|inä|itta|ittä|iden|itten|ihin|isiin|iin|ien|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|ksi|tta|ttä|seen|ita|itä|ia|iä|jen|ja|jä|na|nä|ta|tä|[aeiouyäö]n|n|t|a|ä)$/,
    /[aeiouyäö]+$/,
  ],
  sv: [
    /s$/,
    /(?:heterna|heternas|heten|heter|ningarna|ningar|ningen|ning|andet|ande|arna|erna|orna|aren|are|ade|ast|ad|ar|er|or|en|et|na|te|t|n|a|e)$/,
    /[aeiouyåäö]$/,
  ],
  en: [/(?:'s|s)$/, /(?:ations?|ments?|ingly|ings?|edly|ed|ies|es)$/, /e$/],
};

/**
 * The part of a word that stays when it is inflected, near enough to find it by: `työpaikoilla`, `työpaikan` and
 * `työpaikka` have the same. Not a linguist's stem: it is compared, never shown.
 */
export function stemOf(word: string, locale: Locale): string {
  if (/^\p{N}+$/u.test(word)) return word;
  // In Finnish words that end in -nen and -us take another shape inside: ihminen, ihmisen; mukautus, mukautuksen.
  let stem = locale === 'fi' ? word.replace(/(?<=..)nen$/, 's') : word;
  for (const group of endings[locale]) {
    const shorter = stem.replace(group, '');
    if (shorter.length >= 3) stem = shorter;
  }
  return (locale === 'fi' ? stem.replace(/ks$/, 's') : stem).replace(/(\p{L})\1$/u, '$1');
}

/** What is too common to look for, and to count as being alike. */
const common: Readonly<Record<Locale, ReadonlySet<string>>> = {
  fi: new Set(
    'ja tai on ei se ne että kun jos niin kuin myös joka mikä mitä miten hän me sinä te ovat oli vai'.split(
      ' ',
    ),
  ),
  sv: new Set(
    'och eller är en ett det de att som om på i av för med inte den hur vad när vi du ni hen har till'.split(
      ' ',
    ),
  ),
  en: new Set(
    'and or is a an the it they that who what how if when we you are was in on of to for with not'.split(' '),
  ),
};

/** The stems of a text, without the words that every text has. */
export function stemsOf(text: string, locale: Locale): string[] {
  return wordsOf(text)
    .filter((word) => !common[locale].has(word))
    .map((word) => stemOf(word, locale));
}
