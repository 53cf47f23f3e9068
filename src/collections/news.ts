import * as z from 'zod';
import { areaNames, areas } from '../programme/places';
import { altGiven, altMissing, item, named, pictured } from './cms';

export const newsKinds = ['news', 'release', 'notice'] as const;
const newsAreas = ['both', ...areas] as const;

/** What the areas are called in the CMS. */
export const newsAreaNames = {
  both: { fi: 'Molemmat alueet', sv: 'Båda områdena', en: 'Both areas' },
  ...areaNames,
} as const;

/** Which area an item is about. */
export const area = named(z.enum(newsAreas), 'Alue', 'Område', 'Area', {
  i18n: 'same',
  options: newsAreaNames,
});

/**
 * An item of news: `content/news/<date>-<slug>.<locale>.md`. A date in the future keeps it unpublished until its day.
 */
export const news = z
  .strictObject({
    title: item.title,
    date: item.date,
    description: item.description,
    kind: named(z.enum(newsKinds), 'Laji', 'Typ', 'Kind', {
      i18n: 'same',
      options: {
        news: { fi: 'Uutinen', sv: 'Nyhet', en: 'News item' },
        release: { fi: 'Tiedote', sv: 'Pressmeddelande', en: 'Press release' },
        notice: { fi: 'Ilmoitus', sv: 'Meddelande', en: 'Notice' },
      },
    }),
    area,
    ...pictured,
    draft: item.draft,
  })
  .refine(altGiven, altMissing);
