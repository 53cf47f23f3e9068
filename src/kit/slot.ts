import { XmlElement } from '@rgrove/parse-xml';
import type { Locale } from '../i18n/locale';
import { MasterFault } from './fault';
import { lengthOf, type Presentation } from './present';
import type { Matrix } from './shape';

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
export type SlotName = 'name' | 'descriptor' | 'employer' | 'years';

/**
 * Reads a text as a slot.
 * @param drawing the file it is in, and its width
 * @param own how the text is drawn
 * @param matrix of the text
 * @returns undefined when its id names none
 * @throws MasterFault when it is skewed or its measures are no lengths
 */
export function slotOf(
  { file, width }: { readonly file: string; readonly width: number },
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

/** @throws MasterFault when a lock-up has no place for its name, descriptor or years, in each of these languages */
export function needSlots(file: string, slots: readonly Slot[], of: readonly Locale[]): void {
  for (const name of ['name', 'descriptor'] as const) {
    for (const locale of of) {
      const has = slots.some((slot) => slot.name === name && (slot.locale ?? locale) === locale);
      if (!has) throw new MasterFault(file, 'slot', of.length === 2 ? `${name}-${locale}` : name);
    }
  }
  if (!slots.some(({ name }) => name === 'years')) throw new MasterFault(file, 'slot', 'years');
}
