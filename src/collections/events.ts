import * as z from 'zod';
import { blank, item, line, link, named } from './cms';
import { area } from './news';

/** A moment in Finland as its clocks show it, `2027-01-15T14:00`. */
const moment = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/);

export const eventLanguages = ['fi', 'sv', 'fi-sv', 'en'] as const;

/** An event: `content/events/<slug>.<locale>.md`. It leaves the lists by itself when it has ended. */
export const event = z
  .strictObject({
    title: item.title,
    date: item.date,
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
    area,
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
    description: item.description,
    draft: item.draft,
  })
  .refine(({ starts, ends }) => !starts || !ends || ends > starts, {
    path: ['ends'],
    params: { rule: 'order' },
    when: () => true,
  });
