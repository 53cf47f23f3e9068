import { MasterFault } from './fault';
import { type Cap, identity, type Join, type Matrix, times } from './shape';

/** How an element is painted, its own and what it inherits. */
export interface Presentation {
  readonly fill: string;
  readonly fillOpacity: number;
  readonly stroke: string;
  readonly strokeOpacity: number;
  readonly strokeWidth: number;
  readonly join: Join;
  readonly cap: Cap;
  readonly evenOdd: boolean;
  readonly fontSize: number | undefined;
  readonly anchor: 'start' | 'middle' | 'end';
  /** Its own, not inherited. */
  readonly opacity: number;
  readonly hidden: boolean;
  readonly stopColour: string;
  readonly stopOpacity: number;
}

const initial: Presentation = {
  fill: '#000000',
  fillOpacity: 1,
  stroke: 'none',
  strokeOpacity: 1,
  strokeWidth: 1,
  join: 'miter',
  cap: 'butt',
  evenOdd: false,
  fontSize: undefined,
  anchor: 'start',
  opacity: 1,
  hidden: false,
  stopColour: '#000000',
  stopOpacity: 1,
};

/** Effects that print and one colour cannot show. */
const effects = ['filter', 'mask', 'clip-path', 'mix-blend-mode', 'stroke-dasharray'];

/**
 * Reads presentation attributes and `style="…"`, which goes before them.
 * @throws MasterFault for effects and for values that cannot be understood
 */
export function present(
  file: string,
  attributes: Readonly<Record<string, string>>,
  above: Presentation = initial,
): Presentation {
  const all: Record<string, string> = { ...attributes };
  for (const declaration of (attributes['style'] ?? '').split(';')) {
    const [property = '', value] = declaration.split(/:(.*)/s);
    if (value !== undefined) all[property.trim()] = value.replace('!important', '').trim();
  }
  for (const effect of effects) {
    const value = all[effect];
    if (value && !/^(none|normal)$/.test(value))
      throw new MasterFault(file, 'element', `${effect}="${value}"`);
  }
  if (all['class']) throw new MasterFault(file, 'style', `class="${all['class']}"`);
  const paint = (name: string, otherwise: string) => {
    const value = all[name];
    if (value === undefined || value === 'inherit') return otherwise;
    if (/^url\(/.test(value)) return value;
    const colour = colourOf(value);
    if (!colour) throw new MasterFault(file, 'value', `${name}="${value}"`);
    return colour;
  };
  const number = (name: string, otherwise: number) =>
    all[name] === undefined || all[name] === 'inherit' ? otherwise : lengthOf(file, all[name] ?? '', name);
  const one = <T extends string>(name: string, of: readonly T[], otherwise: T): T =>
    of.find((value) => value === all[name]) ?? otherwise;
  return {
    fill: paint('fill', above.fill),
    fillOpacity: number('fill-opacity', above.fillOpacity),
    stroke: paint('stroke', above.stroke),
    strokeOpacity: number('stroke-opacity', above.strokeOpacity),
    strokeWidth: number('stroke-width', above.strokeWidth),
    join: one('stroke-linejoin', ['miter', 'round', 'bevel'], above.join),
    cap: one('stroke-linecap', ['butt', 'round', 'square'], above.cap),
    evenOdd: one('fill-rule', ['evenodd', 'nonzero'], above.evenOdd ? 'evenodd' : 'nonzero') === 'evenodd',
    fontSize: all['font-size'] === undefined ? above.fontSize : number('font-size', 0),
    anchor: one('text-anchor', ['start', 'middle', 'end'], above.anchor),
    opacity: number('opacity', 1),
    hidden: all['display'] === 'none' || all['visibility'] === 'hidden',
    stopColour: paint('stop-color', '#000000'),
    stopOpacity: number('stop-opacity', 1),
  };
}

const named: Readonly<Record<string, string>> = {
  black: '#000000',
  white: '#ffffff',
  none: 'none',
  transparent: 'none',
};

/** A colour as `#rrggbb` or `none`; undefined when it is neither that, nor `#rgb`, `rgb(…)`, black or white. */
export function colourOf(value: string): string | undefined {
  const text = value.trim().toLowerCase();
  if (named[text]) return named[text];
  if (/^#[0-9a-f]{6}$/.test(text)) return text;
  if (/^#[0-9a-f]{3}$/.test(text)) return text.replace(/[0-9a-f]/g, '$&$&');
  const parts = /^rgb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)$/.exec(text)?.slice(1).map(Number);
  if (!parts || parts.some((part) => part > 255)) return undefined;
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** A number, in units of the drawing. @throws MasterFault */
export function lengthOf(file: string, value: string, name: string): number {
  const text = value.trim().replace(/px$/, '');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text))
    throw new MasterFault(file, 'value', `${name}="${value}"`);
  return Number(text);
}

/** What a `transform` does. @throws MasterFault */
export function matrixOf(file: string, transform: string | undefined): Matrix {
  if (!transform?.trim()) return identity;
  const steps = [...transform.matchAll(/(\w+)\s*\(([^)]*)\)\s*,?\s*/g)];
  if (
    steps.map(([whole]) => whole).join('') !== transform.trim() &&
    steps.map(([whole]) => whole.trim()).join(' ') !== transform.trim()
  )
    throw new MasterFault(file, 'value', `transform="${transform.slice(0, 60)}"`);
  return steps.reduce<Matrix>((matrix, [, kind = '', args = '']) => {
    const values = args
      .trim()
      .split(/[\s,]+/)
      .map((value) => lengthOf(file, value, 'transform'));
    return times(matrix, stepOf(kind, values) ?? fail(file, transform));
  }, identity);
}

function stepOf(kind: string, [a = 0, b, c, d, e, f]: readonly number[]): Matrix | undefined {
  const angle = (a * Math.PI) / 180;
  switch (kind) {
    case 'matrix':
      return [a, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f ?? 0];
    case 'translate':
      return [1, 0, 0, 1, a, b ?? 0];
    case 'scale':
      return [a, 0, 0, b ?? a, 0, 0];
    case 'rotate': {
      const turn: Matrix = [Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0];
      return times(times([1, 0, 0, 1, b ?? 0, c ?? 0], turn), [1, 0, 0, 1, -(b ?? 0), -(c ?? 0)]);
    }
    case 'skewX':
      return [1, 0, Math.tan(angle), 1, 0, 0];
    case 'skewY':
      return [1, Math.tan(angle), 0, 1, 0, 0];
    default:
      return undefined;
  }
}

function fail(file: string, transform: string): never {
  throw new MasterFault(file, 'value', `transform="${transform.slice(0, 60)}"`);
}
