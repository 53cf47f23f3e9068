import { type Style, typeset } from './outline';
import { palette } from './palette';
import type { SetText } from './pdf';

/**
 * A text in as many lines as it takes, from a first baseline; lengths in millimetres.
 * @param most lines; beyond them the text gets smaller
 * @returns its lines, and the baseline of the last one
 */
export function block(
  text: string,
  at: { readonly x: number; readonly y: number; readonly width: number },
  style: Style,
  { fill = palette.ink, most = 8, leading = 1.35 }: { fill?: string; most?: number; leading?: number } = {},
): { lines: SetText[]; below: number } {
  const set = typeset(text, style, { width: at.width, lines: most });
  const lines = set.lines.map((line, index) => ({
    text: line,
    x: at.x,
    y: at.y + index * set.size * leading,
    style: { ...style, size: set.size },
    fill,
  }));
  return { lines, below: at.y + (set.lines.length - 1) * set.size * leading };
}
