import * as z from 'zod';
import { type Locale, locales } from '../i18n/locale';
import { type BlockFault, blockFaults } from './blocks';
import { editingOf, opened } from './decap';
import { partOf, type Sheet, type SheetName, type Shelf, type ShelfName, sheets, shelves } from './declared';
import { type LetterName, letterPlaceholders, linkFaults, placeholderFaults } from './letters';
import { vocabulary } from './vocabulary';

/** What stands in the way of saving: where, and what to do about it, in the language of the CMS. */
export interface Fault {
  /** The language of the text it is in; none when it is shared. */
  readonly locale?: Locale;
  /** The field as it is called in the CMS, with the way to it: `Ihmiset 2 → Sähköposti`. */
  readonly field: string;
  /** The name of the entry's own field that it is in, such as `coverAlt`; none when it is about a whole language. */
  readonly at?: string;
  readonly message: string;
}

/** An entry as the CMS holds it, by language; a language nobody has written is absent or empty. */
export type Versions = Partial<Record<Locale, Readonly<Record<string, unknown>> | undefined>>;

type Words = (typeof words)['fi'];

const words = {
  fi: {
    missing: 'Täytä tämä kohta.',
    half: 'Tämä kieli on kesken. Kirjoita se kokonaan tai tyhjennä sen kentät.',
    language: 'Tämä kieli puuttuu. Kirjoita sivu kaikilla kielillä.',
    from: (min: number, now: number) => `Vähintään ${min} merkkiä, nyt ${now}.`,
    to: (max: number, now: number) => `Enintään ${max} merkkiä, nyt ${now}.`,
    least: (min: number) => `Vähintään ${min}.`,
    most: (max: number) => `Enintään ${max}.`,
    shape: 'Tarkista, että tieto on oikeassa muodossa.',
    body: 'Kirjoita teksti.',
    alt: 'Kerro sanoin, mitä kuvassa näkyy (tekstivastine).',
    altInBody: (name: string) => `Kuvalta ${name} puuttuu tekstivastine.`,
    order: 'Päättymisaika on ennen alkamisaikaa. Korjaa jompikumpi.',
    unknownPlace: (word: string) => `Kohtaa {${word}} ei ole. Poista se.`,
    missingPlace: (word: string) => `Kohta {${word}} puuttuu. Lisää se tekstiin.`,
    link: {
      html: (text: string) =>
        `HTML-koodi ja kulmasulkeet eivät käy kirjeeseen: ${text}. Kirjoita linkki näin: [sanat](osoite).`,
      code: (text: string) => `Koodimuotoilu ei käy kirjeeseen: ${text}. Poista muotoilu tai sisennys.`,
      picture: (text: string) => `Kuva ei käy kirjeeseen: ${text}. Poista se.`,
      reference: (text: string) =>
        `Viitelinkki ei käy kirjeeseen: ${text}. Kirjoita linkki näin: [sanat](osoite).`,
      target: (text: string) =>
        `Linkki ${text} ei käy. Anna osoitteeksi pelkkä {link} tai {own}, tai https- tai mailto-osoite, jossa ei ole aaltosulkeita.`,
      glued: (text: string) =>
        `Kohta ${text} on kiinni muussa tekstissä. Kirjoita se linkin osoitteeksi, [sanat](${text}), tai erilleen: väli eteen ja jälkeen.`,
    },
    outside: 'Kuvan pitää olla mediakirjastosta.',
    heading: 'Käytä väliotsikoita (taso 2 tai 3), ei pääotsikkoa.',
    block: {
      unknown: (block: string, known: string) =>
        `Osaa ${block} ei ole. Poista se tai käytä jotakin näistä: ${known}.`,
      argument: (block: string, known: string) => `Osan ${block} pitää olla jokin näistä: ${known}.`,
      alone: (block: string) =>
        `Osan ${block} pitää olla yksin rivillään. Jätä tyhjä rivi sen eteen ja jälkeen.`,
      list: (block: string) => `Merkinnän ${block} jälkeen pitää tulla luettelo.`,
      table: (block: string) => `Merkinnän ${block} jälkeen pitää tulla taulukko.`,
    },
    text: 'Teksti',
  },
  sv: {
    missing: 'Fyll i den här punkten.',
    half: 'Det här språket är inte färdigt. Skriv det helt eller töm dess fält.',
    language: 'Det här språket saknas. Skriv sidan på alla språk.',
    from: (min: number, now: number) => `Minst ${min} tecken, nu ${now}.`,
    to: (max: number, now: number) => `Högst ${max} tecken, nu ${now}.`,
    least: (min: number) => `Minst ${min}.`,
    most: (max: number) => `Högst ${max}.`,
    shape: 'Kontrollera att uppgiften är skriven på rätt sätt.',
    body: 'Skriv en text.',
    alt: 'Berätta med ord vad som syns på bilden (alternativtext).',
    altInBody: (name: string) => `Bilden ${name} saknar alternativtext.`,
    order: 'Sluttiden är före starttiden. Rätta någondera.',
    unknownPlace: (word: string) => `Platshållaren {${word}} finns inte. Ta bort den.`,
    missingPlace: (word: string) => `Platshållaren {${word}} saknas. Lägg till den i texten.`,
    link: {
      html: (text: string) =>
        `HTML-kod och vinkelparenteser går inte i ett brev: ${text}. Skriv länken så här: [ord](adress).`,
      code: (text: string) => `Kodformat går inte i ett brev: ${text}. Ta bort formatet eller indraget.`,
      picture: (text: string) => `En bild går inte i ett brev: ${text}. Ta bort den.`,
      reference: (text: string) =>
        `En referenslänk går inte i ett brev: ${text}. Skriv länken så här: [ord](adress).`,
      target: (text: string) =>
        `Länken ${text} går inte. Ge den bara {link} eller {own} som adress, eller en https- eller mailto-adress utan klammerparenteser.`,
      glued: (text: string) =>
        `Platshållaren ${text} sitter ihop med annan text. Skriv den som länkens adress, [ord](${text}), eller för sig: mellanslag före och efter.`,
    },
    outside: 'Bilden ska finnas i mediebiblioteket.',
    heading: 'Använd mellanrubriker (nivå 2 eller 3), inte huvudrubrik.',
    block: {
      unknown: (block: string, known: string) =>
        `Delen ${block} finns inte. Ta bort den eller använd en av de här: ${known}.`,
      argument: (block: string, known: string) => `Delen ${block} ska vara en av de här: ${known}.`,
      alone: (block: string) =>
        `Delen ${block} ska stå ensam på sin rad. Lämna en tom rad före och efter den.`,
      list: (block: string) => `Efter ${block} ska det komma en lista.`,
      table: (block: string) => `Efter ${block} ska det komma en tabell.`,
    },
    text: 'Text',
  },
  en: {
    missing: 'Fill this in.',
    half: 'This language is half-finished. Write it in full or empty its fields.',
    language: 'This language is missing. Write the page in every language.',
    from: (min: number, now: number) => `At least ${min} characters, now ${now}.`,
    to: (max: number, now: number) => `At most ${max} characters, now ${now}.`,
    least: (min: number) => `At least ${min}.`,
    most: (max: number) => `At most ${max}.`,
    shape: 'Check how this is written.',
    body: 'Write a text.',
    alt: 'Say in words what the picture shows (alternative text).',
    altInBody: (name: string) => `The picture ${name} has no alternative text.`,
    order: 'The end is before the beginning. Correct one of them.',
    unknownPlace: (word: string) => `There is no placeholder {${word}}. Remove it.`,
    missingPlace: (word: string) => `The placeholder {${word}} is missing. Add it to the text.`,
    link: {
      html: (text: string) =>
        `A letter takes no HTML or angle brackets: ${text}. Write a link like this: [words](address).`,
      code: (text: string) => `A letter takes no code: ${text}. Remove the formatting or the indent.`,
      picture: (text: string) => `A letter takes no picture: ${text}. Remove it.`,
      reference: (text: string) =>
        `A letter takes no link by reference: ${text}. Write it like this: [words](address).`,
      target: (text: string) =>
        `The link ${text} will not do. Give it {link} or {own} alone as its address, or an https or mailto address without braces.`,
      glued: (text: string) =>
        `The placeholder ${text} touches other text. Write it as the address of a link, [words](${text}), or by itself: a space before and after.`,
    },
    outside: 'The picture has to be in the media library.',
    heading: 'Use headings of level 2 or 3, not the main heading.',
    block: {
      unknown: (block: string, known: string) =>
        `There is no part ${block}. Take it out or use one of these: ${known}.`,
      argument: (block: string, known: string) => `The part ${block} has to be one of these: ${known}.`,
      alone: (block: string) =>
        `The part ${block} has to stand alone on its line. Leave an empty line before and after it.`,
      list: (block: string) => `A list has to come after ${block}.`,
      table: (block: string) => `A table has to come after ${block}.`,
    },
    text: 'Text',
  },
};

