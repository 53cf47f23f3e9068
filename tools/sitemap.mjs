import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { routes } from '../src/i18n/routes.ts';
import { findable, locales } from './leaves.mjs';

const root = resolve(import.meta.dirname, '..');

/**
 * Writes a sitemap for each language, the index of them, and `robots.txt` that names it.
 * @returns {import('astro').AstroIntegration}
 */
export default function sitemap() {
  return {
    name: 'sitemap',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const origin = new URL(process.env.SITE_ORIGIN ?? 'http://localhost:8790').origin;
        const write = (/** @type {string} */ name, /** @type {string} */ text) =>
          writeFile(new URL(`./${name}`, dir), text);
        const changed = await changes();
        const pages = findable(fileURLToPath(dir));
        const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
        const space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
        for (const locale of locales) {
          const rows = pages
            .filter((page) => page.locale === locale)
            .map(({ path, published }) => {
              const day = changed.get(fileOf(path, locale)) ?? published;
              return `<url><loc>${origin}${path}</loc>${day ? `<lastmod>${day}</lastmod>` : ''}</url>\n`;
            });
          await write(`sitemap-${locale}.xml`, `${head}<urlset ${space}>\n${rows.join('')}</urlset>\n`);
        }
        const maps = locales.map(
          (locale) => `<sitemap><loc>${origin}/sitemap-${locale}.xml</loc></sitemap>\n`,
        );
        await write('sitemap.xml', `${head}<sitemapindex ${space}>\n${maps.join('')}</sitemapindex>\n`);
        await write('robots.txt', `User-agent: *\nDisallow:\n\nSitemap: ${origin}/sitemap.xml\n`);
      },
    },
  };
}

/**
 * The file that the text of a page is from, if it has one: what changes it, changes the page.
 * @param {string} path
 * @param {'fi' | 'sv' | 'en'} locale
 */
function fileOf(path, locale) {
  const [key] = Object.entries(routes).find(([, route]) => route.path[locale] === path) ?? [];
  if (key) return `content/pages/${key}.${locale}.md`;
  const slug = path.split('/').at(-2);
  for (const [kind, shelf] of /** @type {const} */ ([
    ['article', 'news'],
    ['story', 'stories'],
    ['event', 'events'],
  ]))
    if (routes[kind].path[locale].replace('[slug]', slug ?? '') === path)
      return `content/${shelf}/${slug}.${locale}.md`;
  return '';
}

/**
 * The day each text was last changed, as its history tells; where there is no history, nothing.
 * @returns {Promise<Map<string, string>>}
 */
async function changes() {
  const days = new Map();
  const git = (/** @type {string[]} */ ...words) =>
    promisify(execFile)('git', words, { cwd: root, maxBuffer: 64 * 1024 * 1024 })
      .then(({ stdout }) => stdout)
      .catch(() => '');
  // A copy without its whole history would date everything to its oldest commit.
  if ((await git('rev-parse', '--is-shallow-repository')).trim() !== 'false') return days;
  const stdout = await git('log', '--format=%x00%cs', '--name-only', '--', 'content');
  for (const commit of stdout.split('\0').slice(1)) {
    const [day = '', ...names] = commit.split('\n').filter(Boolean);
    for (const name of names) if (!days.has(name)) days.set(name, day);
  }
  return days;
}
