import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { routes } from '../../src/i18n/routes.ts';
import { looks } from './looks.mjs';
import { paper } from './paper.mjs';

/**
 * @typedef {{ name: string, locale: string, look: string, file: string, height: number }} Picture
 * @typedef {{ picture: Picture, from: number, height: number, x: number, y: number }} Piece in the sheet's own pixels
 */

const size = { width: 2400, height: 3000 };
/** @type {Readonly<Record<string, { width: number, scale: number }>>} */
const kinds = { ...looks, print: paper };
const gap = 16;
const label = 26;
/** A page is not begun in less room than this. */
const least = 200;
const keys = Object.keys(routes);

/**
 * The pictures that lie in a folder, in the order of `routes`.
 * @param {string} out
 * @returns {Picture[]}
 */
export function picturesIn(out) {
  const pictures = readdirSync(out).flatMap((file) => {
    const [, name = '', locale = '', look = ''] = /^(.+)-(fi|sv|en)-(\w+)\.png$/.exec(file) ?? [];
    if (!name || !kinds[look]) return [];
    return [{ name, locale, look, file, height: readFileSync(join(out, file)).readUInt32BE(20) }];
  });
  const place = (/** @type {Picture} */ { name }) => {
    const own = keys.filter((key) => name === key || name.startsWith(`${key}-`));
    const [longest] = own.sort((a, b) => b.length - a.length);
    return longest ? keys.indexOf(longest) : keys.length;
  };
  return pictures.sort((a, b) => place(a) - place(b) || a.name.localeCompare(b.name));
}

/**
 * Draws the pictures of a language side by side: `sheets/fi-390-1.png` and so on.
 * @param {import('playwright-core').Page} page
 * @param {string} out
 * @param {string} locale
 * @returns {Promise<number>} how many sheets it took
 */
export async function drawSheets(page, out, locale) {
  const folder = join(out, 'sheets');
  await mkdir(folder, { recursive: true });
  for (const file of readdirSync(folder)) if (file.startsWith(`${locale}-`)) await rm(join(folder, file));
  const pictures = picturesIn(out).filter((one) => one.locale === locale);
  const draft = join(folder, 'sheet.html');
  let count = 0;
  await page.setViewportSize(size);
  for (const [look, { width, scale }] of Object.entries(kinds)) {
    const drawn = { width: Math.round(width * scale), scale };
    const sheets = laidOut(
      pictures.filter((one) => one.look === look),
      drawn,
    );
    for (const [at, pieces] of sheets.entries()) {
      await writeFile(draft, htmlOf(pieces, drawn));
      await page.goto(pathToFileURL(draft).href);
      const path = join(folder, `${locale}-${look}-${at + 1}.png`);
      await page.locator('main').screenshot({ path });
    }
    count += sheets.length;
  }
  await rm(draft, { force: true });
  return count;
}

/**
 * Fills columns from the left like a newspaper; what is longer than its column goes on in the next.
 * @param {Picture[]} pictures
 * @param {{ width: number, scale: number }} drawn
 * @returns {Piece[][]} by sheet
 */
function laidOut(pictures, { width, scale }) {
  const columns = Math.floor((size.width - gap) / (width + gap));
  const whole = size.height - 2 * gap - label;
  /** @type {Piece[][]} */
  const sheets = [];
  let column = 0;
  let y = gap;
  const next = () => {
    column += 1;
    y = gap;
  };
  for (const picture of pictures) {
    const all = Math.round(picture.height * scale);
    if (all > size.height - gap - label - y && all <= whole && y > whole * 0.75) next();
    for (let from = 0; from < all; ) {
      if (size.height - gap - label - y < Math.min(least, all - from)) next();
      const height = Math.min(all - from, size.height - gap - label - y);
      const sheet = Math.floor(column / columns);
      sheets[sheet] ??= [];
      sheets[sheet].push({ picture, from, height, x: gap + (column % columns) * (width + gap), y });
      from += height;
      y += label + height + gap;
    }
  }
  return sheets;
}

/**
 * @param {Piece[]} pieces
 * @param {{ width: number }} drawn
 */
function htmlOf(pieces, { width }) {
  const figures = pieces.map(
    ({ picture: { name, file }, from, height, x, y }) =>
      `<figure style="left:${x}px;top:${y}px;width:${width}px"><figcaption>${name}${from ? ' …' : ''}</figcaption>
<div style="height:${height}px"><img src="../${file}" width="${width}" style="margin-top:-${from}px" alt=""></div></figure>`,
  );
  const right = Math.max(...pieces.map(({ x }) => x)) + width + gap;
  const bottom = Math.max(...pieces.map(({ y, height }) => y + height)) + label + gap;
  return `<!doctype html><meta charset="utf-8"><style>
body{margin:0}main{position:relative;background:#999;width:${right}px;height:${bottom}px}
figure{position:absolute;margin:0}div{overflow:hidden}img{display:block}
figcaption{font:bold 16px/${label}px system-ui;white-space:nowrap;overflow:hidden}
</style><main>${figures.join('')}</main>`;
}

/**
 * A page that shows every picture, with what the printer gets.
 * @param {Picture[]} pictures
 */
export function indexOf(pictures) {
  const places = Map.groupBy(pictures, ({ name, locale }) => `${name}-${locale}`);
  const figure = (/** @type {Picture} */ { file }) =>
    `<a href="${file}"><img src="${file}" alt="${file}" loading="lazy" height="420"></a>`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Shots</title>
<style>body{font:16px system-ui;margin:2rem}section{margin-bottom:2rem}img{border:1px solid #999;margin-right:1rem;object-fit:cover;object-position:top}</style>
${[...places].map(([place, all]) => `<section><h2>${place}</h2>${all.map(figure).join('')}<a href="${place}.pdf">print</a></section>`).join('\n')}</html>
`;
}