/**
 * Checks an entry before it is saved with the same schemas as the build, in every language, and with the rules that
 * bind fields, languages and text together.
 * @param slug the entry's file name without language, when it has one already
 * @param language of the messages
 * @returns what has to be mended; nothing when it may be saved
 */
export function checkEntry(name: ShelfName, slug: string, versions: Versions, language: Locale): Fault[] {
  const shelf: Shelf = shelves[name];
  return locales.flatMap((locale) => {
    const data = cleaned(versions[locale] ?? {});
    const own = ownOf(shelf, data);
    if (locale !== 'fi' && own.length === 0)
      return shelf.everyLanguage
        ? [fault(locale, languageName(locale, language), words[language].language)]
        : [];
    const { body, ...front } = data;
    const faults = [
      ...schemaFaults(shelf.schema, shelf.text ? front : data, locale, language),
      ...(shelf.text ? bodyFaults(String(body ?? ''), locale, words[language]) : []),
      ...(shelf.text
        ? blockFaults(String(body ?? ''), name === 'pages' ? slug : undefined).map((found) =>
            fault(locale, words[language].text, blockMessage(found, words[language]), 'body'),
          )
        : []),
      ...(name === 'letters' ? letterFaults(slug, data, locale, words[language]) : []),
    ];
    const isHalf = locale !== 'fi' && faults.some(({ message }) => message === words[language].missing);
    return isHalf && !shelf.everyLanguage
      ? [fault(locale, languageName(locale, language), words[language].half, faults[0]?.at), ...faults]
      : faults;
  });
}

