import * as z from 'zod';
import { commitments } from '../../programme/commitments';
import { line, localized, named } from '../cms';

/** `content/settings/commitments.yml`: the words of the five commitments, and the question on each. */
export const commitmentTexts = localized(
  z.strictObject({
    items: z
      .array(
        z.strictObject({
          key: named(z.enum(commitments), 'Tunnus', 'Kod', 'Code', { widget: 'hidden' }),
          title: named(line(90), 'Sitoumus', 'Åtagande', 'Commitment'),
          text: named(line(400), 'Mitä se tarkoittaa', 'Vad det betyder', 'What it means', {
            widget: 'text',
          }),
          question: named(
            line(160),
            'Kysymys hakijalle',
            'Fråga till den sökande',
            'Question to the applicant',
          ),
          hint: named(line(200), 'Ohje', 'Hjälptext', 'Help'),
          example: named(line(400), 'Esimerkkivastaus', 'Exempel på svar', 'Example of an answer', {
            widget: 'text',
          }),
        }),
      )
      .length(commitments.length)
      .refine((items) => items.every((item, at) => item.key === commitments[at]), {
        message: `keys must be ${commitments.join(', ')}, in this order`,
      }),
  }),
);
