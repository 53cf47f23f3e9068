import { parseXml, type XmlElement } from '@rgrove/parse-xml';
import { locales } from '../i18n/locale';
import { MasterFault } from './fault';
import { gradientsOf } from './gradient';
import { elementsOf, inspect, inspectAll } from './inspect';
import { lengthOf, matrixOf, type Presentation, present } from './present';
import { pathOf } from './primitive';
import { type Gradient, type Matrix, type Paint, type Shape, times } from './shape';
import { needSlots, type Slot, slotOf } from './slot';

/** The master drawings, `content/logo/<name>.svg`. */
export const masterNames = [
  'symbol',
  'symbol-one',
  'symbol-reversed',
  'horizontal',
  'stacked',
  'horizontal-two',
  'stacked-two',
] as const;
export type MasterName = (typeof masterNames)[number];

/** The largest file that is read, in bytes. */
export const largestMaster = 200_000;

export interface Master {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
  /** The rectangle with the id `symbol`, where the symbol stands. */
  readonly symbol:
    | { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
    | undefined;
  readonly slots: readonly Slot[];
}

/**
 * Reads a master drawing and checks it: the one function for the build and for whoever saves one.
 *
 * **The contract.** Every drawing has a `viewBox` and is made of plain shapes: `g path rect circle ellipse line
 * polyline polygon`, linear and radial gradients in the drawing's units (`gradientUnits="userSpaceOnUse"`); colours
 * stand in attributes or in `style="…"` as `#rrggbb`; all type that is part of the drawing is outlined.
 * - `symbol.svg`: the symbol in colour, for light grounds. `symbol-one.svg`: the same in one colour (whatever colour it
 *   is drawn in). `symbol-reversed.svg`: in colour, for dark grounds.
 * - `horizontal.svg`, `stacked.svg`: the lock-ups. A rectangle with the id `symbol` says where the symbol stands; it is
 *   not drawn. Texts with the ids `name`, `descriptor`, `years` and, if wanted, `employer` say where each is set, with
 *   `x`, `y` (the first baseline), `font-size`, `fill`, `text-anchor`, and `data-width`, `data-lines`, `data-leading`.
 *   What they say is a sample and is replaced; the type is the programme's own. `name-fi` and so on sets a slot for one
 *   language alone.
 * - `horizontal-two.svg`, `stacked-two.svg`: Finnish and Swedish together, in the slots `name-fi`, `name-sv`,
 *   `descriptor-fi` and `descriptor-sv`.
 *
 * Slots follow each other from top to bottom: one that takes more lines pushes the later ones down, an empty one lets
 * them rise.
 *
 * Nothing is kept but numbers, colours and path data, so nothing that is kept can run.
 * @param text the file
 * @throws MasterFault whose message says what is wrong and how to mend it
 */
export function readMaster(name: MasterName, text: string): Master {
  const file = `content/logo/${name}.svg`;
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > largestMaster) throw new MasterFault(file, 'size', `${Math.ceil(bytes / 1000)} kt`);
  if (/<!\s*(DOCTYPE|ENTITY)/i.test(text)) throw new MasterFault(file, 'doctype');
  if (/<\?xml-stylesheet/i.test(text)) throw new MasterFault(file, 'external', '<?xml-stylesheet>');
  const root = rootOf(file, text);
  const [left, top, width, height] = viewBoxOf(file, root);
  const reader: Reader = {
    file,
    gradients: gradientsOf(file, root),
    shapes: [],
    slots: [],
    symbol: undefined,
    width,
  };
  const start: Matrix = [1, 0, 0, 1, -left, -top];
  for (const child of elementsOf(root)) readElement(reader, child, present(file, root.attributes), start, 1);
  const { shapes, slots, symbol } = reader;
  if (name.startsWith('symbol')) {
    if (slots[0]) throw new MasterFault(file, 'text', slots[0].name);
    if (shapes.length === 0) throw new MasterFault(file, 'empty');
  } else {
    if (!symbol && shapes.length === 0) throw new MasterFault(file, 'slot', 'symbol');
    needSlots(file, slots, name.endsWith('-two') ? ['fi', 'sv'] : locales);
  }
  slots.sort((a, b) => a.y - b.y);
  return { width, height, shapes, slots, symbol };
}

