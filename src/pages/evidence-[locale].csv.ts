import type { APIRoute, GetStaticPaths } from 'astro';
import { evidenceCsv } from '../collections/csv';
import { evidence } from '../collections/read';
import { isLocale, locales } from '../i18n/locale';

export const prerender = true;

export const getStaticPaths: GetStaticPaths = () => locales.map((locale) => ({ params: { locale } }));

/** The figures of the site; the mark at the beginning tells spreadsheets that it is UTF-8. */
export const GET: APIRoute = ({ params: { locale } }) =>
  new Response(`\uFEFF${evidenceCsv(evidence, isLocale(locale) ? locale : 'fi')}`, {
    headers: { 'Content-Type': 'text/csv; charset=utf-8' },
  });
