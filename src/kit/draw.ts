import type { Locale, Localized } from '../i18n/locale';
import { type Master, type MasterName, masterNames, readMaster } from './master';
import { type Outlined, outline, type Style, typeset } from './outline';
import { palette } from './palette';
import { type Drawing, inked, inOneColour, place, placeIn, type Shape } from './shape';
import type { Slot, SlotName } from './slot';
import { toSvg } from './svg';

/** In what language the mark speaks; `fi-sv` is Finnish and Swedish side by side. */
export const kitLanguages = ['fi', 'sv', 'en', 'fi-sv'] as const;
export type KitLanguage = (typeof kitLanguages)[number];
export const layouts = ['horizontal', 'stacked', 'symbol'] as const;
export type Layout = (typeof layouts)[number];
/** `colour` and `dark` (one colour) for light grounds, `reversed` for dark ones, `black` for print in one colour. */
export const looks = ['colour', 'dark', 'reversed', 'black'] as const;
export type Look = (typeof looks)[number];

export const inks = { night: palette.night, paper: palette.paper, black: '#000000' } as const;

/** What the officer calls the programme, and what the drawing shows, in each language. */
export type Words = Localized<{
  readonly name: string;
  readonly descriptor: string;
  readonly full: string;
  /** What is seen, for those who do not see it. */
  readonly picture: string;
}>;

/** One version of the mark. */
export interface Lockup {
  readonly language: KitLanguage;
  readonly layout: Layout;
  readonly look: Look;
  /** The years of validity, such as `2026–2028`. */
  readonly years?: string | undefined;
  /** The holder's name; any length, any letter that the fonts have. */
  readonly employer?: string | undefined;
}

export type Masters = Readonly<Record<MasterName, Master>>;

/** Reads all masters. @param text the file of a name @throws MasterFault */
export function readMasters(text: (name: MasterName) => string): Masters {
  return Object.fromEntries(masterNames.map((name) => [name, readMaster(name, text(name))])) as Record<
    MasterName,
    Master
  >;
}

/**
 * Draws the mark: the symbol where the layout's master has it, the words set as type and outlined, the canvas cut to
 * what is drawn, without any margin.
 * @throws MissingLetters when the employer's name has letters that the fonts lack
 */
export function draw(masters: Masters, words: Words, lockup: Lockup): Drawing {
  const symbol = symbolOf(masters, lockup.look);
  if (lockup.layout === 'symbol') return symbol;
  const master = masters[nameOf(lockup.layout, lockup.language)];
  const drawn = [
    ...painted(master.shapes, lockup.look),
    ...(master.symbol ? placeIn(symbol, master.symbol) : []),
  ];
  const lines = linesOf(master, words, lockup).map((line) => ({
    ...line,
    ...outline(line.text, line.x, line.y, line.style),
  }));
  const type = lines.map(({ d, fill }) => inked(d, inkOf(fill, lockup.look)));
  return cut(master, drawn, type, lines, lockup.layout === 'horizontal');
}

/** The mark as an SVG file with its name and what it shows. @throws MissingLetters */
export function drawSvg(masters: Masters, words: Words, lockup: Lockup): string {
  return toSvg(draw(masters, words, lockup), { ...namesOf(words, lockup) });
}

/** What the mark is called, for those who hear it. */
export function namesOf(
  words: Words,
  { language, years, employer }: Pick<Lockup, 'language' | 'years' | 'employer'>,
): { title: string; description: string; lang: Locale } {
  const [first, second] = localesOf(language);
  const full = [first, second].filter((locale) => locale !== undefined).map((locale) => words[locale].full);
  const title = [full.join(' / '), employer, years].filter(Boolean).join(', ');
  return { title, description: words[first].picture, lang: first };
}

/** The languages that a language of the kit speaks. */
export function localesOf(language: KitLanguage): readonly [Locale, ...Locale[]] {
  return language === 'fi-sv' ? ['fi', 'sv'] : [language];
}

function nameOf(layout: Exclude<Layout, 'symbol'>, language: KitLanguage): MasterName {
  return language === 'fi-sv' ? `${layout}-two` : layout;
}

