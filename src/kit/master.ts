import { parseXml, XmlElement } from '@rgrove/parse-xml';
import { type Locale, locales } from '../i18n/locale';
import { MasterFault } from './fault';
import { colourOf, lengthOf, matrixOf, type Presentation, present } from './present';
import { pathOf } from './primitive';
import { type Gradient, identity, type Matrix, type Paint, type Shape, times } from './shape';

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

/** A place for type: a `<text>` whose id is the slot's name, with its own language as a suffix where it has one. */
export interface Slot {
  readonly name: SlotName;
  /** Of a bilingual drawing: whose words come here. */
  readonly locale: Locale | undefined;
  readonly x: number;
  /** The baseline of the first line. */
  readonly y: number;
  readonly size: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly fill: string;
  /** `data-width`: the widest a line may be; up to the drawing's edge unless told. */
  readonly width: number;
  /** `data-lines`: the most lines; one unless told. */
  readonly lines: number;
  /** `data-leading`: from baseline to baseline, in sizes; 1.2 unless told. */
  readonly leading: number;
}
const slotNames = ['name', 'descriptor', 'employer', 'years'] as const;
export type SlotName = (typeof slotNames)[number];

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
 * **The contract.** Every drawing has a `viewBox` and is made of plain shapes: `g path rect circle ellipse line polyline
 * polygon`, linear and radial gradients in the drawing's units
 * (`gradientUnits="userSpaceOnUse"`); colours stand in attributes or in `style="…"` as `#rrggbb`; all type that is
 * part of the drawing is outlined.
 * - `symbol.svg`: the symbol in colour, for light grounds. `symbol-one.svg`: the same in one colour (whatever colour it is
 *   drawn in). `symbol-reversed.svg`: in colour, for dark grounds.
 * - `horizontal.svg`, `stacked.svg`: the lock-ups. A rectangle with the id `symbol` says where the symbol stands; it is not
 *   drawn. Texts with the ids `name`, `descriptor`, `years` and, if wanted, `employer` say where each is set, with `x`, `y`
 *   (the first baseline), `font-size`, `fill`, `text-anchor`, and `data-width`, `data-lines`, `data-leading`. What they say
 *   is a sample and is replaced; the type is the programme's own. `name-fi` and so on sets a slot for one language alone.
 * - `horizontal-two.svg`, `stacked-two.svg`: Finnish and Swedish together: `name-fi name-sv descriptor-fi descriptor-sv`.
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

function elementsOf(parent: XmlElement): XmlElement[] {
  return parent.children.filter((child) => child instanceof XmlElement);
}

const running = [
  'script',
  'handler',
  'listener',
  'foreignObject',
  'iframe',
  'embed',
  'object',
  'a',
  'audio',
  'video',
];
const moving = /^(animate\w*|set|discard|mpath)$/;
const pictures = ['image', 'feImage', 'canvas'];
const lettering = ['text', 'tspan', 'textPath', 'tref', 'font', 'font-face', 'glyph'];
const silent = ['title', 'desc', 'metadata', 'namedview', 'defs', 'linearGradient', 'radialGradient', 'stop'];

