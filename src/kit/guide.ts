import { draw, inks, type KitLanguage, type Layout, type Look, type Masters, type Words } from './draw';
import { palette } from './palette';
import { box, type Drawing, identity, place, placeIn, type Shape, times } from './shape';

/** The clear space around the mark: a quarter of the symbol's height, on every side. */
const clear = 0.25;

/** How small the mark may be: its whole width, on a screen and in print. Below it the words can no longer be read. */
export const smallest: readonly {
  readonly layout: Layout;
  readonly language: KitLanguage;
  readonly px: number;
  readonly mm: number;
}[] = [
  { layout: 'horizontal', language: 'fi', px: 120, mm: 25 },
  { layout: 'stacked', language: 'fi', px: 96, mm: 20 },
  { layout: 'horizontal', language: 'fi-sv', px: 200, mm: 42 },
  { layout: 'symbol', language: 'fi', px: 24, mm: 6 },
];

/** Grounds that the mark may stand on, each with the version that is meant for it. */
export const grounds = [
  { name: 'white', ground: '#ffffff', look: 'colour' },
  { name: 'cream', ground: inks.paper, look: 'colour' },
  { name: 'paleYellow', ground: palette.lampSoft, look: 'dark' },
  { name: 'yellow', ground: palette.lamp, look: 'dark' },
  { name: 'green', ground: inks.night, look: 'reversed' },
  { name: 'black', ground: '#000000', look: 'reversed' },
] as const satisfies readonly { name: string; ground: string; look: Look }[];

/** The colour of the words on a ground. */
export function wordsOn(look: Look): string {
  return { colour: inks.night, dark: inks.night, reversed: inks.paper, black: inks.black }[look];
}

/** The contrast of two colours by WCAG 2.2, 1 to 21. @param a as `#rrggbb` */
export function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** What is not done to the mark, each with its drawing. */
export const misuses = ['stretch', 'tilt', 'recolour', 'ground', 'crowd', 'part'] as const;
export type Misuse = (typeof misuses)[number];

const line = palette.inkSoft;

/** The mark with its clear space measured around it. */
export function clearSpace(masters: Masters, words: Words, language: KitLanguage): Drawing {
  const mark = draw(masters, words, { language, layout: 'horizontal', look: 'colour' });
  const space = (masters.horizontal.symbol?.height ?? mark.height) * clear;
  const [width, height] = [mark.width + 2 * space, mark.height + 2 * space];
  const frame = (inset: number, dashed: boolean): Shape => ({
    d: dashed
      ? dashes(inset, inset, width - 2 * inset, height - 2 * inset)
      : `M${inset} ${inset}H${width - inset}V${height - inset}H${inset}z`,
    matrix: identity,
    stroke: { paint: line, width: 1.5, join: 'miter', cap: 'butt' },
  });
  const corners: Shape[] = [
    [0, 0],
    [width - space, 0],
    [0, height - space],
    [width - space, height - space],
  ].map(([x = 0, y = 0]) => box(x, y, space, space, palette.lampSoft));
  return {
    width,
    height,
    shapes: [...corners, frame(0.75, true), frame(space, false), ...place(mark.shapes, space, space)],
  };
}

function dashes(x: number, y: number, width: number, height: number): string {
  let d = '';
  for (let at = 0; at < width; at += 12) {
    const to = Math.min(at + 7, width);
    d += `M${x + at} ${y}H${x + to}M${x + at} ${y + height}H${x + to}`;
  }
  for (let at = 0; at < height; at += 12) {
    const to = Math.min(at + 7, height);
    d += `M${x} ${y + at}V${y + to}M${x + width} ${y + at}V${y + to}`;
  }
  return d;
}

/** The mark on a ground, 480 × 240. */
export function onGround(
  masters: Masters,
  words: Words,
  language: KitLanguage,
  { ground, look }: { readonly ground: string; readonly look: Look },
): Drawing {
  const mark = draw(masters, words, { language, layout: 'horizontal', look });
  return {
    width: 480,
    height: 240,
    shapes: [box(0, 0, 480, 240, ground), ...placeIn(mark, { x: 48, y: 48, width: 384, height: 144 })],
  };
}

/** A mistake, drawn and struck through, 480 × 240. */
export function misuse(masters: Masters, words: Words, language: KitLanguage, name: Misuse): Drawing {
  const mark = draw(masters, words, { language, layout: 'horizontal', look: 'colour' });
  const whole = placeIn(mark, { x: 60, y: 48, width: 360, height: 144 });
  const strike: Shape = {
    d: 'M16 224L464 16',
    matrix: identity,
    stroke: { paint: palette.barn, width: 5, join: 'miter', cap: 'butt' },
  };
  const wrong: Record<Misuse, () => Shape[]> = {
    stretch: () =>
      whole.map((shape) => ({ ...shape, matrix: times([1.18, 0, 0, 0.55, -43, 54], shape.matrix) })),
    tilt: () =>
      whole.map((shape) => ({ ...shape, matrix: times([0.95, -0.24, 0.24, 0.95, -17, 64], shape.matrix) })),
    recolour: () =>
      whole.map((shape) => ({
        ...shape,
        fill: shape.fill === palette.barn ? '#3557b7' : shape.fill === palette.lamp ? '#7ed0c3' : shape.fill,
      })),
    ground: () => [box(0, 0, 480, 240, '#6d4a45'), ...whole],
    crowd: () => [
      ...placeIn(mark, { x: 24, y: 66, width: 270, height: 108 }),
      ...[0, 1, 2, 3].map((at) => box(302 + (at % 2) * 62, 66 + Math.floor(at / 2) * 58, 54, 50, '#b9b4a4')),
    ],
    part: () => [...whole, box(0, 0, 112, 240, '#ffffff'), box(0, 150, 480, 90, '#ffffff')],
  };
  return { width: 480, height: 240, shapes: [box(0, 0, 480, 240, '#ffffff'), ...wrong[name](), strike] };
}
