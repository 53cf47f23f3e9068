/** Where a badge keeps its credential; Open Badges 3.0, "Baked Badge". */
const keyword = 'openbadgecredential';
const namespace = 'https://purl.imsglobal.org/ob/v3p0';
const signature = [137, 80, 78, 71, 13, 10, 26, 10];

/**
 * Puts a credential into an SVG picture.
 * @param svg begins with its `<svg>` element and holds no credential
 * @param credential JSON
 */
export function intoSvg(svg: string, credential: string): string {
  const start = /^<svg\b[^>]*/.exec(svg)?.[0];
  if (!start || svg[start.length] !== '>') throw new Error('The picture does not begin with <svg>');
  const told = credential.replaceAll(']]>', ']]\\u003e');
  return `${start} xmlns:openbadges="${namespace}"><openbadges:credential><![CDATA[${told}]]></openbadges:credential>${svg.slice(start.length + 1)}`;
}

/** Puts a credential (JSON) into a PNG picture: an uncompressed `iTXt` chunk after the head. */
export function intoPng(png: Uint8Array, credential: string): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(`${keyword}\0\0\0\0\0${credential}`);
  const chunk = new Uint8Array(text.length + 12);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, text.length);
  chunk.set(new TextEncoder().encode('iTXt'), 4);
  chunk.set(text, 8);
  view.setUint32(text.length + 8, crc32(chunk.subarray(4, text.length + 8)));
  const head = 33;
  const all = new Uint8Array(png.length + chunk.length);
  all.set(png.subarray(0, head));
  all.set(chunk, head);
  all.set(png.subarray(head), head + chunk.length);
  return all;
}

/**
 * Finds the credential in a file: an SVG or PNG picture, or the JSON itself.
 * @returns its text; undefined when the file holds none
 */
export function extracted(file: Uint8Array): string | undefined {
  if (signature.every((byte, at) => file[at] === byte)) return fromPng(file);
  const text = new TextDecoder()
    .decode(file)
    .replace(/^\ufeff/, '')
    .trim();
  if (text.startsWith('{') || /^[\w-]+\.[\w-]+\.[\w-]+$/.test(text)) return text;
  return text.startsWith('<') ? fromSvg(text) : undefined;
}

function fromPng(png: Uint8Array): string | undefined {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  for (let at = 8; at + 12 <= png.length; ) {
    const length = view.getUint32(at);
    const data = png.subarray(at + 8, at + 8 + length);
    if (data.length < length) return undefined;
    if (
      latin(png.subarray(at + 4, at + 8)) === 'iTXt' &&
      latin(data.subarray(0, keyword.length + 1)) === `${keyword}\0`
    )
      return fromChunk(data.subarray(keyword.length + 1));
    at += length + 12;
  }
  return undefined;
}

/** After the keyword: whether and how it is compressed, then language and translated keyword, each ended by a zero. */
function fromChunk(data: Uint8Array): string | undefined {
  const language = data.indexOf(0, 2);
  const translated = data.indexOf(0, language + 1);
  if (data[0] !== 0 || language === -1 || translated === -1) return undefined;
  return new TextDecoder().decode(data.subarray(translated + 1));
}

function fromSvg(svg: string): string | undefined {
  const prefix = new RegExp(`xmlns:([\\w-]+)\\s*=\\s*["']${namespace}["']`).exec(svg)?.[1];
  if (!prefix) return undefined;
  const element = new RegExp(`<${prefix}:credential\\b([^>]*)>([\\s\\S]*?)</${prefix}:credential\\s*>`).exec(
    svg,
  );
  if (!element) return undefined;
  const [, attributes = '', body = ''] = element;
  const token = /\bverify\s*=\s*["']([^"']+)["']/.exec(attributes)?.[1];
  return token ?? /^\s*<!\[CDATA\[([\s\S]*)\]\]>\s*$/.exec(body)?.[1]?.trim();
}

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}
