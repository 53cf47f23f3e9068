import { base64url, fromBase64url } from './base64url';

/** How many entries a status list has: the least that the standard takes, so that one entry says little of anybody. */
export const entries = 131_072;

/** The positions that are set, as a Bitstring Status List 1.0 writes them: gzip, multibase base64url. */
export async function packed(positions: Iterable<number>): Promise<string> {
  const bits = new Uint8Array(entries / 8);
  for (const position of positions) {
    const at = position >> 3;
    bits[at] = (bits[at] ?? 0) | (128 >> (position & 7));
  }
  const bytes = await through(bits, new CompressionStream('gzip'));
  // The byte that names the system is left to gzip; here it is always "unknown", so that equal lists are equal texts.
  bytes[9] = 255;
  return `u${base64url(bytes)}`;
}

/**
 * Is this position of a packed list set?
 * @throws when the list is none, or shorter than the standard allows
 */
export async function isSet(list: string, position: number): Promise<boolean> {
  const gzip = list.startsWith('u') ? fromBase64url(list.slice(1)) : undefined;
  if (!gzip) throw new Error('Not a list');
  const bits = await through(gzip, new DecompressionStream('gzip'), 16 * entries);
  const byte = bits[position >> 3];
  if (bits.length * 8 < entries || byte === undefined || position < 0)
    throw new Error('The list is too short');
  return (byte & (128 >> (position & 7))) !== 0;
}

/** @param most how many bytes may come out; more is no list */
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
  most = Number.POSITIVE_INFINITY,
): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const reader = new Blob([bytes])
    .stream()
    .pipeThrough(stream as ReadableWritablePair)
    .getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const piece = next.value as Uint8Array;
    length += piece.length;
    if (length > most) throw new Error('Too long');
    pieces.push(piece);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
