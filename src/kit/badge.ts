import { badgeSize } from './badge-size';
import { inks } from './draw';
import { keep } from './keep';
import { outline, type Style, typeset, widthOf } from './outline';
import { palette } from './palette';
import { box, type Drawing, identity, placeIn, type Shape } from './shape';
import { toSvg } from './svg';

/** What a badge shows. Only `valid` looks like the mark; every other look shows it to be none. */
export type BadgeLook = 'valid' | 'grace' | 'suspended' | 'ended' | 'withdrawn' | 'unknown';

export interface BadgeWords {
  readonly title: string;
  /** The programme's name, or what is the matter. */
  readonly heading: string;
  /** What the programme is, in a smaller size. */
  readonly descriptor: string;
  /** Whose logo it is. */
  readonly name: string;
  /** The state with its day. */
  readonly when: string;
}

const { lamp, barn } = palette;
const left = 104;
const margin = 16;
const band = 38;

/**
 * The badge of a holder as a picture that is put on pages of others: outlines only. States differ in words, in the
 * door, in the sign before the words and in their frame, not in colour alone.
 * @param symbol the programme's own, for dark grounds
 * @throws MissingLetters when the name has letters that the fonts lack
 */
export function badgeSvg(look: BadgeLook, symbol: Drawing, words: BadgeWords): string {
  const { width, height } = badgeSize;
  const good = look === 'valid';
  const { ink, ground, strip, text } = paints(look);
  const shapes: Shape[] = [
    rounded(0.75, 0.75, width - 1.5, height - 1.5, inks.paper, inks.night),
    panel(ground),
    ...(good ? placeIn(symbol, { x: 6, y: 20, width: left - 12, height: height - 40 }) : door(look, ink)),
    ...(look === 'grace' ? [line(`M${left} ${height - band}H${width}`, inks.night, 1.5)] : [foot(strip)]),
    ...sign(look, text),
    ...lines(
      words.heading,
      { face: 'heading', size: 25, spacing: -0.02 },
      { x: left + margin, y: 31, width: 206 },
      inks.night,
      1,
    ),
    ...lines(
      words.descriptor,
      { face: 'body', size: 11.5 },
      { x: left + margin, y: 49, width: 206 },
      inks.night,
      1,
    ),
    ...lines(words.name, { face: 'bold', size: 15 }, { x: left + margin, y: 76, width: 206 }, inks.night, 2),
    ...lines(
      words.when,
      { face: 'bold', size: 14 },
      { x: left + margin + 22, y: height - 14, width: 188 },
      text,
      2,
    ),
  ];
  return toSvg({ width, height, shapes }, { title: words.title });
}

function paints(look: BadgeLook) {
  if (look === 'valid') return { ink: inks.paper, ground: inks.night, strip: lamp, text: inks.night };
  if (look === 'grace') return { ink: inks.night, ground: inks.paper, strip: '', text: inks.night };
  return { ink: inks.night, ground: '#e6e0d2', strip: barn, text: inks.paper };
}

/** A text on its baseline; two lines stand around it, closer and smaller. */
function lines(
  text: string,
  style: Style,
  at: { x: number; y: number; width: number },
  fill: string,
  most: number,
): Shape[] {
  if (!text) return [];
  return settled(JSON.stringify([text, style, at, fill]), () => {
    const set = inRoom(text, style, at.width, most);
    const step = set.size * 1.18;
    const first = at.y - (set.lines.length > 1 ? step / 2 + set.size * 0.12 : 0);
    return set.lines.map((line, index) =>
      compact(outline(line, at.x, first + index * step, { ...style, size: set.size }).d, fill),
    );
  });
}

/** One line, smaller when it must be; where there may be more lines, these before it gets much smaller. */
function inRoom(text: string, style: Style, width: number, most: number): { lines: string[]; size: number } {
  const scale = Math.min(1, width / widthOf(text, style));
  if (scale >= (most === 1 ? 0.5 : 0.86)) return { lines: [text], size: style.size * scale };
  return typeset(text, { ...style, size: style.size * 0.82 }, { width, lines: most, least: 0.6 });
}

/** Lines that were set last: headings and days are the same on many badges. */
const settled = keep<Shape[]>(600);

/** How many steps a pixel has in compact outlines: finer than any screen shows. */
const steps = 20;

