import type { APIRoute, GetStaticPaths } from 'astro';
import { feedOf } from '../components/feed';
import { jsonFeedOf } from '../feeds/feed';
import { isLocale, locales } from '../i18n/locale';

export const prerender = true;

export const getStaticPaths: GetStaticPaths = () => locales.map((locale) => ({ params: { locale } }));

/** What is new, as JSON Feed. */
export const GET: APIRoute = async ({ params: { locale }, site }) =>
  new Response(jsonFeedOf(await feedOf(isLocale(locale) ? locale : 'fi', site?.origin ?? '')), {
    headers: { 'Content-Type': 'application/feed+json; charset=utf-8' },
  });
