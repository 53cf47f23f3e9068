import type { Locale } from '../i18n/locale';

/** A word joiner: no line ends where it stands. */
const joiner = '\u2060';
const space = '\u00a0';
/** Tags, and what is shown as it was written or is drawn again by an island. */
const kept = /<(script|style|textarea|pre|code|astro-island)\b[\s\S]*?<\/\1>|<[^">]*(?:"[^"]*"[^">]*)*>/g;
/** The day of an English date. */
const day =
  /(\d) (?=(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)/g;

/**
 * Keeps together in HTML what a line may not end within: `1,6–2,3`, `25 %`, `2 049`, `12 March`, and `Ovi auki -logo`.
 * Not `e-post`: a label is called what it says, by who speaks to the page.
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
  const joined = text.replace(/(\d–)(?=\d)/g, `$1${joiner}`).replace(/(\d) (?=[%€])/g, `$1${space}`);
  if (locale === 'en') return joined.replace(day, `$1${space}`);
  return joined.replace(/(\d) (?=\d{3}\b)/g, `$1${space}`).replace(/ -(?=\p{L})/gu, `${space}-${joiner}`);
}

/** The forms of a company that stand after its name. */
const form = / (?=(?:Oyj?|Abp?|Ky|Kb|Tmi|ry|rf|sr|Osk|Ltd)\.?$)/i;

/** An organisation's name, whose company form and dash do not stand alone on a line. */
export function named(name: string): string {
  return name.replace(form, space).replaceAll(' – ', `${space}– `);
}
