import { keep } from '../../src/kit/keep';
import { toPng } from '../../src/kit/pixels';
import { pixels } from '../kit/mark';

/** What was painted last: painting costs some ten times as much as all the rest. */
const pictures = keep<Uint8Array<ArrayBuffer>>(200);

/** Paints an SVG as a PNG so many pixels wide. */
export async function painted(svg: string, width: number): Promise<Uint8Array<ArrayBuffer>> {
  await pixels();
  return pictures(`${width} ${svg}`, () => Uint8Array.from(toPng(svg, width)));
}
