import * as z from 'zod';
import { areas } from '../programme/places';
import { altGiven, altMissing, day, line, named, pictured } from './cms';

export const newsKinds = ['news', 'release', 'notice'] as const;
export const newsAreas = ['both', ...areas] as const;

/** What the areas are called in the CMS. */
export const areaNames = {
  both: { fi: 'Molemmat alueet', sv: 'Båda områdena' },
  'etela-pohjanmaa': { fi: 'Etelä-Pohjanmaa', sv: 'Södra Österbotten' },
  pohjanmaa: { fi: 'Pohjanmaa', sv: 'Österbotten' },
} as const;

/** An item of news: `content/news/<date>-<slug>.<locale>.md`. A date in the future keeps it unpublished until its day. */
export const news = z
  .strictObject({
    title: named(line(80).min(3), 'Otsikko', 'Rubrik', { hintFi: '3–80 merkkiä.', hintSv: '3–80 tecken.' }),
    date: named(day, 'Julkaisupäivä', 'Publiceringsdag', {
      hintFi: 'Tulevaisuudessa oleva päivä julkaisee uutisen vasta silloin.',
      hintSv: 'Ett framtida datum publicerar nyheten först då.',
      widget: 'day',
      i18n: 'same',
    }),
    description: named(line(160).min(50), 'Kuvaus', 'Beskrivning', {
      hintFi: '50–160 merkkiä: näkyy luettelossa ja hakutuloksissa.',
      hintSv: '50–160 tecken: visas i listan och i sökresultaten.',
      widget: 'text',
    }),
    kind: named(z.enum(newsKinds), 'Laji', 'Typ', {
      i18n: 'same',
      options: {
        news: { fi: 'Uutinen', sv: 'Nyhet' },
        release: { fi: 'Tiedote', sv: 'Pressmeddelande' },
        notice: { fi: 'Ilmoitus', sv: 'Meddelande' },
      },
    }),
    area: named(z.enum(newsAreas), 'Alue', 'Område', { i18n: 'same', options: areaNames }),
    ...pictured,
    draft: named(z.boolean().default(false), 'Luonnos', 'Utkast', {
      hintFi: 'Luonnos ei näy sivustolla.',
      hintSv: 'Ett utkast syns inte på webbplatsen.',
      i18n: 'same',
    }),
  })
  .refine(altGiven, altMissing);