function symbolOf(masters: Masters, look: Look): Drawing {
  if (look === 'colour') return masters.symbol;
  if (look === 'reversed') return masters['symbol-reversed'];
  const { width, height, shapes } = masters['symbol-one'];
  return { width, height, shapes: inOneColour(shapes, inkOf('', look)) };
}

function painted(shapes: readonly Shape[], look: Look): readonly Shape[] {
  return look === 'colour' ? shapes : inOneColour(shapes, inkOf('', look));
}

function inkOf(own: string, look: Look): string {
  return look === 'colour' ? own : { dark: inks.night, reversed: inks.paper, black: inks.black }[look];
}

interface Line {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly style: Style;
  readonly fill: string;
}

const faces = {
  name: { face: 'heading', spacing: -0.02 },
  descriptor: { face: 'body' },
  employer: { face: 'bold' },
  years: { face: 'bold' },
} as const satisfies Record<SlotName, Omit<Style, 'size'>>;

/** The words in their slots, from top to bottom. */
function linesOf(master: Master, words: Words, lockup: Lockup): Line[] {
  const [language] = localesOf(lockup.language);
  const slots = master.slots.filter(({ name, locale }) =>
    locale === undefined
      ? !master.slots.some((other) => other.name === name && other.locale === language)
      : localesOf(lockup.language).includes(locale),
  );
  const lines: Line[] = [];
  let shift = 0;
  slots.forEach((slot, at) => {
    const text = textOf(slot, words, lockup, language);
    if (!text) {
      shift -= (slots[at + 1]?.y ?? slot.y) - slot.y;
      return;
    }
    const style: Style = { ...faces[slot.name], size: slot.size, anchor: slot.anchor };
    const set = typeset(text, style, { width: slot.width, lines: slot.lines });
    const step = set.size * slot.leading;
    set.lines.forEach((line, index) => {
      lines.push({
        text: line,
        x: slot.x,
        y: slot.y + shift + index * step,
        style: { ...style, size: set.size },
        fill: slot.fill,
      });
    });
    shift += (set.lines.length - 1) * step - (slot.lines - 1) * slot.size * slot.leading;
  });
  return lines;
}

function textOf(slot: Slot, words: Words, lockup: Lockup, language: Locale): string | undefined {
  if (slot.name === 'years') return lockup.years;
  if (slot.name === 'employer') return lockup.employer;
  return words[slot.locale ?? language][slot.name];
}

/** Cap height and depth below the baseline, in sizes; of the fonts of the kit. Dots and tails may reach further. */
const rise = 0.67;
const depth = 0.22;

function cut(
  master: Master,
  drawn: readonly Shape[],
  type: readonly Shape[],
  lines: readonly (Line & Outlined)[],
  beside: boolean,
): Drawing {
  const sides = lines.map(({ x, style, width }) => {
    const left = x - (style.anchor === 'middle' ? width / 2 : style.anchor === 'end' ? width : 0);
    return { left, right: left + width };
  });
  const top = Math.min(...lines.map(({ y, style }) => y - rise * style.size));
  const bottom = Math.max(...lines.map(({ y }) => y));
  const above = Math.min(...lines.map((line) => line.top));
  const below = Math.max(...lines.map((line) => Math.max(line.y + depth * line.style.size, line.bottom)));
  const symbol = master.symbol ?? { x: 0, y: 0, width: master.width, height: master.height };
  const whole = master.shapes.length > 0;
  const left = whole ? 0 : Math.min(symbol.x, ...sides.map((side) => side.left));
  const right = Math.max(whole ? master.width : symbol.x + symbol.width, ...sides.map((side) => side.right));
  const width = right - left;
  if (!beside) {
    const height = Math.max(whole ? master.height : 0, symbol.y + symbol.height, below);
    return rounded(width, height, [...place(drawn, -left, 0), ...place(type, -left, 0)]);
  }
  const middle = symbol.y + symbol.height / 2;
  const lift = middle - (top + bottom) / 2;
  const over = Math.max(0, -(Math.min(top, above) + lift));
  const height = Math.max(master.height, below + lift) + over;
  return rounded(width, height, [...place(drawn, -left, over), ...place(type, -left, lift + over)]);
}

function rounded(width: number, height: number, shapes: readonly Shape[]): Drawing {
  return { width: Math.ceil(width * 10) / 10, height: Math.ceil(height * 10) / 10, shapes };
}
