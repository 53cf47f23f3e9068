import { MasterFault } from './fault';
import { written } from './number';
import { lengthOf } from './present';

/**
 * The outline of a shape of SVG as path data.
 * @returns undefined when there is no such shape
 * @throws MasterFault when its numbers cannot be read
 */
export function pathOf(
  file: string,
  name: string,
  attributes: Readonly<Record<string, string>>,
): string | undefined {
  const at = (attribute: string, otherwise = '0') =>
    lengthOf(file, attributes[attribute] ?? otherwise, attribute);
  switch (name) {
    case 'path': {
      const d = (attributes['d'] ?? '').trim().replace(/\s+/g, ' ');
      if (d && !/^[Mm][MmLlHhVvCcSsQqTtAaZz0-9eE+\-., ]*$/.test(d))
        throw new MasterFault(file, 'value', `d="${d.slice(0, 40)}…"`);
      return d;
    }
    case 'rect': {
      const [x, y, width, height] = [at('x'), at('y'), at('width'), at('height')];
      const rx = Math.min(at('rx', attributes['ry'] ?? '0'), width / 2);
      const ry = Math.min(at('ry', attributes['rx'] ?? '0'), height / 2);
      if (!width || !height) return '';
      if (!rx || !ry) return joined`M${x} ${y}h${width}v${height}h${-width}z`;
      const arc = (dx: number, dy: number) => joined`a${rx} ${ry} 0 0 1 ${dx} ${dy}`;
      return [
        joined`M${x + rx} ${y}h${width - 2 * rx}`,
        arc(rx, ry),
        joined`v${height - 2 * ry}`,
        arc(-rx, ry),
        joined`h${2 * rx - width}`,
        arc(-rx, -ry),
        joined`v${2 * ry - height}`,
        arc(rx, -ry),
        'z',
      ].join('');
    }
    case 'circle':
      return ellipse(at('cx'), at('cy'), at('r'), at('r'));
    case 'ellipse':
      return ellipse(at('cx'), at('cy'), at('rx'), at('ry'));
    case 'line':
      return joined`M${at('x1')} ${at('y1')}L${at('x2')} ${at('y2')}`;
    case 'polyline':
    case 'polygon': {
      const points = (attributes['points'] ?? '')
        .trim()
        .split(/[\s,]+/)
        .map((value) => lengthOf(file, value, 'points'));
      const pairs = points.flatMap((value, index) =>
        index % 2 ? [] : [joined`${value} ${points[index + 1] ?? 0}`],
      );
      return `M${pairs.join('L')}${name === 'polygon' ? 'z' : ''}`;
    }
    default:
      return undefined;
  }
}

function ellipse(cx: number, cy: number, rx: number, ry: number): string {
  if (!rx || !ry) return '';
  return joined`M${cx - rx} ${cy}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0z`;
}

function joined(texts: TemplateStringsArray, ...values: readonly number[]): string {
  return texts.map((text, at) => text + (at < values.length ? written(values[at] ?? 0) : '')).join('');
}
