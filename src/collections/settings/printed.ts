import * as z from 'zod';
import { line, localized, named } from '../cms';

/** `content/settings/printed.yml`: the words of the brochure and the poster. */
export const printed = localized(
  z.strictObject({
    brochure: named(
      z.strictObject({
        title: named(line(40), 'Otsikko', 'Rubrik', 'Title'),
        lead: named(line(240), 'Ingressi', 'Ingress', 'Lead', { widget: 'text' }),
        sections: named(
          z
            .array(
              z.strictObject({
                title: named(line(50), 'Väliotsikko', 'Mellanrubrik', 'Heading'),
                points: named(z.array(line(160)).min(1).max(5), 'Kohdat', 'Punkter', 'Points'),
              }),
            )
            .length(4),
          'Neljä osaa',
          'Fyra delar',
          'Four parts',
        ),
        ask: named(line(80), 'Kutsu kysymään', 'Uppmaning att fråga', 'Invitation to ask'),
      }),
      'Esite',
      'Broschyr',
      'Brochure',
    ),
    poster: named(
      z.strictObject({
        question: named(line(60), 'Kysymys', 'Fråga', 'Question'),
        text: named(line(200), 'Teksti', 'Text', 'Text', { widget: 'text' }),
        below: named(line(80), 'Alarivi', 'Nedersta raden', 'Bottom line'),
      }),
      'Juliste',
      'Affisch',
      'Poster',
    ),
  }),
);