/** Checks a file of settings before it is saved, as `checkEntry` does an entry. */
export function checkSheet(name: SheetName, versions: Versions, language: Locale): Fault[] {
  const sheet: Sheet = sheets[name];
  if (!sheet.translated) return schemaFaults(sheet.schema, cleaned(versions.fi ?? {}), undefined, language);
  return locales.flatMap((locale) => schemaFaults(partOf(sheet), versions[locale] ?? {}, locale, language));
}

/** What a language has of its own: filled fields that are not shared by the languages. */
function ownOf({ schema }: Shelf, data: Readonly<Record<string, unknown>>): string[] {
  const shape = schema.shape as Record<string, z.core.$ZodType>;
  return Object.keys(data).filter((key) => {
    const isShared = shape[key] !== undefined && editingOf(shape[key])?.i18n === 'same';
    return !isShared && String(data[key] ?? '').trim() !== '';
  });
}

/** Without what the CMS leaves where nothing was given. */
function cleaned(data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).filter(([, value]) => value !== undefined && value !== null),
  );
}

function schemaFaults(
  schema: z.core.$ZodType,
  data: unknown,
  locale: Locale | undefined,
  language: Locale,
): Fault[] {
  const read = z.safeParse(schema, data);
  if (read.success) return [];
  const faults = read.error.issues.map((issue) =>
    fault(
      locale,
      wayTo(schema, issue.path, language),
      messageOf(issue, valueAt(data, issue.path), words[language]),
      issue.path[0]?.toString(),
    ),
  );
  // A field may break several rules at once; the first says what to do.
  return faults.filter(({ field }, at) => faults.findIndex((other) => other.field === field) === at);
}