interface Reader {
  readonly file: string;
  readonly gradients: ReadonlyMap<string, Gradient>;
  readonly shapes: Shape[];
  readonly slots: Slot[];
  readonly width: number;
  symbol: Master['symbol'];
}

function rootOf(file: string, text: string): XmlElement {
  try {
    const { root } = parseXml(text);
    if (root?.name === 'svg') return root;
  } catch (error) {
    throw new MasterFault(file, 'xml', error instanceof Error ? (error.message.split('\n')[0] ?? '') : '');
  }
  throw new MasterFault(file, 'xml', '<svg>');
}

function viewBoxOf(file: string, root: XmlElement): readonly [number, number, number, number] {
  const [left, top, width, height, ...more] = (root.attributes['viewBox'] ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const good = [left, top, width, height].every((value) => Number.isFinite(value)) && more.length === 0;
  if (!good || !width || !height || width < 0 || height < 0) throw new MasterFault(file, 'viewbox');
  return [left ?? 0, top ?? 0, width, height];
}

const lettering = ['text', 'tspan', 'textPath', 'tref', 'font', 'font-face', 'glyph'];
const silent = ['title', 'desc', 'metadata', 'namedview', 'defs', 'linearGradient', 'radialGradient', 'stop'];

function readElement(
  reader: Reader,
  element: XmlElement,
  above: Presentation,
  matrix: Matrix,
  opacity: number,
): void {
  const { file } = reader;
  const name = inspect(file, element);
  const id = element.attributes['id'] ?? '';
  if (silent.includes(name) || (element.name.includes(':') && !element.name.startsWith('svg:'))) {
    for (const child of elementsOf(element)) inspectAll(file, child);
    return;
  }
  const own = present(file, element.attributes, above);
  if (own.hidden) {
    inspectAll(file, element);
    return;
  }
  const here = times(matrix, matrixOf(file, element.attributes['transform']));
  const seen = opacity * own.opacity;
  if (name === 'g') {
    for (const child of elementsOf(element)) readElement(reader, child, own, here, seen);
    return;
  }
  if (lettering.includes(name)) {
    const slot = name === 'text' ? slotOf(reader, element, id, own, here) : undefined;
    if (!slot) throw new MasterFault(file, 'text', `<${name}${id && ` id="${id}"`}>`);
    for (const child of elementsOf(element)) {
      const inside = inspect(file, child);
      if (inside !== 'tspan') throw new MasterFault(file, 'element', `<${inside}>`);
    }
    reader.slots.push(slot);
    return;
  }
  if (name === 'rect' && id === 'symbol') {
    const at = (attribute: string) => lengthOf(file, element.attributes[attribute] ?? '0', attribute);
    const [a, , , d, e, f] = here;
    reader.symbol = {
      x: e + a * at('x'),
      y: f + d * at('y'),
      width: a * at('width'),
      height: d * at('height'),
    };
    return;
  }
  const d = pathOf(file, name, element.attributes);
  if (d === undefined) throw new MasterFault(file, 'element', `<${name}>`);
  const fill = paintOf(reader, own.fill, own.fillOpacity);
  const stroke = own.strokeWidth > 0 ? paintOf(reader, own.stroke, own.strokeOpacity) : undefined;
  if (!d || (!fill && !stroke)) return;
  reader.shapes.push({
    d,
    matrix: here,
    fill,
    stroke: stroke ? { paint: stroke, width: own.strokeWidth, join: own.join, cap: own.cap } : undefined,
    ...(own.evenOdd && { evenOdd: true }),
    ...(seen < 1 && { opacity: seen }),
  });
}

function paintOf({ file, gradients }: Reader, paint: string, opacity: number): Paint | undefined {
  if (paint === 'none' || opacity === 0) return undefined;
  if (opacity < 1) throw new MasterFault(file, 'element', `fill-opacity="${opacity}"`);
  const reference = /^url\(\s*["']?#([^"')]+)["']?\s*\)/.exec(paint)?.[1];
  if (!reference) return paint;
  const gradient = gradients.get(reference);
  if (!gradient) throw new MasterFault(file, 'element', paint);
  return gradient;
}
