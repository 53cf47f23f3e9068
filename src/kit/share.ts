import { inks, type Masters } from './draw';
import { missingLetters, outline, type Style, tidy, typeset } from './outline';
import { palette } from './palette';
import { box, type Drawing, inked, placeIn, type Shape } from './shape';

const [width, height] = [1200, 630];
const { lamp, lampSoft } = palette;

/** What a page's picture says. */
export interface ShareWords {
  readonly title: string;
  /** The part of the site it belongs to; may be empty. */
  readonly section: string;
  /** The name of the site. */
  readonly name: string;
}

/** The picture that is shown where a page is shared, 1200 × 630: its title, and the lit door of the mark. */
export function pagePicture(masters: Masters, words: ShareWords): Drawing {
  const floor = 63;
  const margin = 80;
  const symbol = masters['symbol-reversed'];
  const tall = 430;
  const wide = (tall / symbol.height) * symbol.width;
  const left = width - margin * 0.75 - wide;
  const shapes: Shape[] = [
    box(0, 0, width, height, inks.night),
    box(0, height - floor, width, floor, lampSoft),
    ...placeIn(symbol, { x: left, y: height - tall - floor * 0.35, width: wide, height: tall }),
  ];
  let y = 112;
  const section = drawable(words.section, 'bold');
  if (section) {
    shapes.push(inked(outline(section, margin, y, { face: 'bold', size: 32 }).d, lampSoft));
    y += 40;
  } else y -= 32;
  const style: Style = { face: 'heading', size: 78, spacing: -0.02 };
  const set = typeset(drawable(words.title, 'heading'), style, {
    width: left - margin * 1.5,
    lines: 4,
    least: 0.6,
  });
  for (const line of set.lines) {
    y += set.size * 1.06;
    shapes.push(inked(outline(line, margin, y - set.size * 0.24, { ...style, size: set.size }).d, lamp));
  }
  const name = drawable(words.name, 'heading');
  const small: Style = { face: 'heading', size: 34, spacing: -0.01 };
  shapes.push(inked(outline(name, margin, height - floor + 43, small).d, inks.night));
  return { width, height, shapes };
}

/** A text without the letters that the fonts lack. */
function drawable(text: string, face: Style['face']): string {
  const lacking = new Set(missingLetters(tidy(text), face));
  return [...tidy(text)].filter((letter) => !lacking.has(letter)).join('');
}