/** An outline in whole steps from point to point, which is a third as long: badges are sent often. */
function compact(d: string, fill: string): Shape {
  let [x, y] = [0, 0];
  let start = [0, 0];
  let written = '';
  for (const [, command = '', rest = ''] of d.matchAll(/([MLQCZ])([^MLQCZ]*)/g)) {
    const numbers = (rest.match(/-?\d*\.?\d+/g) ?? []).map((number) => Math.round(Number(number) * steps));
    const from = numbers.map((number, at) => number - (at % 2 === 0 ? x : y));
    written +=
      command.toLowerCase() +
      from.map((number, at) => (at > 0 && number >= 0 ? ` ${number}` : number)).join('');
    [x = 0, y = 0] = command === 'Z' ? start : numbers.slice(-2);
    if (command === 'M') start = [x, y];
  }
  return { d: written.replace(/^m/, 'M'), matrix: [1 / steps, 0, 0, 1 / steps, 0, 0], fill };
}

/** The door of a logo that is not in force: shut; ajar in grace; walled up where there is none. */
function door(look: BadgeLook, ink: string): Shape[] {
  const frame = line('M30 112V26H74V112', ink, 4);
  if (look === 'grace')
    return [
      frame,
      line('M74 26L58 34V118L74 112', ink, 3),
      line('M18 112H30M74 112H88', ink, 4),
      line('M63 74V80', ink, 4),
    ];
  if (look === 'unknown')
    return [
      frame,
      line('M30 47H74M30 69H74M30 91H74M52 26V47M41 47V69M63 47V69M52 69V91M41 91V112M63 91V112', ink, 2),
      line('M18 112H88', ink, 4),
    ];
  const shut = [frame, line('M18 112H88', ink, 4), line('M65 70V77', ink, 4)];
  if (look === 'suspended') return [...shut, line('M16 56H88M16 84H88', barn, 7)];
  return [...shut, line('M20 24L84 116M84 24L20 116', barn, 7)];
}

/** A tick, a clock, a bar or a cross before the words of the state. */
function sign(look: BadgeLook, ink: string): Shape[] {
  const [x, y] = [left + margin + 7, badgeSize.height - band / 2];
  if (look === 'valid') return [line(`M${x - 7} ${y}l5 5 9-10`, ink, 3)];
  if (look === 'grace') return [circle(x, y, 7, ink, 2), line(`M${x} ${y - 4}V${y}l3 2`, ink, 2)];
  if (look === 'suspended') return [circle(x, y, 7, ink, 2.5), line(`M${x - 4} ${y}h8`, ink, 2.5)];
  if (look === 'unknown')
    return [circle(x, y, 7, ink, 2), line(`M${x} ${y - 4}v4.500M${x} ${y + 3}v1`, ink, 2.2)];
  return [line(`M${x - 5} ${y - 5}l10 10m0-10l-10 10`, ink, 3)];
}

function line(d: string, colour: string, width: number): Shape {
  return { d, matrix: identity, stroke: { paint: colour, width, join: 'miter', cap: 'butt' } };
}

function circle(x: number, y: number, r: number, colour: string, width: number): Shape {
  return line(`M${x - r} ${y}a${r} ${r} 0 1 1 ${2 * r} 0a${r} ${r} 0 1 1 ${-2 * r} 0z`, colour, width);
}

function rounded(x: number, y: number, width: number, height: number, fill: string, edge: string): Shape {
  const r = 9;
  const d = `M${x + r} ${y}h${width - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${height - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}h${2 * r - width}a${r} ${r} 0 0 1 ${-r} ${-r}v${2 * r - height}a${r} ${r} 0 0 1 ${r} ${-r}z`;
  return { d, matrix: identity, fill, stroke: { paint: edge, width: 1.5, join: 'miter', cap: 'butt' } };
}

/** The left part, with the rounded corners of the frame. */
function panel(fill: string): Shape {
  const { height } = badgeSize;
  return {
    d: `M${left} 1.500H10a8.5 8.5 0 0 0-8.5 8.500v${height - 20}a8.5 8.5 0 0 0 8.500 8.500H${left}z`,
    matrix: identity,
    fill,
  };
}

/** The strip that the state stands on. */
function foot(fill: string): Shape {
  const { width, height } = badgeSize;
  if (!fill) return box(0, 0, 0, 0, fill);
  return {
    d: `M${left} ${height - band}H${width - 1.5}V${height - 10}a8.500 8.500 0 0 1-8.500 8.500H${left}z`,
    matrix: identity,
    fill,
  };
}
