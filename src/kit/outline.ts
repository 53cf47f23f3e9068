import type { Font, PathCommand } from 'fontkit';
import { type Face, fontsOf } from './fonts';
import { keep } from './keep';
import { written } from './number';

/** How text is set. */
export interface Style {
  readonly face: Face;
  /** The size of the type in the drawing's units. */
  readonly size: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Space added after each letter, in ems; negative sets tighter. */
  readonly spacing?: number;
}

/** Text as a shape. */
export interface Outlined {
  /** SVG path data, at two decimals. */
  readonly d: string;
  /** In the drawing's units. */
  readonly width: number;
  /** How high and how low it is drawn, dots and tails included; where no letter is drawn, both are the baseline. */
  readonly top: number;
  readonly bottom: number;
}

/** A text holds letters that the fonts do not have. */
export class MissingLetters extends Error {
  override readonly name = 'MissingLetters';
  constructor(readonly letters: readonly string[]) {
    super(`The fonts lack: ${letters.join(' ')}`);
  }
}

/**
 * Draws a line of text as path data.
 * @param x where the line begins, has its middle or ends, by the anchor
 * @param y its baseline
 * @throws MissingLetters that names every letter the fonts lack: never a box instead of a letter
 */
export function outline(text: string, x: number, y: number, style: Style): Outlined {
  const set = setLine(text, style);
  const { size, anchor = 'start' } = style;
  const left = x - (anchor === 'middle' ? set.width / 2 : anchor === 'end' ? set.width : 0);
  let d = '';
  let top = y;
  let bottom = y;
  for (const glyph of set.glyphs) {
    for (const { command, args } of glyph.commands) {
      const points = args.map((value, at) =>
        at % 2 === 0 ? left + glyph.x + value * (size / glyph.em) : y - glyph.y - value * (size / glyph.em),
      );
      d += letterOf[command];
      d += points.map(written).join(' ');
      const heights = points.filter((_, at) => at % 2 === 1);
      top = Math.min(top, ...heights);
      bottom = Math.max(bottom, ...heights);
    }
  }
  return { d, width: set.width, top, bottom };
}

/** How wide a line of text is, in the drawing's units. @throws MissingLetters */
export function widthOf(text: string, style: Style): number {
  return setLine(text, style).width;
}

/** The letters of a text that a face has no drawing for, each once. */
export function missingLetters(text: string, face: Face): readonly string[] {
  return [...new Set([...tidy(text)].filter((letter) => !fontFor(letter, face)))];
}

/** A text as it is set: composed letters, plain spaces, nothing invisible. */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/[\p{Cf}\p{Variation_Selector}]/gu, '')
    .trim();
}

/** What a long text may do. */
export interface Room {
  readonly width: number;
  readonly lines: number;
  /** The smallest part of the size that the type may shrink to; 0.5 unless told. */
  readonly least?: number;
}

/**
 * Sets a text into lines, as even as they can be. The rule for a long one: first more lines, at spaces; then smaller
 * type; then lines broken after hyphens and slashes; last, at the smallest size, words divided wherever they must be,
 * in as many lines as it takes. No letter is left out.
 * @throws MissingLetters
 */
export function typeset(
  text: string,
  style: Style,
  room: Room,
): { readonly lines: string[]; readonly size: number } {
  const words = tidy(text).split(' ').filter(Boolean);
  const pieces = words.flatMap((word) => glued(word.split(/(?<=[-–/])(?=.)/)));
  const least = room.least ?? 0.5;
  for (const parts of [words, pieces]) {
    for (let scale = 1; scale >= least - 0.001; scale -= 0.04) {
      const size = Math.max(scale, least) * style.size;
      const lines = wrap(parts, { ...style, size }, room);
      if (lines) return { lines, size };
    }
  }
  const size = least * style.size;
  const narrow = words.flatMap((word) => glued(divided(word, { ...style, size }, room.width)));
  const lines = wrap(narrow, { ...style, size }, { ...room, lines: narrow.length });
  return { lines: lines ?? narrow, size };
}

/** A mark, never drawn, before a part that goes on without a space. */
const glue = '\u2060';

function glued(parts: readonly string[]): string[] {
  return parts.map((part, at) => (at === 0 ? part : glue + part));
}

function joined(parts: readonly string[]): string {
  return parts.join(' ').replaceAll(` ${glue}`, '').replaceAll(glue, '');
}

