import { describe, expect, test } from 'vitest';
import { hasMetadata } from '../../functions/cms/metadata';
import { shapes } from '../../functions/cms/shapes';

const bytes = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const base64 = (text: string) => bytes(text).toBase64();
const big = (value: number) =>
  String.fromCharCode(value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255);
const small = (value: number) => [...big(value)].reverse().join('');

const png = (...parts: [string, string][]) =>
  `\x89PNG\r\n\x1a\n${parts.map(([name, data]) => `${big(data.length)}${name}${data}CRC!`).join('')}`;
const webp = (...parts: [string, string][]) => {
  const body = parts
    .map(([name, data]) => `${name}${small(data.length)}${data}${data.length % 2 ? '\0' : ''}`)
    .join('');
  return `RIFF${small(body.length + 4)}WEBP${body}`;
};
const jpeg = (...segments: [number, string][]) =>
  `\xff\xd8${segments.map(([mark, data]) => `\xff${String.fromCharCode(mark, (data.length + 2) >> 8, (data.length + 2) & 255)}${data}`).join('')}`;

const head: [string, string] = ['IHDR', 'x'.repeat(13)];
/** More than a look at the beginning would find, and of an odd length. */
const picture = `${'eXIf Exif EXIF'.repeat(40_000)}!`;
const scan = `\xff\xda\0\x02${'x'.repeat(400_001)}\xff\xd9`;

describe('a picture that tells where, by whom or with what it was taken is known', () => {
  test.each([
    ['a JPEG with EXIF', jpeg([0xe0, 'JFIF\0'], [0xe1, 'Exif\0\0II*\0']) + scan],
    ['a JPEG with XMP', jpeg([0xe1, 'http://ns.adobe.com/xap/1.0/\0<x/>']) + scan],
    ['a JPEG with IPTC', jpeg([0xed, 'Photoshop 3.0\x008BIM\x04\x04']) + scan],
    ['a JPEG with another behind its end', jpeg([0xe0, 'JFIF\0']) + scan + jpeg([0xe1, 'Exif\0\0II*\0'])],
    ['a PNG with EXIF behind the picture', png(head, ['IDAT', picture], ['eXIf', 'II*\0'], ['IEND', ''])],
    ['a PNG with words', png(head, ['iTXt', 'XML:com.adobe.xmp\0'], ['IDAT', picture], ['IEND', ''])],
    [
      'a WebP with EXIF behind the picture',
      webp(['VP8X', 'x'.repeat(10)], ['VP8 ', picture], ['EXIF', 'II*\0']),
    ],
    [
      'a WebP with XMP behind the picture',
      webp(['VP8X', 'x'.repeat(10)], ['VP8 ', picture], ['XMP ', '<x/>']),
    ],
  ])('%s', (_, file) => {
    expect(hasMetadata(base64(file))).toBe(true);
  });

  test('wherever in a JPEG it begins', () => {
    for (let length = 196_596; length < 196_612; length += 1)
      expect(hasMetadata(base64(`\xff\xd8\xff${'x'.repeat(length)}Exif\0\0`)), String(length)).toBe(true);
  });
});

test.each([
  ['a JPEG', jpeg([0xe0, 'JFIF\0']) + scan],
  ['a PNG whose picture happens to hold such a word', png(head, ['IDAT', picture], ['IEND', ''])],
  ['a WebP whose picture happens to hold such a word', webp(['VP8 ', picture])],
  ['a PNG that is cut off', png(head, ['IDAT', picture]).slice(0, 50)],
  ['a PNG with a part of no end', `${png(head)}\xff\xff\xff\xffIDAT`],
  ['a text', 'Exif\0\0 eXIf'],
  ['nothing', ''],
])('%s tells nothing', (_, file) => {
  expect(hasMetadata(base64(file))).toBe(false);
});

describe('the content of a file', () => {
  const isTaken = (content: string) => shapes.blob.safeParse({ content, encoding: 'base64' }).success;

  test('is base64', () => {
    for (const content of ['', 'eA==', 'eHg=', 'eHh4'])
      expect([content, isTaken(content)]).toEqual([content, true]);
    for (const content of ['e', 'eA', 'eA=', '=', 'e===', 'eA==eA==', 'e A=', 'eA==\n', 'eä=='])
      expect([content, isTaken(content)]).toEqual([content, false]);
  });

  test('is judged at once, also where there is nothing but white space or an end that does not come', () => {
    for (const filling of ['A', ' ', '=', '\n']) expect(isTaken(`${filling.repeat(400_000)}!`)).toBe(false);
  });
});
