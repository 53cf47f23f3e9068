import { inflateSync } from 'node:zlib';

/** A PNG of 8-bit RGBA or RGB as its pixels, read by the specification and by nothing that wrote it. */
export function readPng(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0) !== 0x89504e47) throw new Error('No PNG');
  const [width, height, depth, type] = [view.getUint32(16), view.getUint32(20), bytes[24], bytes[25]];
  if (depth !== 8 || (type !== 6 && type !== 2)) throw new Error(`Depth ${depth}, type ${type}`);
  const parts: Uint8Array[] = [];
  for (let at = 8; at < bytes.length; at += 12 + view.getUint32(at)) {
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (name === 'IDAT') parts.push(bytes.subarray(at + 8, at + 8 + view.getUint32(at)));
  }
  const raw = inflateSync(Buffer.concat(parts));
  const step = type === 6 ? 4 : 3;
  const line = width * step;
  const rows = new Uint8Array(line * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (line + 1)] ?? 0;
    for (let x = 0; x < line; x += 1) {
      const left = x >= step ? (rows[y * line + x - step] ?? 0) : 0;
      const up = y > 0 ? (rows[(y - 1) * line + x] ?? 0) : 0;
      const corner = x >= step && y > 0 ? (rows[(y - 1) * line + x - step] ?? 0) : 0;
      rows[y * line + x] = ((raw[y * (line + 1) + 1 + x] ?? 0) + guessed(filter, left, up, corner)) & 255;
    }
  }
  const data = new Uint8ClampedArray(width * height * 4);
  for (let at = 0; at < width * height; at += 1) {
    for (let part = 0; part < 4; part += 1)
      data[at * 4 + part] = part < step ? (rows[at * step + part] ?? 0) : 255;
  }
  return { width, height, data };
}

function guessed(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  return filter === 4 ? paeth(left, up, corner) : 0;
}

function paeth(a: number, b: number, c: number): number {
  const pa = Math.abs(b - c);
  const pb = Math.abs(a - c);
  const pc = Math.abs(a + b - 2 * c);
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}
