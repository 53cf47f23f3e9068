import * as z from 'zod';
import { line, link, localized } from '../cms';

const percent = z.number().min(0).max(100);

/** `content/settings/evidence.yml`: every research figure of the site, with its source. */
export const evidence = z.strictObject({
  studies: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9-]+$/),
      authors: line(120),
      year: z.int(),
      journal: line(120),
      country: localized(line(80)),
      people: z.int().optional(),
      months: z.int().optional(),
      outcome: localized(line(200)),
      ips: percent,
      comparison: percent,
      comparisonName: localized(line(120)),
      groups: z.strictObject({ ips: z.int(), comparison: z.int() }).optional(),
      difference: z.strictObject({ points: z.number(), low: z.number(), high: z.number() }).optional(),
      odds: z.strictObject({ ratio: z.number(), low: z.number(), high: z.number() }).optional(),
      url: link,
      also: z.array(z.number()).optional(),
      later: z
        .strictObject({
          year: z.int(),
          months: z.int(),
          ips: percent,
          comparison: percent,
          also: z.array(z.number()).optional(),
          url: link,
        })
        .optional(),
      nordic: z.boolean(),
      facts: line(10),
    }),
  ),
  reviews: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9-]+$/),
      authors: line(120),
      year: z.int(),
      journal: line(120),
      trials: z.int().optional(),
      ratio: z.number(),
      low: z.number(),
      high: z.number(),
      url: link,
      also: z.array(z.number()).optional(),
      facts: line(10),
      finding: localized(line(300)),
    }),
  ),
  figures: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9-]+$/),
      source: line(120),
      year: z.int(),
      country: localized(line(80)),
      what: localized(line(300)),
      people: z.int().optional(),
      numbers: z.array(z.number()).min(1),
      url: link,
      facts: line(10),
    }),
  ),
});

export type Evidence = z.output<typeof evidence>;
