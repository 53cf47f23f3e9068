import type { XmlElement } from '@rgrove/parse-xml';
import { MasterFault } from './fault';
import { elementsOf } from './inspect';
import { colourOf, lengthOf, matrixOf, present } from './present';
import { type Gradient, identity } from './shape';

/**
 * The gradients of a drawing by their ids.
 * @throws MasterFault for one that is not in the drawing's own units, or has no colours
 */
export function gradientsOf(file: string, root: XmlElement): ReadonlyMap<string, Gradient> {
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
