import * as z from 'zod';
import { blank, day, line, link, named } from './cms';
import { areaNames, newsAreas } from './news';

/** A moment in Finland as its clocks show it, `2027-01-15T14:00`. */
const moment = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/);

export const eventLanguages = ['fi', 'sv', 'fi-sv', 'en'] as const;

/** An event: `content/events/<slug>.<locale>.md`. It leaves the lists by itself when it has ended. */
export const event = z
  .strictObject({
    title: named(line(80).min(3), 'Otsikko', 'Rubrik', { hintFi: '3–80 merkkiä.', hintSv: '3–80 tecken.' }),
    date: named(day, 'Julkaisupäivä', 'Publiceringsdag', {
      hintFi: 'Päivä, jona tapahtuma tulee näkyviin sivustolle.',
      hintSv: 'Dagen då evenemanget börjar synas på webbplatsen.',
      widget: 'day',
      i18n: 'same',
    }),
    starts: named(moment, 'Alkaa', 'Börjar', { widget: 'moment', i18n: 'same' }),
    ends: named(moment, 'Päättyy', 'Slutar', {
      hintFi: 'Päättynyt tapahtuma poistuu luettelosta itsestään.',
      hintSv: 'Ett evenemang som är slut försvinner ur listan av sig självt.',
      widget: 'moment',
      i18n: 'same',
    }),
    place: named(line(160), 'Paikka', 'Plats', {
      hintFi: 'Osoite ja paikkakunta, tai Teams.',
      hintSv: 'Adress och ort, eller Teams.',
    }),
    area: named(z.enum(newsAreas), 'Alue', 'Område', { i18n: 'same', options: areaNames }),
    language: named(z.enum(eventLanguages), 'Millä kielellä', 'På vilket språk', {
      i18n: 'same',
      options: {
        fi: { fi: 'Suomeksi', sv: 'På finska' },
        sv: { fi: 'Ruotsiksi', sv: 'På svenska' },
        'fi-sv': { fi: 'Suomeksi ja ruotsiksi', sv: 'På finska och svenska' },
        en: { fi: 'Englanniksi', sv: 'På engelska' },
      },
    }),
    signUp: named(blank(link), 'Ilmoittautumisen osoite', 'Adress för anmälan', {
      hintFi: 'Alkaa https://. Tyhjä: ilmoittaudutaan yhteydenottolomakkeella.',
      hintSv: 'Börjar med https://. Tomt: anmälan görs med kontaktformuläret.',
      message: { fi: 'Osoite alkaa https://.', sv: 'Adressen börjar med https://.' },
      i18n: 'same',
    }),
    description: named(line(160).min(50), 'Kuvaus', 'Beskrivning', {
      hintFi: '50–160 merkkiä: näkyy luettelossa ja hakutuloksissa.',
      hintSv: '50–160 tecken: visas i listan och i sökresultaten.',
      widget: 'text',
    }),
    draft: named(z.boolean().default(false), 'Luonnos', 'Utkast', {
      hintFi: 'Luonnos ei näy sivustolla.',
      hintSv: 'Ett utkast syns inte på webbplatsen.',
      i18n: 'same',
    }),
  })
  .refine(({ starts, ends }) => ends > starts, { path: ['ends'], params: { rule: 'order' } });
