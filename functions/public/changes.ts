import { formatDay } from '../../src/i18n/date';
import { isLocale, type Locale } from '../../src/i18n/locale';
import { href } from '../../src/i18n/routes';
import { translator } from '../../src/i18n/translate';
import { type Change, historyOf } from '../../src/programme/history';
import { site } from '../content';
import { all, type Holder } from '../register';
import type { World } from '../world';
import { licence } from './json';
import type { OpenFile } from './serve';

/** How many changes the feed tells, newest first. */
export const feedLength = 200;

interface Told extends Change {
  readonly holder: Holder;
}

/** What has changed in the register, as JSON Feed 1.1; `?lang=sv` and `?lang=en` tell it in those languages. */
export function changes(world: World, address: URL): OpenFile {
  const asked = address.searchParams.get('lang') ?? undefined;
  const locale = isLocale(asked) ? asked : 'fi';
  const now = world.now();
  return {
    type: 'application/feed+json; charset=utf-8',
    async *pieces() {
      let newest: Told[] = [];
      for await (const holders of all(world, now)) {
        const told = holders.flatMap((holder) =>
          historyOf(holder.award, holder.award.publicAt, now).map((change) => ({ ...change, holder })),
        );
        newest = [...newest, ...told].sort(byNewest).slice(0, feedLength);
      }
      yield `${JSON.stringify(feedOf(newest, world.origin, locale), null, 1)}\n`;
    },
  };
}

function byNewest(a: Told, b: Told): number {
  return b.at < a.at ? -1 : b.at > a.at ? 1 : a.holder.award.code < b.holder.award.code ? -1 : 1;
}

function feedOf(told: readonly Told[], origin: string, locale: Locale): object {
  const t = translator(locale);
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: t('data.feed.title'),
    description: site[locale].programme.full,
    home_page_url: origin + href('register', locale),
    feed_url: `${origin}/api/changes.json${locale === 'fi' ? '' : `?lang=${locale}`}`,
    language: locale,
    _licence: licence.url,
    items: told.map(({ holder: { award }, what, on, at, until, was }) => ({
      id: `${origin}${href('check', 'fi', { code: award.code })}#${what}-${on}`,
      url: origin + href('holder', locale, { code: award.code }),
      title: award.markName || award.organisation,
      content_text: `${formatDay(on, locale)}: ${t(`history.${what}`, { until: until ? formatDay(until, locale) : '', was: was ?? '' })}`,
      date_published: at,
      tags: [what],
      _logo: { code: award.code, change: what, on, ...(until && { valid_until: until }) },
    })),
  };
}
