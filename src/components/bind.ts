import type { Locale } from '../i18n/locale';

const space = '\u00a0';
/** Tags, and what is shown as it was written, is drawn again by an island, or takes no tag within. */
const kept =
  /<(script|style|textarea|pre|code|select|svg|astro-island)\b[\s\S]*?<\/\1>|<[^">]*(?:"[^"]*"[^">]*)*>/g;
const months = 'January|February|March|April|May|June|July|August|September|October|November|December';
/** Around the month of an English date. */
const date = new RegExp(`(?<=\\d) (?=(?:${months})\\b)|(?<=\\b(?:${months})) (?=\\d{4}\\b)`, 'g');
/** A number and what is counted by it, also `250 eller fler`; a year stands by itself. */
const counted =
  /(?<![\p{L}\d.,:–-])(\d{1,3}(?:[.,]\d+)?) (?=(?!(?:ja|tai|och|eller|and|or)\b(?! (?:fler|enemmän|more)\b))\p{Ll}{2,13}(?!\p{L}))/gu;
/** Where a law says it: `artikel 6.1 e`. */
const article = /(?<=\bartikel) (?=\d)|(?<=\bartikel \d+\.\d) (?=[a-z](?!\p{L}))/giu;
/** Codes such as `K7D-3VMX`, business IDs, ranges, `1990-talet`, `%-enh`, `e-post`, `-logo`, `UTF-8`, `IPS-malli`. */
const unbroken =
  /(?<![\p{L}\d-])(?:[2-9A-Z]{3}-[2-9A-Z]{4}\/?|\d{7}-\d)(?![\p{L}\d-])|(?:\d[\d.,:]*–[\d.,:]*\d|(?<!\d)\d{4}(?=-\p{L}))(?:-\p{L}{1,10}(?!\p{L}))?|%-\p{L}+|(?<![\p{L}-])(?:e|it)-\p{L}+|(?<=[\s\u00a0])-\p{L}+|\p{Lu}{2,}-\d+|(?<!\p{L})(?:IPS|QR|PDF|IP|AA)-\p{L}{1,10}(?!\p{L})/gu;

/**
 * Keeps together in HTML what a line may not end within: `1,6–2,3`, `25 %`, `2 049`, `7 dagar`, `12 March 2027`,
 * `e-post` and `Ovi auki -logo`. The words stay what they are, letter by letter, for whoever searches, copies or hears
 * them.
 */
export function bind(html: string, locale: Locale): string {
  let end = 0;
  let bound = '';
  for (const { 0: tag, index } of html.matchAll(kept)) {
    bound += bindText(html.slice(end, index), locale) + tag;
    end = index + tag.length;
  }
  return bound + bindText(html.slice(end), locale);
}

function bindText(text: string, locale: Locale): string {
  const joined = text
    .replace(/(\d) (?=[%€])/g, `$1${space}`)
    .replace(counted, `$1${space}`)
    .replace(article, space);
  const spaced =
    locale === 'en'
      ? joined.replace(date, space)
      : joined.replace(/(\d) (?=\d{3}\b)/g, `$1${space}`).replace(/ (?=-\p{L})/gu, space);
  return spaced.replace(unbroken, '<no-break>$&</no-break>');
}

/** Before the form of a company that stands after its name, unless the word before it fills a narrow line by itself. */
const form = /(?<=(?<!\S)\S{1,14}) (?=(?:Oyj?|Abp?|Ky|Kb|Tmi|ry|rf|sr|Osk|Ltd)\.?$)/i;

/** An organisation's name, whose company form and dash do not stand alone on a line. */
export function named(name: string): string {
  return name.replace(form, space).replaceAll(' – ', `${space}– `);
}
