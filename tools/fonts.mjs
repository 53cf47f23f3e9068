import { readFileSync, writeFileSync } from 'node:fs';
// @ts-expect-error subset-font comes without types
import subset from 'subset-font';

const source = (/** @type {string} */ file) =>
  readFileSync(new URL(`../node_modules/@fontsource-variable/${file}-normal.woff2`, import.meta.url));
const target = (/** @type {string} */ file) => new URL(`../src/styles/${file}`, import.meta.url);

/** What Finnish, Swedish and English need; other letters, as in names, fall back to the system's face. */
const characters = `${range(0x20, 0x7e)}${range(0xa0, 0xff)}ŠšŽž–—‘’“”„…•→✓−€\u2011\u202f`;

/** Letters as often as they come in our texts. */
const sample =
  `Hyvälle tekijälle ovi on auki. Vakava mielenterveyden häiriö ei ole este työlle. Vi hjälper arbetsgivare
  och arbetssökande att hitta varandra. An IPS job coach helps you find the right person and stays for as long as it takes.`
    .replace(/[^a-zåäö ]/gi, '')
    .replace(/\s+/g, ' ');

/** Advance widths of Arial (= Helvetica, Liberation Sans) by letter, of 2048; what is left is as wide as an n. */
const arial = {
  regular: widths('ckszvxyj', 1024, 'ijl', 455, 'f t', 569, 'm', 1706, 'w', 1479, 'r', 682),
  rest: 1139,
};
const arialBold = {
  regular: widths(
    'z',
    1024,
    'ijl',
    569,
    'ft',
    682,
    'm',
    1821,
    'w',
    1593,
    'r',
    797,
    ' ',
    569,
    'acekvxysåä',
    1139,
  ),
  rest: 1251,
};

const faces = [
  {
    name: 'Bricolage Grotesque',
    file: 'bricolage',
    weights: [500, 800],
    measured: 740,
    fallback: 'Bricolage Fallback',
    from: 'bricolage-grotesque/files/bricolage-grotesque-latin-opsz',
    axes: { opsz: 36 },
    local: ['Arial Bold', 'Arial-BoldMT', 'Liberation Sans Bold', 'Helvetica Bold'],
    against: arialBold,
  },
  {
    name: 'Atkinson Hyperlegible Next',
    file: 'atkinson',
    weights: [400, 700],
    measured: 400,
    fallback: 'Atkinson Fallback',
    from: 'atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght',
    axes: {},
    local: ['Arial', 'ArialMT', 'Liberation Sans', 'Helvetica'],
    against: arial,
  },
];

const rules = [];
for (const face of faces) {
  const [min = 400, max = 700] = face.weights;
  const woff2 = await subset(source(face.from), characters, {
    targetFormat: 'woff2',
    variationAxes: { ...face.axes, wght: { min, max } },
    keepFeatures: ['kern', 'mark', 'mkmk', 'ccmp', 'locl', 'liga', 'calt'],
    noHinting: true,
  });
  writeFileSync(target(`fonts/${face.file}.woff2`), woff2);
  const drawn = await subset(source(face.from), characters, {
    targetFormat: 'sfnt',
    variationAxes: { ...face.axes, wght: face.measured },
  });
  const font = metrics(drawn);
  const own = width(font.advance) / font.unitsPerEm;
  const theirs = width((letter) => face.against.regular[letter.toLowerCase()] ?? face.against.rest) / 2048;
  const size = own / theirs;
  const part = (/** @type {number} */ value) => `${((value / font.unitsPerEm / size) * 100).toFixed(2)}%`;
  rules.push(`@font-face {
  font-family: '${face.name}';
  font-weight: ${min} ${max};
  font-display: optional;
  src: url('./fonts/${face.file}.woff2') format('woff2');
}
@font-face {
  font-family: '${face.fallback}';
  src: ${face.local.map((name) => `local('${name}')`).join(', ')};
  size-adjust: ${(size * 100).toFixed(2)}%;
  ascent-override: ${part(font.ascent)};
  descent-override: ${part(font.descent)};
  line-gap-override: ${part(font.lineGap)};
}`);
  console.log(`${face.file}.woff2 ${woff2.length} bytes`);
}
writeFileSync(
  target('fonts.css'),
  `/* Written by tools/fonts.mjs (npm run fonts). */\n${rules.join('\n')}\n`,
);

/** @param {number} from @param {number} to */
function range(from, to) {
  return String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, at) => from + at));
}

/**
 * @param {(string | number)[]} pairs letters, their width, letters, their width, …
 * @returns {Record<string, number>}
 */
function widths(...pairs) {
  /** @type {Record<string, number>} */
  const table = {};
  for (let at = 0; at < pairs.length; at += 2) {
    for (const letter of String(pairs[at])) table[letter] = Number(pairs[at + 1]);
  }
  return table;
}

/** @param {(letter: string) => number} of */
function width(of) {
  return [...sample].reduce((sum, letter) => sum + of(letter), 0);
}

/**
 * What the tables of an SFNT say, in font units: head, hhea, and the widths of hmtx by the characters of cmap (format
 * 4).
 * @param {Buffer} sfnt
 */
function metrics(sfnt) {
  const tables = new Map(
    Array.from({ length: sfnt.readUInt16BE(4) }, (_, at) => 12 + at * 16).map((at) => [
      sfnt.toString('latin1', at, at + 4),
      sfnt.readUInt32BE(at + 8),
    ]),
  );
  const table = (/** @type {string} */ name) => tables.get(name) ?? 0;
  const [head, hhea, hmtx, cmap] = ['head', 'hhea', 'hmtx', 'cmap'].map(table);
  if (!head || !hhea || !hmtx || !cmap) throw new Error('The font lacks a table: head, hhea, hmtx or cmap.');
  const wide = sfnt.readUInt16BE(hhea + 34);
  const map = Array.from(
    { length: sfnt.readUInt16BE(cmap + 2) },
    (_, at) => cmap + sfnt.readUInt32BE(cmap + 8 + at * 8),
  ).find((at) => sfnt.readUInt16BE(at) === 4);
  if (!map) throw new Error('The font has no cmap of format 4.');
  const segments = sfnt.readUInt16BE(map + 6);
  const glyph = (/** @type {number} */ code) => {
    for (let at = map + 14; at < map + 14 + segments; at += 2) {
      const start = sfnt.readUInt16BE(at + 2 + segments);
      if (sfnt.readUInt16BE(at) < code || start > code) continue;
      const delta = sfnt.readInt16BE(at + 2 + segments * 2);
      const offset = at + 2 + segments * 3;
      const range = sfnt.readUInt16BE(offset);
      return ((range ? sfnt.readUInt16BE(offset + range + (code - start) * 2) : code) + delta) & 0xffff;
    }
    return 0;
  };
  return {
    unitsPerEm: sfnt.readUInt16BE(head + 18),
    ascent: sfnt.readInt16BE(hhea + 4),
    descent: -sfnt.readInt16BE(hhea + 6),
    lineGap: sfnt.readInt16BE(hhea + 8),
    advance: (/** @type {string} */ letter) =>
      sfnt.readUInt16BE(hmtx + 4 * Math.min(glyph(letter.codePointAt(0) ?? 0), wide - 1)),
  };
}
