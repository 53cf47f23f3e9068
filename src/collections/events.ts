import * as z from 'zod';
import { blank, day, line, link, named } from './cms';
import { areaNames, newsAreas } from './news';

/** A moment in Finland as its clocks show it, `2027-01-15T14:00`. */
const moment = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/);

export const eventLanguages = ['fi', 'sv', 'fi-sv', 'en'] as const;

/** An event: `content/events/<slug>.<locale>.md`. It leaves the lists by itself when it has ended. */
export const event = z
  .strictObject({
    title: named(line(80).min(3), 'Otsikko', 'Rubrik', 'Title', {
      hintFi: '3–80 merkkiä.',
      hintSv: '3–80 tecken.',
      hintEn: '3–80 characters.',
    }),
    date: named(day, 'Julkaisupäivä', 'Publiceringsdag', 'Day of publication', {
      hintFi: 'Päivä, jona tapahtuma tulee näkyviin sivustolle.',
      hintSv: 'Dagen då evenemanget börjar synas på webbplatsen.',
      hintEn: 'The day on which the event appears on the site.',
      widget: 'day',
      i18n: 'same',
    }),
    starts: named(moment, 'Alkaa', 'Börjar', 'Begins', { widget: 'moment', i18n: 'same' }),
    ends: named(moment, 'Päättyy', 'Slutar', 'Ends', {
      hintFi: 'Päättynyt tapahtuma poistuu luettelosta itsestään.',
      hintSv: 'Ett evenemang som är slut försvinner ur listan av sig självt.',
      hintEn: 'An event that has ended leaves the list by itself.',
      widget: 'moment',
      i18n: 'same',
    }),
    place: named(line(160), 'Paikka', 'Plats', 'Place', {
      hintFi: 'Osoite ja paikkakunta, tai Teams.',
      hintSv: 'Adress och ort, eller Teams.',
      hintEn: 'Address and town, or Teams.',
    }),
    area: named(z.enum(newsAreas), 'Alue', 'Område', 'Area', { i18n: 'same', options: areaNames }),
    language: named(z.enum(eventLanguages), 'Millä kielellä', 'På vilket språk', 'In which language', {
      i18n: 'same',
      options: {
        fi: { fi: 'Suomeksi', sv: 'På finska', en: 'In Finnish' },
        sv: { fi: 'Ruotsiksi', sv: 'På svenska', en: 'In Swedish' },
        'fi-sv': { fi: 'Suomeksi ja ruotsiksi', sv: 'På finska och svenska', en: 'In Finnish and Swedish' },
        en: { fi: 'Englanniksi', sv: 'På engelska', en: 'In English' },
      },
    }),
    signUp: named(blank(link), 'Ilmoittautumisen osoite', 'Adress för anmälan', 'Address for signing up', {
      hintFi: 'Alkaa https://. Tyhjä: ilmoittaudutaan yhteydenottolomakkeella.',
      hintSv: 'Börjar med https://. Tomt: anmälan görs med kontaktformuläret.',
      hintEn: 'Begins with https://. Empty: people sign up by the contact form.',
      message: {
        fi: 'Osoite alkaa https://.',
        sv: 'Adressen börjar med https://.',
        en: 'The address begins with https://.',
      },
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
  })
  .refine(({ starts, ends }) => ends > starts, { path: ['ends'], params: { rule: 'order' } });
