import {
  draw,
  type KitLanguage,
  type Layout,
  type Lockup,
  layouts,
  looks,
  type Masters,
  namesOf,
} from './draw';
import type { KitFile } from './file';
import { drawingPdf } from './pdf';
import { toPng } from './pixels';
import type { Drawing } from './shape';
import { toSvg } from './svg';
import type { KitWords } from './words';

/** The widths of the PNGs in pixels: for a screen, for a sharp screen, and for large. */
const pngWidths: Readonly<Record<Layout, readonly number[]>> = {
  horizontal: [400, 800, 1600],
  stacked: [300, 600, 1200],
  symbol: [64, 256, 1024],
};

/** A mark as SVG, as a PDF of outlines and as transparent PNGs. @param name the file's name without its ending */
export function logoFiles(
  masters: Masters,
  words: KitWords,
  lockup: Lockup,
  { name, day, widths }: { readonly name: string; readonly day: string; readonly widths: readonly number[] },
): KitFile[] {
  const names = namesOf(words.mark, lockup);
  let drawn: Drawing | undefined;
  const drawing = () => {
    drawn ??= draw(masters, words.mark, lockup);
    return drawn;
  };
  const svg = () => toSvg(drawing(), names);
  return [
    { path: `${name}.svg`, make: svg },
    { path: `${name}.pdf`, make: () => drawingPdf(drawing(), { title: names.title, lang: names.lang, day }) },
    ...widths.map((width) => ({ path: `${name}-${width}.png`, make: () => toPng(svg(), width) })),
  ];
}

/** Every version of the mark in a language. @param day the day its PDFs are dated */
export function allLogos(masters: Masters, words: KitWords, language: KitLanguage, day: string): KitFile[] {
  return layouts.flatMap((layout) =>
    looks.flatMap((look) =>
      logoFiles(
        masters,
        words,
        { language, layout, look },
        { name: `logo/${layout}-${look}`, day, widths: pngWidths[layout] },
      ),
    ),
  );
}
