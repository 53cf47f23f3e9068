import { type CollectionEntry, getCollection } from 'astro:content';
import { published, slugOf } from '../collections/published';
import { type Locale, type Localized, locales } from '../i18n/locale';
import { href, type RouteKey } from '../i18n/routes';
import { addMonths, type Day, dayAt } from '../programme/day';
import { dayOf } from '../programme/moment';

/** The kinds of dated entries that readers find under "news", each with the route of its own page. */
const kinds = { news: 'article', stories: 'story', events: 'event' } as const satisfies Record<
  string,
  RouteKey
>;
export type Kind = keyof typeof kinds;

/** A news item, a story or an event that readers may see. */
export type Item = { [K in Kind]: { readonly kind: K; readonly entry: CollectionEntry<K> } }[Kind] & {
  readonly slug: string;
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly date: Day;
};

/** How long the page of an event stays after it. */
const pastMonths = 12;

/** The day this site is built on, in Finland. */
export const today = (): Day => dayAt(new Date());

/** An event that is still to come, or goes on, on a day. */
export function isComing({ data }: CollectionEntry<'events'>, day: Day): boolean {
  return dayOf(data.ends) >= day;
}

/**
 * The items of some kinds in a language, newest first. Nothing is here before its day, nor an event a year after it.
 */
export async function itemsIn(locale: Locale, ...wanted: readonly Kind[]): Promise<Item[]> {
  const day = today();
  const items = await Promise.all(
    (wanted.length > 0 ? wanted : (Object.keys(kinds) as Kind[])).map(async (kind) =>
      published(await getCollection(kind), locale, day)
        .filter(
          (entry) => entry.collection !== 'events' || dayOf(entry.data.ends) > addMonths(day, -pastMonths),
        )
        .map((entry) => itemOf(kind, entry, locale)),
    ),
  );
  return items.flat().sort((a, b) => b.date.localeCompare(a.date) || a.path.localeCompare(b.path));
}

/** The pages of a kind, for `getStaticPaths`: each with its item, its neighbours in time, and its languages. */
export async function pagesOfKind<K extends Kind>(kind: K, locale: Locale) {
  const written = await Promise.all(
    locales.map(async (one) => [one, new Set((await itemsIn(one, kind)).map(({ slug }) => slug))] as const),
  );
  return (await itemsIn(locale, kind)).map((item, at, all) => ({
    params: { slug: item.slug },
    props: {
      item: item as Extract<Item, { kind: K }>,
      newer: all[at - 1],
      older: all[at + 1],
      alternates: Object.fromEntries(
        written
          .filter(([, slugs]) => slugs.has(item.slug))
          .map(([one]) => [one, href(kinds[kind], one, { slug: item.slug })]),
      ) as Partial<Localized>,
    },
  }));
}

function itemOf(kind: Kind, entry: CollectionEntry<Kind>, locale: Locale): Item {
  const { title, description, date } = entry.data;
  const slug = slugOf(entry);
  const path = href(kinds[kind], locale, { slug });
  return { kind, entry, slug, path, title, description, date } as Item;
}
