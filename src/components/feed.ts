import { site } from '../collections/read';
import type { Feed } from '../feeds/feed';
import { wholeLinks } from '../feeds/feed';
import { feedPath } from '../feeds/paths';
import type { Locale } from '../i18n/locale';
import { formatSpan } from '../i18n/moment';
import { href } from '../i18n/routes';
import { translator } from '../i18n/translate';
import { instantOf } from '../programme/moment';
import { type Item, isComing, itemsIn, today } from './items';

/** How many items a feed tells, newest first. */
const feedLength = 30;

/**
 * The news, stories and coming events of a language as its feed.
 * @param origin `https://…` without a slash at its end
 */
export async function feedOf(locale: Locale, origin: string): Promise<Feed> {
  const t = translator(locale);
  const day = today();
  const items = (await itemsIn(locale)).filter((item) => item.kind !== 'events' || isComing(item.entry, day));
  return {
    locale,
    title: `${t('nav.news')} – ${site[locale].name}`,
    description: t('news.lead'),
    home: origin + href('news', locale),
    atom: origin + feedPath('atom', locale),
    json: origin + feedPath('json', locale),
    author: site[locale].name,
    items: items.slice(0, feedLength).map((item) => ({
      url: origin + item.path,
      title: item.title,
      summary: when(item, locale) + item.description,
      html: wholeLinks(item.entry.rendered?.html ?? '', origin),
      published: instantOf(`${item.date}T08:00`).toISOString(),
      tags: [t(`kinds.${item.kind}`)],
    })),
  };
}

function when(item: Item, locale: Locale): string {
  if (item.kind !== 'events') return '';
  const { starts, ends, place } = item.entry.data;
  return `${formatSpan(starts, ends, locale)}, ${place}. `;
}