/** Refuses what may not stand in a master at all. @returns the element's name without a namespace */
function inspect(file: string, element: XmlElement): string {
  const name = element.name.slice(element.name.indexOf(':') + 1);
  const shown = `<${name}>`;
  if (running.includes(name)) throw new MasterFault(file, 'script', shown);
  if (moving.test(name)) throw new MasterFault(file, 'animation', shown);
  for (const [attribute, value] of Object.entries(element.attributes)) {
    const local = attribute.slice(attribute.indexOf(':') + 1);
    if (/^on/i.test(local)) throw new MasterFault(file, 'script', `${attribute}="…"`);
    if (/javascript:/i.test(value.replace(/\s/g, '')))
      throw new MasterFault(file, 'script', `${attribute}="…"`);
    if (attribute.startsWith('xmlns')) continue;
    if (/data:/i.test(value)) throw new MasterFault(file, 'image', `${attribute}="data:…"`);
    if (/^(href|src)$/.test(local) && !value.trim().startsWith('#'))
      throw new MasterFault(file, 'external', `${attribute}="${value.slice(0, 60)}"`);
    if (/url\(\s*["']?\s*[^#"'\s)]/i.test(value) || /@import/i.test(value))
      throw new MasterFault(file, 'external', `${attribute}="${value.slice(0, 60)}"`);
  }
  if (pictures.includes(name)) throw new MasterFault(file, 'image', shown);
  if (name === 'style') {
    if (/@import|url\(\s*["']?\s*[^#"'\s)]/i.test(element.text))
      throw new MasterFault(file, 'external', '<style>');
    throw new MasterFault(file, 'style', shown);
  }
  return name;
}

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
    for (const child of elementsOf(element)) walk(file, child);
    return;
  }
  const own = present(file, element.attributes, above);
  if (own.hidden) {
    walk(file, element);
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

/** Inspects an element and all in it, which are not drawn. */
function walk(file: string, element: XmlElement): void {
  inspect(file, element);
  for (const child of elementsOf(element)) walk(file, child);
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

function slotOf(
  { file, width }: Reader,
  { attributes, children }: XmlElement,
  id: string,
  own: Presentation,
  [scale, skewed, , , e, f]: Matrix,
): Slot | undefined {
  const [, name = '', locale] = /^(name|descriptor|employer|years)(?:-(fi|sv|en))?$/.exec(id) ?? [];
  if (!name) return undefined;
  if (skewed) throw new MasterFault(file, 'value', `${id}: transform`);
  const first = children.find((child) => child instanceof XmlElement);
  const inner = first instanceof XmlElement ? first.attributes : {};
  const number = (attribute: string, otherwise: string) =>
    lengthOf(file, attributes[attribute] ?? inner[attribute] ?? otherwise, `${id}: ${attribute}`);
  const x = e + scale * number('x', '0');
  const anchor = own.anchor;
  const room = anchor === 'middle' ? 2 * Math.min(x, width - x) : anchor === 'end' ? x : width - x;
  const size = scale * (own.fontSize ?? number('font-size', 'NaN'));
  return {
    name: name as SlotName,
    locale: locale as Locale | undefined,
    x,
    y: f + scale * number('y', '0'),
    size,
    anchor,
    fill: own.fill === 'none' ? '#000000' : own.fill,
    width: attributes['data-width'] ? scale * number('data-width', '0') : room,
    lines: Math.max(1, Math.round(number('data-lines', '1'))),
    leading: number('data-leading', '1.2'),
  };
}

function needSlots(file: string, slots: readonly Slot[], of: readonly Locale[]): void {
  for (const name of ['name', 'descriptor'] as const) {
    for (const locale of of) {
      const has = slots.some((slot) => slot.name === name && (slot.locale ?? locale) === locale);
      if (!has) throw new MasterFault(file, 'slot', of.length === 2 ? `${name}-${locale}` : name);
    }
  }
  if (!slots.some(({ name }) => name === 'years')) throw new MasterFault(file, 'slot', 'years');
}

function gradientsOf(file: string, root: XmlElement): ReadonlyMap<string, Gradient> {
  const all = new Map<string, XmlElement>();
  const collect = (element: XmlElement) => {
    if (/^(linear|radial)Gradient$/.test(element.name)) all.set(element.attributes['id'] ?? '', element);
    elementsOf(element).forEach(collect);
  };
  collect(root);
  const stopsOf = (element: XmlElement, depth = 0): Gradient['stops'] => {
    const own = elementsOf(element).filter(({ name }) => name === 'stop');
    const from = all.get((element.attributes['href'] ?? element.attributes['xlink:href'] ?? '').slice(1));
    if (own.length === 0 && from && depth < 5) return stopsOf(from, depth + 1);
    return own.map(({ attributes }) => {
      const style = present(file, attributes);
      const offset = attributes['offset'] ?? '0';
      return {
        at: offset.endsWith('%') ? Number.parseFloat(offset) / 100 : lengthOf(file, offset, 'offset'),
        colour: style.stopColour,
        opacity: style.stopOpacity,
      };
    });
  };
  const gradients = new Map<string, Gradient>();
  for (const [id, element] of all) {
    const kind = element.name.startsWith('linear') ? 'linear' : 'radial';
    if (element.attributes['gradientUnits'] !== 'userSpaceOnUse')
      throw new MasterFault(file, 'element', `#${id}: gradientUnits="objectBoundingBox"`);
    const line = (kind === 'linear' ? ['x1', 'y1', 'x2', 'y2'] : ['cx', 'cy', 'r']).map((name) =>
      lengthOf(file, element.attributes[name] ?? '0', name),
    );
    const transform = element.attributes['gradientTransform'];
    const matrix = transform ? matrixOf(file, transform) : identity;
    const stops = stopsOf(element);
    if (stops.length === 0 || stops.some(({ colour }) => !colourOf(colour)))
      throw new MasterFault(file, 'value', `#${id}`);
    gradients.set(id, { kind, line, matrix, stops });
  }
  return gradients;
}
