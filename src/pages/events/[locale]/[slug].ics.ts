import type { APIRoute, GetStaticPaths } from 'astro';
import { calendarOf } from '../../../components/calendar';
import { type Item, itemsIn } from '../../../components/items';
import { locales } from '../../../i18n/locale';

export const prerender = true;

export const getStaticPaths: GetStaticPaths = async () =>
  (
    await Promise.all(
      locales.map(async (locale) =>
        (
          await itemsIn(locale, 'events')
        ).map((item) => ({ params: { locale, slug: item.slug }, props: { item } })),
      ),
    )
  ).flat();

/** An event for the reader's own calendar. */
export const GET: APIRoute = ({ props, site }) =>
  new Response(calendarOf(props['item'] as Extract<Item, { kind: 'events' }>, site?.origin ?? ''), {
    headers: { 'Content-Type': 'text/calendar; charset=utf-8' },
  });
