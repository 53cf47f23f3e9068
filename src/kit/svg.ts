import type { Locale } from '../i18n/locale';
import { written } from './number';
import { type Drawing, type Gradient, identity, type Matrix, type Paint, type Shape } from './shape';

/** What an SVG file says besides its shapes. */
export interface SvgNames {
  readonly title: string;
  readonly description?: string;
  readonly lang?: Locale;
  /** The size it is shown at when nobody gives one, in pixels; the drawing's own unless told. */
  readonly width?: number;
}

/** A drawing as an SVG file. Everything in it is outlines: no text, no script, nothing from elsewhere. */
export function toSvg(drawing: Drawing, { title, description, lang, width }: SvgNames): string {
  const { width: w, height: h } = drawing;
  const shown = width ?? w;
  const box = `width="${written(shown)}" height="${written((shown / w) * h)}" viewBox="0 0 ${written(w)} ${written(h)}"`;
  const head = `<svg xmlns="http://www.w3.org/2000/svg" ${box} role="img"${lang ? ` lang="${lang}"` : ''}>`;
  const names = `<title>${escaped(title)}</title>${description ? `<desc>${escaped(description)}</desc>` : ''}`;
  return `${head}${names}${shapesOf(drawing.shapes)}</svg>\n`;
}

/** The shapes as elements of SVG, gradients defined first. */
function shapesOf(shapes: readonly Shape[]): string {
  const gradients: Gradient[] = [];
  const paint = (paint: Paint | undefined) => {
    if (paint === undefined) return 'none';
    if (typeof paint === 'string') return short(paint);
    if (!gradients.includes(paint)) gradients.push(paint);
    return `url(#g${gradients.indexOf(paint)})`;
  };
  const drawn = shapes.map((shape) => element(shape, paint)).join('');
  return (gradients.length > 0 ? `<defs>${gradients.map(gradientOf).join('')}</defs>` : '') + drawn;
}

function element(shape: Shape, paint: (paint: Paint | undefined) => string): string {
  const { stroke, opacity } = shape;
  const lines = stroke
    ? ` stroke="${paint(stroke.paint)}" stroke-width="${written(stroke.width)}"${stroke.join === 'miter' ? '' : ` stroke-linejoin="${stroke.join}"`}${stroke.cap === 'butt' ? '' : ` stroke-linecap="${stroke.cap}"`}`
    : '';
  const rest = `${shape.evenOdd ? ' fill-rule="evenodd"' : ''}${opacity === undefined ? '' : ` opacity="${written(opacity)}"`}`;
  return `<path${transform('transform', shape.matrix)} fill="${paint(shape.fill)}"${lines}${rest} d="${shape.d}"/>`;
}

function transform(name: string, matrix: Matrix): string {
  if (matrix.every((value, at) => value === identity[at])) return '';
  const [a, b, c, d, e, f] = matrix.map((value) => String(Math.round(value * 1e4) / 1e4));
  if (b === '0' && c === '0' && a === '1' && d === '1') return ` ${name}="translate(${e} ${f})"`;
  return ` ${name}="matrix(${[a, b, c, d, e, f].join(' ')})"`;
}

function gradientOf(gradient: Gradient, at: number): string {
  const names = gradient.kind === 'linear' ? ['x1', 'y1', 'x2', 'y2'] : ['cx', 'cy', 'r'];
  const line = names.map((name, index) => ` ${name}="${written(gradient.line[index] ?? 0)}"`).join('');
  const stops = gradient.stops
    .map(
      ({ at: offset, colour, opacity }) =>
        `<stop offset="${written(offset)}" stop-color="${colour}"${opacity < 1 ? ` stop-opacity="${written(opacity)}"` : ''}/>`,
    )
    .join('');
  return `<${gradient.kind}Gradient id="g${at}" gradientUnits="userSpaceOnUse"${line}${transform('gradientTransform', gradient.matrix)}>${stops}</${gradient.kind}Gradient>`;
}

function short(colour: string): string {
  return colour.replace(/^#(.)\1(.)\2(.)\3$/, '#$1$2$3');
}

/** A text inside XML. */
export function escaped(text: string): string {
  const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[\p{Cc}\ufffe\uffff]/gu, ' ').replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);
}