function messageOf(issue: z.core.$ZodIssue, value: unknown, say: Words): string {
  const rule = issue.code === 'custom' ? String(issue.params?.['rule'] ?? '') : '';
  if (rule === 'alt') return say.alt;
  if (rule === 'order') return say.order;
  const isEmpty = value === undefined || value === null || String(value).trim() === '';
  if (isEmpty) return say.missing;
  const { length } = String(value).trim();
  if (issue.code === 'too_small')
    return issue.origin === 'string'
      ? say.from(Number(issue.minimum), length)
      : say.least(Number(issue.minimum));
  if (issue.code === 'too_big')
    return issue.origin === 'string'
      ? say.to(Number(issue.maximum), length)
      : say.most(Number(issue.maximum));
  return say.shape;
}

/** The pictures of a text: each with words for those who do not see it, each from the media library. */
function bodyFaults(body: string, locale: Locale, say: Words): Fault[] {
  if (!body.trim()) return [fault(locale, say.text, say.missing, 'body')];
  const pictures = [...body.matchAll(/!\[([^\]]*)\]\(\s*([^)\s]*)[^)]*\)/g)];
  return [
    ...pictures.flatMap(([, alt = '', path = '']) => [
      ...(alt.trim() ? [] : [fault(locale, say.text, say.altInBody(path.replace(/^.*\//, '')), 'body')]),
      ...(/^\.\.\/media\//.test(path) ? [] : [fault(locale, say.text, say.outside, 'body')]),
    ]),
    ...(/^# /m.test(body) ? [fault(locale, say.text, say.heading, 'body')] : []),
  ];
}

function blockMessage(found: BlockFault, say: Words): string {
  if ('known' in found) return say.block[found.rule](found.block, found.known.join(' '));
  return say.block[found.rule](found.block);
}

function letterFaults(slug: string, data: Record<string, unknown>, locale: Locale, say: Words): Fault[] {
  if (!(slug in letterPlaceholders)) return [];
  const text = { subject: String(data['subject'] ?? ''), body: String(data['body'] ?? '') };
  const { unknown, missing } = placeholderFaults(slug as LetterName, text);
  return [
    ...unknown.map(say.unknownPlace),
    ...missing.map(say.missingPlace),
    ...linkFaults(text).map((found) => say.link[found.rule](found.text)),
  ].map((message) => fault(locale, say.text, message, 'body'));
}

function wayTo(schema: z.core.$ZodType, path: readonly PropertyKey[], language: Locale): string {
  const names: string[] = [];
  let at: z.core.$ZodType | undefined = schema;
  for (const step of path) {
    at = at && opened(at).inner;
    if (at instanceof z.ZodArray) {
      names.push(`${names.pop() ?? ''} ${Number(step) + 1}`.trim());
      at = at.element;
      continue;
    }
    at = at instanceof z.ZodObject ? (at.shape as Record<string, z.core.$ZodType>)[String(step)] : undefined;
    const about = (at && editingOf(at)) ?? vocabulary[String(step)];
    names.push(about?.label[language] ?? String(step));
  }
  return names.join(' → ');
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (value as Record<PropertyKey, unknown> | undefined)?.[step],
    data,
  );
}

/** What language a text is in, as the CMS says it: `ruotsiksi`. */
export function languageName(locale: Locale, language: Locale): string {
  return vocabulary[locale]?.label[language] ?? locale;
}

function fault(locale: Locale | undefined, field: string, message: string, at?: string): Fault {
  return { ...(locale && { locale }), field, ...(at && { at }), message };
}
