import type { APIRoute, GetStaticPaths } from 'astro';
import { type PrintedKind, printedKinds, printedPdf } from '../../components/printed';
import { type Locale, locales } from '../../i18n/locale';

export const prerender = true;

export const getStaticPaths: GetStaticPaths = () =>
  printedKinds.flatMap((kind) =>
    locales.map((locale) => ({ params: { file: `${kind}-${locale}` }, props: { kind, locale } })),
  );

/** The brochure and the poster. */
export const GET: APIRoute = async ({ props, site }) => {
  const bytes = await printedPdf(props['kind'] as PrintedKind, props['locale'] as Locale, site);
  return new Response(bytes as Uint8Array<ArrayBuffer>, { headers: { 'Content-Type': 'application/pdf' } });
};
