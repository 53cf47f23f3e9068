import { written } from './number';

/** `[a b c d e f]` of SVG: x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** A colour that runs from one to another, in the units of the shape that it paints. */
export interface Gradient {
  readonly kind: 'linear' | 'radial';
  /** Linear: x1 y1 x2 y2. Radial: cx cy r. */
  readonly line: readonly number[];
  readonly matrix: Matrix;
  readonly stops: readonly { readonly at: number; readonly colour: string; readonly opacity: number }[];
}

/** A colour as `#rrggbb`, or one that runs. */
export type Paint = string | Gradient;

/** All that a drawing of the kit is made of: outlines with their paint. There is nothing in it that could run. */
export interface Shape {
  readonly d: string;
  readonly matrix: Matrix;
  readonly fill?: Paint | undefined;
  readonly evenOdd?: boolean;
  readonly stroke?:
    | { readonly paint: Paint; readonly width: number; readonly join: Join; readonly cap: Cap }
    | undefined;
  readonly opacity?: number;
}
export type Join = 'miter' | 'round' | 'bevel';
export type Cap = 'butt' | 'round' | 'square';

/** A picture of shapes, `width` × `height` units from its upper left corner. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

/** First `inner`, then `outer`. */
export function times(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** Shapes moved and scaled. */
export function place(shapes: readonly Shape[], x: number, y: number, scale = 1): Shape[] {
  return shapes.map((shape) => ({ ...shape, matrix: times([scale, 0, 0, scale, x, y], shape.matrix) }));
}

/** A drawing put into a box, as large as it fits, in the middle unless told otherwise. */
export function placeIn(
  { shapes, width, height }: Drawing,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  align: { readonly x?: number; readonly y?: number } = {},
): Shape[] {
  const scale = Math.min(box.width / width, box.height / height);
  const { x = 0.5, y = 0.5 } = align;
  return place(
    shapes,
    box.x + (box.width - width * scale) * x,
    box.y + (box.height - height * scale) * y,
    scale,
  );
}

/** Shapes in one colour; what has no paint keeps none. */
export function inOneColour(shapes: readonly Shape[], colour: string): Shape[] {
  return shapes.map((shape) => ({
    ...shape,
    fill: shape.fill && colour,
    stroke: shape.stroke && { ...shape.stroke, paint: colour },
  }));
}

/** A filled rectangle. */
export function box(x: number, y: number, width: number, height: number, fill: string): Shape {
  const d = `M${written(x)} ${written(y)}h${written(width)}v${written(height)}h${written(-width)}z`;
  return { d, matrix: identity, fill };
}

/** A line of outlined text. */
export function inked(d: string, fill: string): Shape {
  return { d, matrix: identity, fill };
}
