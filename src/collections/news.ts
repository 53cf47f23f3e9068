import * as z from 'zod';
import { areas } from '../programme/places';
import { altGiven, altMissing, day, line, named, pictured } from './cms';

export const newsKinds = ['news', 'release', 'notice'] as const;
export const newsAreas = ['both', ...areas] as const;

/** What the areas are called in the CMS. */
export const areaNames = {
  both: { fi: 'Molemmat alueet', sv: 'Båda områdena', en: 'Both areas' },
  'etela-pohjanmaa': { fi: 'Etelä-Pohjanmaa', sv: 'Södra Österbotten', en: 'South Ostrobothnia' },
  pohjanmaa: { fi: 'Pohjanmaa', sv: 'Österbotten', en: 'Ostrobothnia' },
} as const;

/** An item of news: `content/news/<date>-<slug>.<locale>.md`. A date in the future keeps it unpublished until its day. */
export const news = z
  .strictObject({
    title: named(line(80).min(3), 'Otsikko', 'Rubrik', 'Title', {
      hintFi: '3–80 merkkiä.',
      hintSv: '3–80 tecken.',
      hintEn: '3–80 characters.',
    }),
    date: named(day, 'Julkaisupäivä', 'Publiceringsdag', 'Day of publication', {
      hintFi: 'Tulevaisuudessa oleva päivä julkaisee uutisen vasta silloin.',
      hintSv: 'Ett framtida datum publicerar nyheten först då.',
      hintEn: 'A day in the future publishes the item only then.',
      widget: 'day',
      i18n: 'same',
    }),
    description: named(line(160).min(50), 'Kuvaus', 'Beskrivning', 'Description', {
      hintFi: '50–160 merkkiä: näkyy luettelossa ja hakutuloksissa.',
      hintSv: '50–160 tecken: visas i listan och i sökresultaten.',
      hintEn: '50–160 characters: shown in the list and in search results.',
      widget: 'text',
    }),
    kind: named(z.enum(newsKinds), 'Laji', 'Typ', 'Kind', {
      i18n: 'same',
      options: {
        news: { fi: 'Uutinen', sv: 'Nyhet', en: 'News item' },
        release: { fi: 'Tiedote', sv: 'Pressmeddelande', en: 'Press release' },
        notice: { fi: 'Ilmoitus', sv: 'Meddelande', en: 'Notice' },
      },
    }),
    area: named(z.enum(newsAreas), 'Alue', 'Område', 'Area', { i18n: 'same', options: areaNames }),
    ...pictured,
    draft: named(z.boolean().default(false), 'Luonnos', 'Utkast', 'Draft', {
      hintFi: 'Luonnos ei näy sivustolla.',
      hintSv: 'Ett utkast syns inte på webbplatsen.',
      hintEn: 'A draft is not on the site.',
      i18n: 'same',
    }),
  })
  .refine(altGiven, altMissing);
