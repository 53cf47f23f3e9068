import type { APIRoute, GetStaticPaths } from 'astro';
import { feedOf } from '../components/feed';
import { atomOf } from '../feeds/feed';
import { isLocale, locales } from '../i18n/locale';

export const prerender = true;

export const getStaticPaths: GetStaticPaths = () => locales.map((locale) => ({ params: { locale } }));

/** What is new, as Atom. */
export const GET: APIRoute = async ({ params: { locale }, site }) =>
  new Response(atomOf(await feedOf(isLocale(locale) ? locale : 'fi', site?.origin ?? '')), {
    headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' },
  });
