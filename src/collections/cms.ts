import * as z from 'zod';
import type { Localized } from '../i18n/locale';

/** What the editor shows for a field, and how it keeps it. */
export interface Editing {
  /** The field's name for the officer, in the languages of the CMS. */
  readonly label: Localized;
  readonly hint?: Localized;
  readonly widget?: 'text' | 'richtext' | 'image' | 'color' | 'file' | 'day' | 'moment' | 'hidden';
  /** `same`: one value for all languages; otherwise each language has its own. */
  readonly i18n?: 'same';
  /** What each value of a choice is called. */
  readonly options?: Readonly<Record<string, Localized>>;
  /** What is said of a value that does not have the shape asked for. */
  readonly message?: Localized;
}

/** Labels and hints of all fields. Registered last: a later `.optional()` would lose them. */
export const editing = z.registry<Editing>();

/** Names a field for the editor: its label and hint in the languages of the CMS. */
export function named<T extends z.ZodType>(
  schema: T,
  fi: string,
  sv: string,
  en: string,
  more: { hintFi?: string; hintSv?: string; hintEn?: string } & Omit<Editing, 'label' | 'hint'> = {},
): T {
  const { hintFi, hintSv, hintEn, ...rest } = more;
  const hint = hintFi && hintSv && hintEn ? { hint: { fi: hintFi, sv: hintSv, en: hintEn } } : {};
  const own = schema.clone() as T;
  editing.add(own, { label: { fi, sv, en }, ...hint, ...rest });
  return own;
}

/** A text with something in it, at most `max` characters. */
export function line(max = 200): z.ZodString {
  return z.string().trim().min(1).max(max);
}

/** The same shape said in the three languages, as settings files hold it. */
export function localized<T extends z.ZodType>(schema: T): z.ZodObject<{ fi: T; sv: T; en: T }> {
  return z.strictObject({ fi: schema, sv: schema, en: schema });
}

/** A calendar day as YAML gives it (a date at midnight UTC) or as text, read as `YYYY-MM-DD`. */
export const day = z.preprocess(
  (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
  z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
);

/** A link out of the site, `https://…`. */
export const link = z.string().regex(/^https:\/\/[^\s]+$/);

/** A value of a file of settings that may be empty. */
export function orEmpty<T extends z.ZodType>(schema: T) {
  return z.union([z.literal(''), schema]);
}

/** A value that may be left out: the CMS writes an empty text where nothing was given. */
export function blank<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (value === '' || value === null ? undefined : value), schema.optional());
}

/** A picture kept beside the texts, `../media/kesajuhla-a1b2.jpg`. */
export const picture = z.string().regex(/^\.\.\/media\/[a-z0-9._-]+\.(jpe?g|png|webp)$/);

/** The fields of an entry's own picture; `altGiven` is the rule that binds them. */
export const pictured = {
  cover: named(blank(picture), 'Kuva', 'Bild', 'Picture', {
    hintFi: 'JPG, PNG tai WebP. Kuva pienennetään ja sen sijaintitiedot poistetaan.',
    hintSv: 'JPG, PNG eller WebP. Bilden förminskas och dess platsuppgifter tas bort.',
    hintEn: 'JPG, PNG or WebP. The picture is made smaller, and where it was taken is removed from it.',
    message: { fi: 'Vain JPG, PNG tai WebP.', sv: 'Bara JPG, PNG eller WebP.', en: 'JPG, PNG or WebP only.' },
    widget: 'image',
    i18n: 'same',
  }),
  coverAlt: named(
    blank(line(150)),
    'Kuvan tekstivastine',
    'Bildens alternativtext',
    'Alternative text of the picture',
    {
      hintFi:
        'Pakollinen, kun kuva on valittu. Mitä kuvassa näkyy? Luetaan sille, joka ei näe kuvaa. Enintään 150 merkkiä.',
      hintSv:
        'Obligatorisk när en bild är vald. Vad syns på bilden? Läses upp för den som inte ser den. Högst 150 tecken.',
      hintEn:
        'Needed once a picture is chosen. What does it show? It is read to those who do not see it. At most 150 characters.',
    },
  ),
  coverCredit: named(blank(line(80)), 'Kuvan tekijä', 'Bildens upphovsperson', 'Maker of the picture', {
    hintFi: 'Kuka on ottanut tai piirtänyt kuvan. Näkyy kuvan alla.',
    hintSv: 'Vem som har tagit eller ritat bilden. Syns under bilden.',
    hintEn: 'Who took or drew the picture. Shown below it.',
  }),
};

/** A picture needs its alternative text, in every language that is written. */
export function altGiven(data: { cover?: string | undefined; coverAlt?: string | undefined }): boolean {
  return !data.cover || Boolean(data.coverAlt);
}

/** The fault of a picture without its text, for `refine`; it is told together with whatever else is wrong. */
export const altMissing = { path: ['coverAlt'], params: { rule: 'alt' }, when: () => true };

/** What each item of a list has: news, stories and events. */
export const item = {
  title: named(line(80).min(3), 'Otsikko', 'Rubrik', 'Title', {
    hintFi: '3–80 merkkiä.',
    hintSv: '3–80 tecken.',
    hintEn: '3–80 characters.',
  }),
  date: named(day, 'Julkaisupäivä', 'Publiceringsdag', 'Day of publication', {
    hintFi: 'Jos päivä on tulevaisuudessa, teksti tulee sivustolle vasta silloin.',
    hintSv: 'Om datumet ligger i framtiden syns texten på webbplatsen först då.',
    hintEn: 'If the day is in the future, the text appears on the site only then.',
    widget: 'day',
    i18n: 'same',
  }),
  description: named(line(160).min(50), 'Kuvaus', 'Beskrivning', 'Description', {
    hintFi: '50–160 merkkiä: näkyy luettelossa ja hakutuloksissa.',
    hintSv: '50–160 tecken: visas i listan och i sökresultaten.',
    hintEn: '50–160 characters: shown in the list and in search results.',
    widget: 'text',
  }),
  draft: named(z.boolean().default(false), 'Luonnos', 'Utkast', 'Draft', {
    hintFi: 'Luonnos ei näy sivustolla.',
    hintSv: 'Ett utkast syns inte på webbplatsen.',
    hintEn: 'A draft is not on the site.',
    i18n: 'same',
  }),
};
