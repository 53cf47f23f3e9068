import { toPng } from '../../src/kit/pixels';
import { pixels } from '../kit/mark';

/** What was painted last, the oldest first: painting costs some ten times as much as all the rest. */
const kept = new Map<string, Uint8Array<ArrayBuffer>>();
const most = 200;

/** Paints an SVG as a PNG so many pixels wide. */
export async function painted(svg: string, width: number): Promise<Uint8Array<ArrayBuffer>> {
  const key = `${width} ${svg}`;
  const known = kept.get(key);
  if (known) return known;
  await pixels();
  const png = Uint8Array.from(toPng(svg, width));
  kept.set(key, png);
  const [oldest] = kept.keys();
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
  return png;
}
