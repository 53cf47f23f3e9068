import type * as z from 'zod';
import type { Localized } from '../i18n/locale';
import { line, named } from './cms';
import { event } from './events';
import { letter } from './letters';
import { material } from './materials';
import { news } from './news';
import { page } from './pages';
import { commitmentTexts } from './settings/commitments';
import { contacts } from './settings/contacts';
import { home } from './settings/home';
import { links } from './settings/links';
import { printed } from './settings/printed';
import { programme } from './settings/programme';
import { site } from './settings/site';
import { story } from './stories';

/** Entries that an officer keeps as one file a language, `content/<name>/<slug>.<locale>.md`. */
export interface Shelf {
  readonly label: Localized;
  /** What one of them is called. */
  readonly one: Localized;
  readonly about: Localized;
  /** The front matter, and `body` when the text has a declaration of its own. */
  readonly schema: z.ZodObject;
  /** Whether the entry has a text under its fields. */
  readonly text: boolean;
  /** Whether entries are made and removed by the officer. */
  readonly open: boolean;
  /** Whether each language must be written; else Finnish, and the others wholly or not at all. */
  readonly everyLanguage: boolean;
  /** Whether it is published on a day, and so listed by year. */
  readonly dated: boolean;
  /** What the list shows of an entry. */
  readonly summary: string;
}

/** The collections of entries, in the order of the CMS's menu. */
export const shelves = {
  news: {
    label: { fi: 'Uutiset', sv: 'Nyheter', en: 'News' },
    one: { fi: 'Uutinen', sv: 'Nyhet', en: 'News item' },
    about: {
      fi: 'Ajankohtaista-sivun uutiset ja tiedotteet. Suomi ensin; ruotsi ja englanti kokonaan tai ei lainkaan.',
      sv: 'Nyheter och meddelanden på sidan Aktuellt. Finska först; svenska och engelska helt eller inte alls.',
      en: 'News and releases of the news page. Finnish first; Swedish and English in full or not at all.',
    },
    schema: news,
    text: true,
    open: true,
    everyLanguage: false,
    dated: true,
    summary: "{{title}} · {{date | date('D.M.YYYY')}}{{draft | ternary(' · ✎', '')}}",
  },
  stories: {
    label: { fi: 'Tarinat', sv: 'Berättelser', en: 'Stories' },
    one: { fi: 'Tarina', sv: 'Berättelse', en: 'Story' },
    about: {
      fi: 'Tarinoita työelämästä. Oikean ihmisen tarina tarvitsee hänen kirjallisen lupansa.',
      sv: 'Berättelser ur arbetslivet. En verklig människas berättelse kräver hens skriftliga tillstånd.',
      en: 'Stories from working life. A real person’s story needs their written permission.',
    },
    schema: story,
    text: true,
    open: true,
    everyLanguage: false,
    dated: true,
    summary: "{{title}} · {{date | date('D.M.YYYY')}}{{draft | ternary(' · ✎', '')}}",
  },
  events: {
    label: { fi: 'Tapahtumat', sv: 'Evenemang', en: 'Events' },
    one: { fi: 'Tapahtuma', sv: 'Evenemang', en: 'Event' },
    about: {
      fi: 'Tilaisuudet, joihin työnantaja voi tulla. Päättynyt tapahtuma poistuu itsestään.',
      sv: 'Tillställningar som arbetsgivare kan komma till. Ett evenemang som är slut försvinner av sig självt.',
      en: 'Occasions that an employer can come to. An event that has ended leaves by itself.',
    },
    schema: event,
    text: true,
    open: true,
    everyLanguage: false,
    dated: true,
    summary: "{{title}} · {{starts | date('D.M.YYYY HH.mm')}}{{draft | ternary(' · ✎', '')}}",
  },
  materials: {
    label: { fi: 'Aineistot', sv: 'Material', en: 'Materials' },
    one: { fi: 'Aineisto', sv: 'Material', en: 'Material' },
    about: {
      fi: 'Ladattavat tiedostot. Jokaisella kielellä on oma tiedostonsa.',
      sv: 'Filer att ladda ner. Varje språk har sin egen fil.',
      en: 'Files to download. Each language has its own file.',
    },
    schema: material,
    text: false,
    open: true,
    everyLanguage: false,
    dated: true,
    summary: "{{title}} · {{date | date('D.M.YYYY')}}{{draft | ternary(' · ✎', '')}}",
  },
  pages: {
    label: { fi: 'Sivut', sv: 'Sidor', en: 'Pages' },
    one: { fi: 'Sivu', sv: 'Sida', en: 'Page' },
    about: {
      fi: 'Sivuston pysyvät sivut. Kaksissa hakasuluissa oleva rivi, kuten [[commitments]], piirtää sivulle valmiin osan: jätä se paikalleen.',
      sv: 'Webbplatsens bestående sidor. En rad i dubbla hakparenteser, som [[commitments]], ritar en färdig del: låt den stå.',
      en: 'The lasting pages of the site. A line in double brackets, such as [[commitments]], draws a ready part: leave it in its place.',
    },
    schema: page,
    text: true,
    open: false,
    everyLanguage: true,
    dated: false,
    summary: '{{title}}',
  },
  letters: {
    label: { fi: 'Kirjeet', sv: 'Brev', en: 'Letters' },
    one: { fi: 'Kirje', sv: 'Brev', en: 'Letter' },
    about: {
      fi: 'Sähköpostit, jotka ohjelma lähettää. Aaltosulkeissa oleva sana, kuten {organisation}, korvautuu tiedolla: käytä jokaista.',
      sv: 'E-brev som programmet skickar. Ett ord i klammerparenteser, som {organisation}, ersätts med en uppgift: använd alla.',
      en: 'E-mails that the programme sends. A word in braces, such as {organisation}, is replaced by what it stands for: use each of them.',
    },
    schema: letter,
    text: false,
    open: false,
    everyLanguage: true,
    dated: false,
    summary: '{{slug}} · {{subject}}',
  },
} as const satisfies Record<string, Shelf>;

