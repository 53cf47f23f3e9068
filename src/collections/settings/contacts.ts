import * as z from 'zod';
import { areas } from '../../programme/places';
import { line, localized, orEmpty } from '../cms';

/** `content/settings/contacts.yml`: the team's mailbox, and each area's people by role and municipality. */
export const contacts = z.strictObject({
  team: z.strictObject({ mail: z.email(), language: z.enum(['fi', 'sv']) }),
  areas: z
    .array(
      z.strictObject({
        area: z.enum(areas),
        mail: z.email(),
        phone: orEmpty(line(300)),
        languages: z.array(z.enum(['fi', 'sv', 'en'])).min(1),
        people: z.array(
          z.strictObject({
            role: localized(line(80)),
            name: orEmpty(line(300)),
            mail: orEmpty(z.email()),
            municipalities: z.array(z.string().regex(/^\d{3}$/)),
          }),
        ),
      }),
    )
    .length(areas.length),
});
