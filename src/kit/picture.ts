import type { Locale } from '../i18n/locale';
import { draw, inks, type KitLanguage, localesOf, type Masters } from './draw';
import { outline, type Style, typeset } from './outline';
import { palette } from './palette';
import { box, type Drawing, inked, placeIn, type Shape } from './shape';
import type { KitWords } from './words';

/** Pictures for social media, in pixels: a shared link, a square, and the cover of a company's page. */
export const pictures = {
  '1200x630': [1200, 630],
  '1080x1080': [1080, 1080],
  '1584x396': [1584, 396],
} as const;
export type PictureName = keyof typeof pictures;

const { lamp, lampSoft } = palette;

/** Whose mark it is, when it is somebody's. */
export interface Whose {
  readonly years?: string | undefined;
  /** The name shown on the mark; only pictures to share have room for it. */
  readonly employer?: string | undefined;
}

/** A picture to share: the slogan and who says it, the mark, and the symbol large, standing on its light. */
export function sharePicture(
  masters: Masters,
  words: KitWords,
  language: KitLanguage,
  name: PictureName,
  { years, employer = '' }: Whose = {},
): Drawing {
  const [width, height] = pictures[name];
  const square = width === height;
  const wide = width / height > 3;
  const margin = wide ? 64 : 80;
  const floor = Math.round(height * (wide ? 0.14 : 0.1));
  const symbol = masters['symbol-reversed'];
  const tall = square ? height * 0.54 : height * (wide ? 0.92 : 0.78);
  const symbolWidth = (tall / symbol.height) * symbol.width;
  const symbolLeft = width - margin * (square ? 0.6 : 1) - symbolWidth;
  const shapes: Shape[] = [
    box(0, 0, width, height, inks.night),
    box(0, height - floor, width, floor, lampSoft),
    ...placeIn(symbol, { x: symbolLeft, y: height - tall - floor * 0.35, width: symbolWidth, height: tall }),
  ];
  const room = square ? width - 2 * margin : symbolLeft - margin * 1.4;
  const size = wide ? 54 : square ? 104 : 76;
  const slogans = localesOf(language).map((locale) => words.text[locale].slogan);
  const markHeight = wide ? 116 : square ? 200 : 140;
  const markTop = height - floor - (wide ? 24 : 44) - markHeight;
  const lowest = square ? height - tall - floor * 0.35 : markTop - 12;
  let scale = slogans.length > 1 ? 0.78 : 1;
  const below = wide ? '' : employer;
  let said = slogan(slogans, below, { margin, size: size * scale, width: room });
  while (said.below > lowest && scale > 0.4) {
    scale *= 0.94;
    said = slogan(slogans, below, { margin, size: size * scale, width: room });
  }
  const mark = draw(masters, words.mark, { language, layout: 'horizontal', look: 'reversed', years });
  const markWidth = square ? symbolLeft - margin - 24 : room;
  shapes.push(
    ...said.shapes,
    ...placeIn(mark, { x: margin, y: markTop, width: markWidth, height: markHeight }, { x: 0, y: 1 }),
  );
  if (wide && employer) {
    const right = margin + mark.width * Math.min(markWidth / mark.width, markHeight / mark.height) + 56;
    const style: Style = { face: 'bold', size: 36 };
    const set = typeset(employer, style, { width: symbolLeft - right - 24, lines: 3 });
    const step = set.size * 1.2;
    const top = markTop + (markHeight - step * set.lines.length) / 2;
    shapes.push(...named(set, { x: right, y: top + set.size * 0.9 }));
  }
  return { width, height, shapes };
}

/** A name, line by line, from a baseline on. */
function named(
  { lines, size }: { readonly lines: readonly string[]; readonly size: number },
  { x, y }: { readonly x: number; readonly y: number },
): Shape[] {
  return lines.map((line, at) =>
    inked(outline(line, x, y + at * size * 1.2, { face: 'bold', size }).d, inks.paper),
  );
}

/** A strip for the foot of a job advertisement, 1200 × 200 pixels. */
export function jobStrip(
  masters: Masters,
  words: KitWords,
  language: KitLanguage,
  { years }: Whose = {},
): Drawing {
  const [width, height] = [1200, 200];
  const mark = draw(masters, words.mark, { language, layout: 'horizontal', look: 'colour', years });
  const shapes: Shape[] = [box(0, 0, width, height, inks.paper), box(0, 0, width, 6, inks.night)];
  shapes.push(...placeIn(mark, { x: 32, y: 36, width: 520, height: 134 }, { x: 0, y: 0.5 }));
  const slogans = localesOf(language).map((locale) => words.text[locale].slogan);
  const size = slogans.length > 1 ? 27 : 36;
  const sets = slogans.map((slogan) =>
    typeset(slogan, { face: 'heading', size, spacing: -0.015 }, { width: 540, lines: 2 }),
  );
  const tall =
    sets.reduce((sum, set) => sum + set.lines.length * set.size * 1.16, 0) + (sets.length - 1) * 12;
  let y = 103 - tall / 2;
  for (const set of sets) {
    for (const line of set.lines) {
      shapes.push(
        inked(
          outline(line, 620, y + set.size * 0.86, { face: 'heading', size: set.size, spacing: -0.015 }).d,
          inks.night,
        ),
      );
      y += set.size * 1.16;
    }
    y += 12;
  }
  return { width, height, shapes };
}

/** The smallest a name is set, in pixels. */
const leastName = 26;

/** The slogans, one under the other, from the upper margin on; then the name of who says so, if it is told. */
function slogan(
  texts: readonly string[],
  name: string,
  { margin, size, width }: { readonly margin: number; readonly size: number; readonly width: number },
): { shapes: Shape[]; below: number } {
  const shapes: Shape[] = [];
  let y = margin + size * 0.72;
  texts.forEach((text, at) => {
    const style: Style = { face: 'heading', size, spacing: -0.02 };
    const set = typeset(text, style, { width, lines: 4 });
    for (const line of set.lines) {
      shapes.push(
        inked(outline(line, margin, y, { ...style, size: set.size }).d, at === 0 ? lamp : inks.paper),
      );
      y += set.size * 1.06;
    }
    y += size * 0.4;
  });
  if (!name) return { shapes, below: y - size };
  const style: Style = { face: 'bold', size: Math.max(size * 0.5, leastName) };
  const set = typeset(name, style, { width, lines: 3, least: 0.65 });
  const first = y - size * 1.12 + style.size;
  shapes.push(...named(set, { x: margin, y: first }));
  return { shapes, below: first + set.size * (set.lines.length * 1.2 - 0.7) };
}

/** The mark's own proportions as they are shown in an e-mail: 180 pixels wide. */
export function signatureMark(
  masters: Masters,
  words: KitWords,
  language: KitLanguage,
  { years }: Whose = {},
): { drawing: Drawing; width: number; height: number } {
  const drawing = draw(masters, words.mark, { language, layout: 'horizontal', look: 'colour', years });
  const width = 180;
  return { drawing, width, height: Math.round((drawing.height / drawing.width) * width) };
}

/** What a locale of a picture's words is, for its title. */
export function titleOf(words: KitWords, language: KitLanguage): { title: string; lang: Locale } {
  const locales = localesOf(language);
  return {
    title: locales.map((locale) => `${words.text[locale].slogan} ${words.mark[locale].full}`).join(' / '),
    lang: locales[0],
  };
}
