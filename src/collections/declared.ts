import type * as z from 'zod';
import type { Localized } from '../i18n/locale';
import { line, named } from './cms';
import { event } from './events';
import { letter } from './letters';
import { material } from './materials';
import { news } from './news';
import { page } from './pages';
import * as settings from './settings';
import { story } from './stories';

type Words = Pick<Localized, 'fi' | 'sv'>;

/** Entries that an officer keeps as one file a language, `content/<name>/<slug>.<locale>.md`. */
export interface Shelf {
  readonly label: Words;
  /** What one of them is called. */
  readonly one: Words;
  readonly about: Words;
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
    label: { fi: 'Uutiset', sv: 'Nyheter' },
    one: { fi: 'Uutinen', sv: 'Nyhet' },
    about: {
      fi: 'Ajankohtaista-sivun uutiset ja tiedotteet. Suomi ensin; ruotsi ja englanti kokonaan tai ei lainkaan.',
      sv: 'Nyheter och meddelanden på sidan Aktuellt. Finska först; svenska och engelska helt eller inte alls.',
    },
    schema: news,
    text: true,
    open: true,
    everyLanguage: false,
    dated: true,
    summary: "{{title}} · {{date | date('D.M.YYYY')}}{{draft | ternary(' · ✎', '')}}",
  },
  stories: {
    label: { fi: 'Tarinat', sv: 'Berättelser' },
    one: { fi: 'Tarina', sv: 'Berättelse' },
    about: {
      fi: 'Tarinoita työelämästä. Oikean ihmisen tarina tarvitsee hänen kirjallisen lupansa.',
      sv: 'Berättelser ur arbetslivet. En verklig människas berättelse kräver hens skriftliga tillstånd.',
    },
    schema: story,
    text: true,
    open: true,
    everyLanguage: false,
    dated: true,
    summary: "{{title}} · {{date | date('D.M.YYYY')}}{{draft | ternary(' · ✎', '')}}",
  },
  events: {
    label: { fi: 'Tapahtumat', sv: 'Evenemang' },
    one: { fi: 'Tapahtuma', sv: 'Evenemang' },
    about: {
      fi: 'Tilaisuudet, joihin työnantaja voi tulla. Päättynyt tapahtuma poistuu itsestään.',
      sv: 'Tillställningar som arbetsgivare kan komma till. Ett evenemang som är slut försvinner av sig självt.',
    },
    schema: event,
    text: true,
    open: true,
    everyLanguage: false,
    dated: true,
    summary: "{{title}} · {{starts | date('D.M.YYYY HH.mm')}}{{draft | ternary(' · ✎', '')}}",
  },
  materials: {
    label: { fi: 'Materiaalit', sv: 'Material' },
    one: { fi: 'Materiaali', sv: 'Material' },
    about: {
      fi: 'Ladattavat tiedostot. Jokaisella kielellä on oma tiedostonsa.',
      sv: 'Filer att ladda ner. Varje språk har sin egen fil.',
    },
    schema: material,
    text: false,
    open: true,
    everyLanguage: false,
    dated: true,
    summary: "{{title}} · {{date | date('D.M.YYYY')}}{{draft | ternary(' · ✎', '')}}",
  },
  pages: {
    label: { fi: 'Sivut', sv: 'Sidor' },
    one: { fi: 'Sivu', sv: 'Sida' },
    about: {
      fi: 'Sivuston pysyvät sivut. Kaksissa hakasuluissa oleva rivi, kuten [[commitments]], piirtää sivulle valmiin osan: jätä se paikalleen.',
      sv: 'Webbplatsens bestående sidor. En rad i dubbla hakparenteser, som [[commitments]], ritar en färdig del: låt den stå.',
    },
    schema: page,
    text: true,
    open: false,
    everyLanguage: true,
    dated: false,
    summary: '{{title}}',
  },
  letters: {
    label: { fi: 'Kirjeet', sv: 'Brev' },
    one: { fi: 'Kirje', sv: 'Brev' },
    about: {
      fi: 'Sähköpostit, jotka ohjelma lähettää. Aaltosulkeissa oleva sana, kuten {organisation}, korvautuu tiedolla: käytä jokaista.',
      sv: 'E-brev som programmet skickar. Ett ord i klammerparenteser, som {organisation}, ersätts med en uppgift: använd alla.',
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
export const text = named(line(60_000), 'Teksti', 'Text', { widget: 'richtext' });

/** A single file of settings. */
export interface Sheet {
  readonly label: Words;
  readonly file: string;
  /** The whole file; when `translated`, it holds the same under `fi`, `sv` and `en`. */
  readonly schema: z.ZodObject;
  readonly translated: boolean;
}

/** The files of settings that an officer edits. The figures of research are not among them: one changes only with its source. */
export const sheets = {
  site: {
    label: { fi: 'Sivuston nimi ja alatunniste', sv: 'Webbplatsens namn och sidfot' },
    file: 'content/settings/site.yml',
    schema: settings.site,
    translated: true,
  },
  home: {
    label: { fi: 'Etusivu', sv: 'Startsidan' },
    file: 'content/settings/home.yml',
    schema: settings.home,
    translated: true,
  },
  commitments: {
    label: { fi: 'Logon viisi sitoumusta', sv: 'Logotypens fem åtaganden' },
    file: 'content/settings/commitments.yml',
    schema: settings.commitmentTexts,
    translated: true,
  },
  programme: {
    label: { fi: 'Logo-ohjelman säännöt ja määräajat', sv: 'Logotypprogrammets regler och tidsfrister' },
    file: 'content/settings/programme.yml',
    schema: settings.programme,
    translated: false,
  },
  contacts: {
    label: { fi: 'Yhteyshenkilöt alueittain', sv: 'Kontaktpersoner per område' },
    file: 'content/settings/contacts.yml',
    schema: settings.contacts,
    translated: false,
  },
  printed: {
    label: { fi: 'Esite ja juliste', sv: 'Broschyr och affisch' },
    file: 'content/settings/printed.yml',
    schema: settings.printed,
    translated: true,
  },
  links: {
    label: { fi: 'Viranomaiset ja apua antavat tahot', sv: 'Myndigheter och hjälpinstanser' },
    file: 'content/settings/links.yml',
    schema: settings.links,
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