export type ShelfName = keyof typeof shelves;

/** A text under an entry's fields. */
export const text = named(line(60_000), 'Teksti', 'Text', 'Text', { widget: 'richtext' });

/** A single file of settings. */
export interface Sheet {
  readonly label: Localized;
  readonly file: string;
  /** The whole file; when `translated`, it holds the same under `fi`, `sv` and `en`. */
  readonly schema: z.ZodObject;
  readonly translated: boolean;
}

/**
 * The files of settings that an officer edits. The figures of research are not among them: one changes only with its
 * source.
 */
export const sheets = {
  site: {
    label: {
      fi: 'Sivuston nimi ja alatunniste',
      sv: 'Webbplatsens namn och sidfot',
      en: 'Name of the site and its footer',
    },
    file: 'content/settings/site.yml',
    schema: site,
    translated: true,
  },
  home: {
    label: { fi: 'Etusivu', sv: 'Startsidan', en: 'Front page' },
    file: 'content/settings/home.yml',
    schema: home,
    translated: true,
  },
  commitments: {
    label: {
      fi: 'Logon viisi sitoumusta',
      sv: 'Logotypens fem åtaganden',
      en: 'The five commitments of the logo',
    },
    file: 'content/settings/commitments.yml',
    schema: commitmentTexts,
    translated: true,
  },
  programme: {
    label: {
      fi: 'Logo-ohjelman säännöt ja määräajat',
      sv: 'Logotypprogrammets regler och tidsfrister',
      en: 'Rules and periods of the logo programme',
    },
    file: 'content/settings/programme.yml',
    schema: programme,
    translated: false,
  },
  contacts: {
    label: { fi: 'Yhteyshenkilöt alueittain', sv: 'Kontaktpersoner per område', en: 'Contacts by area' },
    file: 'content/settings/contacts.yml',
    schema: contacts,
    translated: false,
  },
  printed: {
    label: { fi: 'Esite ja juliste', sv: 'Broschyr och affisch', en: 'Brochure and poster' },
    file: 'content/settings/printed.yml',
    schema: printed,
    translated: true,
  },
  links: {
    label: {
      fi: 'Viranomaiset ja apua antavat tahot',
      sv: 'Myndigheter och hjälpinstanser',
      en: 'Authorities and places of help',
    },
    file: 'content/settings/links.yml',
    schema: links,
    translated: false,
  },
} as const satisfies Record<string, Sheet>;

export type SheetName = keyof typeof sheets;

/** What one language's part of a translated file of settings holds. */
export function partOf({ schema, translated }: Sheet): z.core.$ZodType {
  const part = translated ? schema.shape['fi'] : schema;
  if (!part) throw new Error('a translated file holds fi, sv and en');
  return part;
}
