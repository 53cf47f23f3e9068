import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
// @ts-expect-error subset-font comes without types
import subset from 'subset-font';

/**
 * The faces that the kit sets type in, each at one weight, as files of outlines: what the site's own fonts
 * (`tools/fonts.mjs`) hold and every further Latin letter, since an employer's name may have any of them.
 */
const faces = [
  { name: 'heading', from: 'bricolage-grotesque', axis: 'opsz', axes: { opsz: 36, wght: 800 } },
  { name: 'body', from: 'atkinson-hyperlegible-next', axis: 'wght', axes: { wght: 400 } },
  { name: 'bold', from: 'atkinson-hyperlegible-next', axis: 'wght', axes: { wght: 700 } },
];

/** The letters of the blocks Basic Latin to Latin Extended-B, Latin Extended Additional, and signs. */
const characters = [
  [0x20, 0x7e],
  [0xa0, 0x24f],
  [0x2b0, 0x2ff],
  [0x1e00, 0x1eff],
  [0x2000, 0x206f],
  [0x20a0, 0x20cf],
  [0x2100, 0x214f],
  [0x2190, 0x21ff],
  [0x2212, 0x2215],
]
  .map(([from = 0, to = 0]) =>
    String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, at) => from + at)),
  )
  .join('');

const target = new URL('../src/kit/fonts/', import.meta.url);
mkdirSync(target, { recursive: true });
for (const { name, from, axis, axes } of faces) {
  for (const part of ['latin', 'latin-ext']) {
    const source = `../node_modules/@fontsource-variable/${from}/files/${from}-${part}-${axis}-normal.woff2`;
    const file = `${name}${part === 'latin' ? '' : '-ext'}.ttf`;
    const ttf = await subset(readFileSync(new URL(source, import.meta.url)), characters, {
      targetFormat: 'sfnt',
      variationAxes: axes,
      keepFeatures: ['kern', 'mark', 'mkmk', 'ccmp', 'locl', 'liga'],
      noHinting: true,
    });
    writeFileSync(new URL(file, target), ttf);
    console.log(`${file} ${ttf.length} bytes`);
  }
}