/** The parts in as few lines as they need, as even as these can be; undefined when they need more than there are. */
function wrap(parts: readonly string[], style: Style, room: Room): string[] | undefined {
  const fill = (limit: number): string[] | undefined => {
    const lines: string[][] = [];
    for (const part of parts) {
      const last = lines.at(-1);
      if (last && widthOf(joined([...last, part]), style) <= limit) last.push(part);
      else if (widthOf(joined([part]), style) <= limit) lines.push([part]);
      else return undefined;
    }
    return lines.map(joined);
  };
  const lines = fill(room.width);
  if (!lines || lines.length > room.lines) return undefined;
  let even = lines;
  for (let limit = room.width * 0.97; limit > 0; limit -= room.width * 0.03) {
    const tighter = fill(limit);
    if (!tighter || tighter.length > lines.length) break;
    even = tighter;
  }
  return even;
}

/** A word in pieces that each fit. One of letters alone is divided with a hyphen, between syllables where it can be. */
function divided(word: string, style: Style, width: number): string[] {
  if (widthOf(word, style) <= width) return [word];
  const letters = [...word];
  const hyphen = /^\p{L}+$/u.test(word) ? '-' : '';
  const part = (count: number) => letters.slice(0, count).join('') + hyphen;
  let count = 1;
  while (count < letters.length - 1 && widthOf(part(count + 1), style) <= width) count += 1;
  if (hyphen) count = syllableBefore(letters, count);
  return [part(count), ...divided(letters.slice(count).join(''), style, width)];
}

/**
 * Finnish and Swedish divide a word before a single consonant that a vowel follows.
 * @param most so many letters may stand before the division
 * @returns how many are best; `most` when no syllable begins among them
 */
function syllableBefore(letters: readonly string[], most: number): number {
  const isVowel = (at: number) => /[aeiouyåäö]/i.test(letters[at] ?? '');
  for (let at = most; at >= 2; at -= 1) if (!isVowel(at) && isVowel(at + 1)) return at;
  return most;
}

interface SetGlyph {
  readonly x: number;
  readonly y: number;
  readonly em: number;
  readonly commands: readonly PathCommand[];
}

interface SetLine {
  readonly glyphs: readonly SetGlyph[];
  readonly width: number;
}

function setLine(text: string, { face, size, spacing = 0 }: Style): SetLine {
  const { glyphs, width } = inEms(tidy(text), face);
  return {
    glyphs: glyphs.map((glyph, at) => ({ ...glyph, x: (glyph.x + spacing * at) * size, y: glyph.y * size })),
    width: Math.max(0, (width + spacing * (glyphs.length - 1)) * size),
  };
}

/** Lines once set, in ems: the same few are asked for again and again. */
const settled = keep<SetLine>(2000);

function inEms(line: string, face: Face): SetLine {
  return settled(`${face} ${line}`, () => {
    const lacking = missingLetters(line, face);
    if (lacking.length > 0) throw new MissingLetters(lacking);
    const glyphs: SetGlyph[] = [];
    let x = 0;
    for (const { font, run } of runsOf(line, face)) {
      const laid = font.layout(run);
      const em = font.unitsPerEm;
      laid.glyphs.forEach((glyph, at) => {
        const position = laid.positions[at];
        if (!position) return;
        const { commands } = glyph.path;
        glyphs.push({ x: x + position.xOffset / em, y: position.yOffset / em, em, commands });
        x += position.xAdvance / em;
      });
    }
    return { glyphs, width: x };
  });
}

/** A text by the fonts that draw it, as few changes as can be. */
export function runsOf(text: string, face: Face): { font: Font; at: number; run: string }[] {
  const runs: { font: Font; at: number; run: string }[] = [];
  for (const letter of text) {
    const last = runs.at(-1);
    if (last?.font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)) last.run += letter;
    else {
      const at = fontFor(letter, face);
      if (at) runs.push({ ...at, run: letter });
    }
  }
  return runs;
}

function fontFor(letter: string, face: Face): { font: Font; at: number } | undefined {
  const fonts = fontsOf(face);
  const at = fonts.findIndex(({ font }) => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0));
  const found = fonts[at];
  return found && { font: found.font, at };
}

const letterOf: Readonly<Record<PathCommand['command'], string>> = {
  moveTo: 'M',
  lineTo: 'L',
  quadraticCurveTo: 'Q',
  bezierCurveTo: 'C',
  closePath: 'Z',
};
