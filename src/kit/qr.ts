import { encode } from 'uqr';
import { type Drawing, identity } from './shape';

/**
 * A QR code of an address, one unit a module, with the quiet zone of four modules that ISO/IEC 18004 asks for.
 * Error correction M (15 %). It stands on white or on a light ground, whatever is around it.
 */
export function qr(address: string, ink = '#000000', ground = '#ffffff'): Drawing {
  const { data, size } = encode(address, { ecc: 'M', border: 4 });
  let d = '';
  data.forEach((row, y) => {
    for (let x = 0; x < size; x += 1) {
      if (!row[x]) continue;
      let end = x;
      while (row[end + 1]) end += 1;
      d += `M${x} ${y}h${end - x + 1}v1h${x - end - 1}z`;
      x = end;
    }
  });
  return {
    width: size,
    height: size,
    shapes: [
      { d: `M0 0h${size}v${size}h${-size}z`, matrix: identity, fill: ground },
      { d, matrix: identity, fill: ink },
    ],
  };
}
