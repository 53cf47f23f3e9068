import type { Locale } from '../i18n/locale';
import { href, type RouteKey, routes } from '../i18n/routes';

/** The route that shows one entry of a collection, of those that have one. */
const shown: Readonly<Record<string, string>> = {
  news: 'article',
  stories: 'story',
  events: 'event',
};

/** Where an entry stands on the site in a language; undefined when no page is its own. */
export function addressOf(collection: string, slug: string, locale: Locale): string | undefined {
  const isRoute = (key: string): key is RouteKey => key in routes;
  if (collection === 'settings' || collection === 'programme') return href('home', locale);
  if (collection === 'pages') return isRoute(slug) ? href(slug, locale) : undefined;
  const key = shown[collection] ?? '';
  return isRoute(key) ? href(key, locale, { slug }) : undefined;
}
