import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { routes } from '../src/i18n/routes.ts';

const root = resolve(import.meta.dirname, '..');
export const locales = /** @type {const} */ (['fi', 'sv', 'en']);

/**
 * Pages drawn on request that are to be found by search: the string of their title and of their description.
 * @type {Readonly<Partial<Record<keyof typeof routes, readonly [string, string]>>>}
 */
const onRequest = {
  apply: ['applying.title', 'applying.description'],
  contact: ['contact.title', 'contact.description'],
  register: ['register.title', 'register.description'],
  figures: ['figures.title', 'figures.description'],
  checker: ['checker.title', 'checker.description'],
  concern: ['concern.title', 'concern.description'],
  feedback: ['feedback.title', 'feedback.description'],
};

/**
 * A page that may be found, as it was built or as it will be drawn.
 * @typedef {{ path: string, locale: 'fi' | 'sv' | 'en', title: string, description: string, section: string,
 *   picture: string, published: string, html: string, made: boolean }} Page
 */

/**
 * Every page that a search engine may show, in the order of their addresses.
 * @param {string} dir the folder of the build
 * @returns {Page[]}
 */
export function findable(dir) {
  const built = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === 'index.html')
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const html = readFileSync(file, 'utf8');
      return {
        path: file
          .slice(dir.length - 1, -'index.html'.length)
          .split(sep)
          .join('/'),
        html,
      };
    })
    .filter(({ html }) => html.includes('rel="canonical"'))
    .map(({ path, html }) => ({ path, ...read(html), made: true }));
  return [...built, ...locales.flatMap(drawn)].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** @param {string} drawn */
function read(drawn) {
  const html = drawn.replace(/<\/?no-break>/g, '');
  const found = (/** @type {RegExp} */ pattern) => plain(pattern.exec(html)?.[1] ?? '');
  const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? '';
  const known = JSON.parse(
    /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '{}',
  );
  const things = known['@graph'] ?? [];
  const way =
    things.find((/** @type {any} */ thing) => thing['@type'] === 'BreadcrumbList')?.itemListElement ?? [];
  return {
    locale: /** @type {Page['locale']} */ (found(/<html lang="(\w+)"/)),
    title: found(/<h1[^>]*>([\s\S]*?)<\/h1>/),
    description: found(/<meta name="description" content="([^"]*)"/),
    section: way.length > 2 ? String(way.at(-2).name) : '',
    picture: new URL(found(/<meta property="og:image" content="([^"]*)"/)).pathname,
    published: String(things.find((/** @type {any} */ thing) => thing.datePublished)?.datePublished ?? ''),
    // What is pressed or chosen is no text of the page: the answers of the self-check would fill its excerpt.
    html: stopped(
      withoutIgnored(main.replace(/<(nav|script|style|svg|noscript|label|button)\b[\s\S]*?<\/\1>/g, ' ')),
    ),
  };
}

/**
 * Leaves out what is marked with `data-pagefind-ignore`: ways to other pages and what stands on every page.
 * @param {string} html
 */
function withoutIgnored(html) {
  let rest = html;
  for (;;) {
    const from = /<(\w+)\b[^>]*\sdata-pagefind-ignore\b[^>]*>/.exec(rest);
    if (!from) return rest;
    let depth = 0;
    let end = rest.length;
    for (const tag of rest.slice(from.index).matchAll(new RegExp(`<(/?)${from[1]}\\b[^>]*>`, 'g'))) {
      depth += tag[1] ? -1 : 1;
      if (depth > 0) continue;
      end = from.index + tag.index + tag[0].length;
      break;
    }
    rest = `${rest.slice(0, from.index)} ${rest.slice(end)}`;
  }
}

/**
 * Ends what ends without a mark, such as a heading, so that an excerpt does not run it into what comes after.
 * @param {string} html
 */
function stopped(html) {
  return html.replace(
    /(?<=[\p{L}\p{N})”’%])\s*((?:<\/(?:a|b|code|em|span|strong|time)>\s*)*(?:<\/(?:d[dt]|div|figcaption|h[2-6]|li|p|t[dh])>|<(?:[dou]l|div|p)\b)(?:\s*<[ou]l\b)?)/gu,
    (_, closing) => `${/<\/dt|<[ou]l$/.test(closing) ? ':' : '.'}${closing}`,
  );
}

/** @param {Page['locale']} locale */
function drawn(locale) {
  const strings = JSON.parse(readFileSync(join(root, `src/i18n/${locale}.json`), 'utf8'));
  return Object.entries(onRequest).map(([key, [title = '', description = '']]) => ({
    path: routes[/** @type {'apply'} */ (key)].path[locale],
    locale,
    title: strings[title],
    description: strings[description],
    section: '',
    picture: '',
    published: '',
    html: `<h1>${strings[title]}</h1><p>${strings[description]}</p>`,
    made: false,
  }));
}

/**
 * HTML as one line of text.
 * @param {string} html
 */
export function plain(html) {
  /** @type {Record<string, string>} */
  const names = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };
  return html
    .replace(/<\/?(?:strong|em|a|span|code|abbr|b|i|time)\b[^>]*>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&(\w+);/g, (whole, name) => names[name] ?? whole)
    .replaceAll('\u00ad', '')
    .replace(/\s+/g, ' ')
    .trim();
}
