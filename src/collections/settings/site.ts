import * as z from 'zod';
import { line, localized, named, orEmpty } from '../cms';

/** `content/settings/site.yml`: the site's name, the programme's working title and the footer. */
export const site = localized(
  z.strictObject({
    name: named(line(40), 'Sivuston nimi', 'Webbplatsens namn', 'Name of the site'),
    tagline: named(line(160), 'Tunnuslause', 'Slogan', 'Tagline'),
    programme: z.strictObject({
      name: named(line(40), 'Logo-ohjelman nimi', 'Logotypprogrammets namn', 'Name of the logo programme'),
      descriptor: named(line(80), 'Nimen selite', 'Namnets förklaring', 'What the name is followed by'),
      full: named(line(120), 'Koko nimi', 'Hela namnet', 'Full name'),
    }),
    footer: z.strictObject({
      about: named(line(400), 'Lyhyesti meistä', 'Kort om oss', 'About us in short', { widget: 'text' }),
      areas: named(line(160), 'Alueet', 'Områden', 'Areas'),
      licence: named(line(300), 'Lisenssi', 'Licens', 'Licence', { widget: 'text' }),
      funder: named(orEmpty(line(300)), 'Rahoittaja', 'Finansiär', 'Funder'),
    }),
    draftNotice: named(line(300), 'Luonnoksen huomautus', 'Meddelande om utkast', 'Notice of a draft', {
      widget: 'text',
    }),
  }),
);
