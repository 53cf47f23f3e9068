import { missingLetters, type Style, tidy, widthOf } from '../../src/kit/outline';
import { palette } from '../../src/kit/palette';
import { type PdfNames, type SetText, TaggedPdf } from '../../src/kit/pdf';

/** A heading or a paragraph. */
export interface Part {
  readonly tag: 'H1' | 'H2' | 'H3' | 'P';
  readonly text: string;
  /** Said by the desk and not by the applicant. */
  readonly quiet?: boolean;
}

/** A4, in millimetres. */
const page = { width: 210, height: 297, bleed: 0 };
const margin = { side: 22, top: 24, bottom: 24 };
const wide = page.width - 2 * margin.side;
const ink = { text: palette.ink, quiet: palette.inkSoft };

/** Sizes in millimetres: the type, from line to line, the space above. */
const looks = {
  H1: { style: { face: 'heading', size: 8.4 }, line: 9.4, above: 0 },
  H2: { style: { face: 'heading', size: 5.2 }, line: 6.4, above: 7 },
  H3: { style: { face: 'bold', size: 3.9 }, line: 5.2, above: 3.6 },
  P: { style: { face: 'body', size: 3.7 }, line: 5.2, above: 1.2 },
} as const satisfies Record<Part['tag'], { style: Style; line: number; above: number }>;

/**
 * Sets headings and paragraphs on as many pages as they need, as a tagged PDF with language, title and its own fonts.
 * @param names `running` stands in the foot of every page, with the page's number
 */
export function paperOf(
  parts: readonly Part[],
  names: PdfNames & { readonly running: string },
): Promise<Uint8Array> {
  const pdf = new TaggedPdf(names, page);
  let number = 0;
  let y = 0;
  const turn = () => {
    pdf.page();
    number += 1;
    y = margin.top;
    const foot = { style: { face: 'body', size: 3.2 } as const, fill: ink.quiet, y: page.height - 12 };
    pdf.artifact(() =>
      pdf.mark([
        { ...foot, text: drawable(names.running, 'body'), x: margin.side },
        {
          ...foot,
          style: { ...foot.style, anchor: 'end' },
          text: String(number),
          x: page.width - margin.side,
        },
      ]),
    );
  };
  turn();
  for (const { tag, text, quiet } of parts) {
    const { style, line, above } = looks[tag];
    const fill = quiet ? ink.quiet : ink.text;
    const paragraphs = text.split('\n').map((paragraph) => linesOf(drawable(paragraph, style.face), style));
    const lines = paragraphs.flat();
    const follows = tag === 'P' ? 0 : 3 * looks.P.line;
    if (y + above + line + follows > page.height - margin.bottom) turn();
    y += y === margin.top ? 0 : above;
    let set: SetText[] = [];
    for (const each of lines) {
      if (y + line > page.height - margin.bottom) {
        if (set.length > 0) pdf.text(tag, set);
        set = [];
        turn();
      }
      y += line;
      set.push({ text: each, x: margin.side, y, style, fill });
    }
    if (set.length > 0) pdf.text(tag, set);
  }
  return pdf.end();
}

/** A letter that no font has is told by its number, so that none is lost and none is a box. */
function drawable(text: string, face: Style['face']): string {
  const missing = new Set(missingLetters(text, face));
  if (missing.size === 0) return tidy(text);
  const told = (letter: string) =>
    `[U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
  return tidy([...tidy(text)].map((letter) => (missing.has(letter) ? told(letter) : letter)).join(''));
}

/** As many words on a line as it has room for; a word longer than a line is broken. */
function linesOf(text: string, style: Style): string[] {
  const lines: string[] = [];
  let now = '';
  for (const word of text.split(' ').flatMap((each) => broken(each, style))) {
    const longer = now ? `${now} ${word}` : word;
    if (widthOf(longer, style) <= wide) now = longer;
    else {
      lines.push(now);
      now = word;
    }
  }
  return now ? [...lines, now] : lines;
}

function broken(word: string, style: Style): string[] {
  if (widthOf(word, style) <= wide) return [word];
  const parts: string[] = [];
  let now = '';
  for (const letter of word) {
    if (now && widthOf(now + letter, style) > wide) {
      parts.push(now);
      now = '';
    }
    now += letter;
  }
  return [...parts, now];
}
