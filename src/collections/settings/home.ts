import * as z from 'zod';
import { line, localized, named } from '../cms';

const titled = z.strictObject({
  title: named(line(80), 'Otsikko', 'Rubrik', 'Title'),
  text: named(line(500), 'Teksti', 'Text', 'Text', { widget: 'text' }),
});

/** `content/settings/home.yml`: the words of the front page. */
export const home = localized(
  z.strictObject({
    title: named(line(70), 'Selaimen otsikko', 'Webbläsarens rubrik', 'Title in the browser'),
    description: named(
      line(160).min(50),
      'Kuvaus hakukoneille',
      'Beskrivning för sökmotorer',
      'Description for search engines',
      {
        widget: 'text',
      },
    ),
    hero: z.strictObject({
      title: named(line(40), 'Pääotsikko', 'Huvudrubrik', 'Main heading'),
      lead: named(line(220), 'Ingressi', 'Ingress', 'Lead', { widget: 'text' }),
      apply: named(line(40), 'Painike: hae logoa', 'Knapp: ansök om logotypen', 'Button: apply for the logo'),
      visit: named(line(40), 'Painike: pyydä käymään', 'Knapp: be oss komma', 'Button: ask us to visit'),
    }),
    customers: z.strictObject({ title: line(80), seeker: titled, coach: titled, employer: titled }),
    figure: z.strictObject({
      value: line(10),
      text: line(160),
      note: line(300),
      link: line(60),
      comparison: z.strictObject({
        title: line(120),
        studies: z.array(line(60)).min(1).max(5),
        note: line(400),
      }),
    }),
    paid: z.strictObject({ title: line(80), text: line(500), points: z.array(line(160)).min(2).max(6) }),
    logo: z.strictObject({
      title: line(80),
      text: line(400),
      steps: z.array(titled).length(4),
      more: line(60),
    }),
    stigma: z.strictObject({ title: line(80), text: line(500), link: line(60) }),
    news: z.strictObject({ title: line(60), link: line(60) }),
    closing: z.strictObject({ title: line(80), text: line(300), button: line(40) }),
  }),
);
