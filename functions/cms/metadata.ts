/** Reads bytes of a file, each as one sign; fewer at its end. */
type Read = (from: number, length: number) => string;

const jpeg = ['Exif\0\0', 'http://ns.adobe.com/xap/1.0/\0', 'Photoshop 3.0\0'];
const png = ['eXIf', 'tEXt', 'zTXt', 'iTXt'];
const webp = ['EXIF', 'XMP '];
const piece = 192 * 1024;

/**
 * Does a picture tell more than it shows: where, by whom and with what it was taken (EXIF, XMP, IPTC)? The admin takes
 * that out before it sends a picture, so one that has it did not come from there.
 * @param base64 the whole file, without white space
 */
export function hasMetadata(base64: string): boolean {
  const read: Read = (from, length) => {
    const offset = from % 3;
    const [first, last] = [((from - offset) / 3) * 4, Math.ceil((from + length) / 3) * 4];
    return atob(base64.slice(first, last)).slice(offset, offset + length);
  };
  const start = read(0, 12);
  if (start.startsWith('\xff\xd8\xff')) return holds(read, jpeg);
  if (start.startsWith('\x89PNG')) return hasPart(read, 8, pngPart, png);
  if (start.startsWith('RIFF') && start.endsWith('WEBP')) return hasPart(read, 12, webpPart, webp);
  return false;
}

/** A JPEG may hold another behind its end, with marks of its own: all of it is searched. */
function holds(read: Read, marks: readonly string[]): boolean {
  const longest = Math.max(...marks.map((mark) => mark.length));
  for (let at = 0; ; at += piece) {
    const text = read(at, piece + longest);
    if (text === '') return false;
    if (marks.some((mark) => text.includes(mark))) return true;
  }
}

interface Part {
  readonly name: string;
  /** Of all of it, in bytes. */
  readonly length: number;
}

/** Has a file that is made of parts, each with a head of eight bytes, one of such a name? */
function hasPart(
  read: Read,
  first: number,
  partOf: (head: string) => Part,
  names: readonly string[],
): boolean {
  for (let at = first, head = read(at, 8); head.length === 8; head = read(at, 8)) {
    const { name, length } = partOf(head);
    if (names.includes(name)) return true;
    at += length;
  }
  return false;
}

function pngPart(head: string): Part {
  return { name: head.slice(4), length: 12 + numberOf(head.slice(0, 4)) };
}

function webpPart(head: string): Part {
  const length = numberOf([...head.slice(4)].reverse().join(''));
  return { name: head.slice(0, 4), length: 8 + length + (length % 2) };
}

function numberOf(bytes: string): number {
  return [...bytes].reduce((sum, byte) => sum * 256 + byte.charCodeAt(0), 0);
}
