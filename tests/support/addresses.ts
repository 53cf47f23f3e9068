import { event } from '../../src/collections/events';
import { news } from '../../src/collections/news';
import { pageLength, published, slugOf } from '../../src/collections/published';
import { story } from '../../src/collections/stories';
import { type Locale, locales } from '../../src/i18n/locale';
import { href, type RouteKey, routes } from '../../src/i18n/routes';
import { addMonths, dayAt } from '../../src/programme/day';

/** A page of the site as readers find it. */
export interface Address {
  readonly key: RouteKey;
  readonly locale: Locale;
  readonly path: string;
  readonly onRequest: boolean;
}

/** The addresses with brackets to be filled. */
type Pattern = {
  [Key in RouteKey]: (typeof routes)[Key]['path']['fi'] extends `${string}[${string}` ? Key : never;
}[RouteKey];

const files = import.meta.glob<{ body: string; title?: string }>('../../content/{news,stories,events}/*.md', {
  query: '?letter',
  import: 'default',
  eager: true,
});

/** The entries of a shelf as the site reads them. */
function shelf<T>(name: string, { parse }: { parse(data: unknown): T }): { id: string; data: T }[] {
  return Object.entries(files)
    .filter(([path, { title }]) => title && path.includes(`/${name}/`))
    .map(([path, { body: _, ...data }]) => {
      const [, slug = '', locale = ''] = /([^/]+)\.(\w+)\.md$/.exec(path) ?? [];
      return { id: `${locale}/${slug}`, data: parse(data) };
    });
}

const entries = shelf('news', news);
const stories = shelf('stories', story);
const events = shelf('events', event);

/**
 * Every address of a language: those of `routes`, with an article for each item of news and a page for every so many.
 */
export function addressesIn(locale: Locale): Address[] {
  const items = published(entries, locale, dayAt(new Date()));
  const later = Array.from({ length: Math.max(0, Math.ceil(items.length / pageLength) - 1) }, (_, at) =>
    String(at + 2),
  );
  const fillings: Record<Pattern, Record<string, string>[]> = {
    article: items.map((item) => ({ slug: slugOf(item) })),
    'news-page': later.map((page) => ({ page })),
    'news-year': [...new Set(items.map(({ data }) => data.date.slice(0, 4)))].map((year) => ({ year })),
    story: published(stories, locale, dayAt(new Date())).map((item) => ({ slug: slugOf(item) })),
    event: published(events, locale, dayAt(new Date()))
      .filter(({ data }) => data.ends.slice(0, 10) > addMonths(dayAt(new Date()), -12))
      .map((item) => ({ slug: slugOf(item) })),
    confirm: [{ token: 'a-link-that-is-not-ours' }],
    // Pages about one employer: there is none yet on a new site.
    holder: [],
    check: [],
    own: [],
    yearly: [{ token: 'a-link-that-is-not-ours' }],
    'own-renew': [],
    case: [],
    hearing: [],
  };
  return (Object.keys(routes) as RouteKey[]).flatMap((key) =>
    (key in fillings ? fillings[key as Pattern] : [{}]).map((params) => ({
      key,
      locale,
      path: href(key, locale, params),
      onRequest: 'onRequest' in routes[key],
    })),
  );
}

export const addresses: readonly Address[] = locales.flatMap(addressesIn);
