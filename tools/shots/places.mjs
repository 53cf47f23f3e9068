import { href, routeAt, routes } from '../../src/i18n/routes.ts';

/**
 * @typedef {'fi' | 'sv' | 'en'} Locale
 * @typedef {import('../../src/i18n/routes.ts').RouteKey} Key
 * @typedef {{ name: string, path: string, status?: number, sends?: boolean }} Place `name` begins with the page's key
 *   in `routes`; `status`: what the site answers when not 200; `sends`: its form is sent as it stands, without script
 */

/** Where the first link to a page of this kind leads to the newest, or to what comes next. */
const lists = /** @type {Partial<Record<Key, Key>>} */ ({
  article: 'news',
  'news-page': 'news',
  'news-year': 'news',
  story: 'stories',
  event: 'events',
});

/** What pages become when something is asked of them. */
const queries = /** @type {Partial<Record<Key, Record<string, string>>>} */ ({
  register: { narrowed: '?municipality=743&state=valid', none: '?name=qwerty', later: '?letter=L' },
  checker: { none: '?code=12' },
  search: { found: '?q=ips', none: '?q=qwerty' },
});

/** What is behind no code and no link of ours. */
const gone = /** @type {Partial<Record<Key, { filling: Record<string, string>, status?: number }>>} */ ({
  check: { filling: { code: '222-2222' }, status: 404 },
  confirm: { filling: { token: 'a-link-that-is-not-ours' } },
  own: { filling: { token: 'a-link-that-is-not-ours' } },
});

/** The forms that come back with what is wrong. */
const forms = ['apply', 'own-renew', 'concern', 'hearing', 'yearly', 'contact', 'feedback'];

/**
 * Every page that a reader may meet in a language, in the order of `routes`.
 * @param {Locale} locale
 * @param {string} site where it is served
 * @param {Record<string, string>} doors what `tools/demo/doors.ts` found
 * @returns {Promise<Place[]>}
 */
export async function placesIn(locale, site, doors) {
  const keys = /** @type {Key[]} */ (Object.keys(routes));
  const found = await Promise.all(keys.map((key) => placesOf(key, locale, site, doors)));
  return [
    ...found.flat(),
    { name: 'missing', path: `${href('home', locale)}qwerty/`, status: 404 },
    // In the others it stands only where something has failed.
    ...(locale === 'fi' ? [{ name: 'failed', path: '/500/', status: 500 }] : []),
  ];
}

/**
 * @param {Key} key
 * @param {Locale} locale
 * @param {string} site
 * @param {Record<string, string>} doors
 * @returns {Promise<Place[]>}
 */
async function placesOf(key, locale, site, doors) {
  const list = lists[key];
  const plain = list
    ? await firstIn(key, site + href(list, locale))
    : routes[key].path[locale].includes('[')
      ? Object.entries(doors)
          .filter(([, path]) => routeAt(path)?.key === key)
          .map(([name, path]) => ({ name, path }))
      : [{ name: key, path: href(key, locale) }];
  const asking = Object.entries(queries[key] ?? {});
  const none = gone[key];
  return [
    ...plain,
    ...asking.map(([what, query]) => ({ name: `${key}-${what}`, path: href(key, locale) + query })),
    ...(none ? [{ ...none, name: `${key}-gone`, path: href(key, locale, none.filling) }] : []),
    ...plain
      .filter(({ name }) => forms.includes(name))
      .map(({ name, path }) => ({ name: `${name}-faults`, path, status: 422, sends: true })),
  ];
}

/**
 * The page of a kind that a list names first; none where the language has none.
 * @param {Key} key
 * @param {string} list
 */
async function firstIn(key, list) {
  const html = await (await fetch(list)).text();
  const paths = [...html.matchAll(/href="(\/[^"#?]*)"/g)].map(([, path = '']) => path);
  const path = paths.find((one) => routeAt(one)?.key === key);
  return path ? [{ name: key, path }] : [];
}
