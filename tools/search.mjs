import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { close, createIndex } from 'pagefind';
import { runnerImport } from 'vite';
import { findable, locales, plain } from './leaves.mjs';

const root = resolve(import.meta.dirname, '..');

/**
 * Makes what the pages are found by, twice: for the browser Pagefind's index, with the stemming of each language, and
 * for readers without script a catalogue that the Worker reads (`src/search`).
 * @returns {import('astro').AstroIntegration}
 */
export default function search() {
  return {
    name: 'search',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const pages = findable(fileURLToPath(dir));
        const words = await catalogues(pages, fileURLToPath(new URL('./search/', dir)));
        await pagefind(pages, fileURLToPath(new URL('./pagefind/', dir)));
        logger.info(`${pages.length} pages, ${words} stems`);
      },
    },
  };
}

/**
 * @param {import('./leaves.mjs').Page[]} pages
 * @param {string} folder
 */
async function catalogues(pages, folder) {
  /** @type {{ module: typeof import('../src/search/catalogue.ts') }} */
  const { module } = await runnerImport(resolve(root, 'src/search/catalogue.ts'), {
    configFile: false,
    logLevel: 'error',
  });
  await mkdir(folder, { recursive: true });
  let words = 0;
  for (const locale of locales) {
    const leaves = pages
      .filter((page) => page.locale === locale)
      .map(({ path, title, description, html }) => ({
        path,
        title,
        description,
        headings: [...html.matchAll(/<h[23][^>]*>([\s\S]*?)<\/h[23]>/g)].map(([, heading = '']) =>
          plain(heading),
        ),
        text: plain(html.replace(/<h1[\s\S]*?<\/h1>/, '')),
      }));
    const catalogue = module.catalogueOf(leaves, locale);
    words += Object.keys(catalogue.stems).length;
    await writeFile(`${folder}${locale}.json`, JSON.stringify(catalogue));
  }
  return words;
}

/**
 * @param {import('./leaves.mjs').Page[]} pages
 * @param {string} outputPath
 */
async function pagefind(pages, outputPath) {
  const { index, errors } = await createIndex();
  if (!index) throw new Error(`Pagefind: ${errors.join('; ')}`);
  for (const { path, locale, title, html } of pages) {
    const content = `<html lang="${locale}"><head><title>${title}</title></head><body>${html}</body></html>`;
    const added = await index.addHTMLFile({ url: path, content });
    if (added.errors.length > 0) throw new Error(`Pagefind: ${path}: ${added.errors.join('; ')}`);
  }
  const { files, errors: faults } = await index.getFiles();
  if (faults.length > 0) throw new Error(`Pagefind: ${faults.join('; ')}`);
  // Its own pages of results are left out: ours are made by hand.
  for (const { path, content } of files.filter(
    ({ path }) => !/-(ui|highlight|worker)\.|playground/.test(path),
  )) {
    await mkdir(dirname(join(outputPath, path)), { recursive: true });
    await writeFile(join(outputPath, path), content);
  }
  await close();
}
