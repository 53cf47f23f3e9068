import * as z from 'zod';
import { altGiven, altMissing, day, line, named, pictured } from './cms';
import { areaNames, newsAreas } from './news';

export const storyTellers = ['employer', 'employee', 'coach'] as const;

/** By what right a story is told: its teller's written permission, or made up and told to be so. */
export const storyGrounds = ['permission', 'made-up'] as const;

/** A story from working life: `content/stories/<slug>.<locale>.md`. Never tells who was hired through IPS without that person's permission. */
export const story = z
  .strictObject({
    title: named(line(80).min(3), 'Otsikko', 'Rubrik', 'Title', {
      hintFi: '3–80 merkkiä.',
      hintSv: '3–80 tecken.',
      hintEn: '3–80 characters.',
    }),
    date: named(day, 'Julkaisupäivä', 'Publiceringsdag', 'Day of publication', {
      hintFi: 'Tulevaisuudessa oleva päivä julkaisee tarinan vasta silloin.',
      hintSv: 'Ett framtida datum publicerar berättelsen först då.',
      hintEn: 'A day in the future publishes the story only then.',
      widget: 'day',
      i18n: 'same',
    }),
    description: named(line(160).min(50), 'Kuvaus', 'Beskrivning', 'Description', {
      hintFi: '50–160 merkkiä: näkyy luettelossa ja hakutuloksissa.',
      hintSv: '50–160 tecken: visas i listan och i sökresultaten.',
      hintEn: '50–160 characters: shown in the list and in search results.',
      widget: 'text',
    }),
    teller: named(z.enum(storyTellers), 'Kuka kertoo', 'Vem berättar', 'Who tells it', {
      i18n: 'same',
      options: {
        employer: { fi: 'Työnantaja', sv: 'Arbetsgivare', en: 'Employer' },
        employee: { fi: 'Työntekijä', sv: 'Anställd', en: 'Employee' },
        coach: { fi: 'IPS-työhönvalmentaja', sv: 'IPS-arbetstränare', en: 'IPS job coach' },
      },
    }),
    ground: named(z.enum(storyGrounds), 'Millä luvalla', 'Med vilken rätt', 'By what permission', {
      hintFi:
        'Oikean ihmisen tarinaan tarvitaan hänen kirjallinen lupansa. Keksitty tarina merkitään sivulle keksityksi.',
      hintSv:
        'En verklig människas berättelse kräver hens skriftliga tillstånd. En påhittad berättelse märks ut som påhittad på sidan.',
      hintEn:
        'A real person’s story needs their written permission. A made-up story is marked as made up on its page.',
      i18n: 'same',
      options: {
        permission: {
          fi: 'Kertojan kirjallinen lupa',
          sv: 'Berättarens skriftliga tillstånd',
          en: 'The teller’s written permission',
        },
        'made-up': { fi: 'Keksitty esimerkki', sv: 'Påhittat exempel', en: 'A made-up example' },
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
