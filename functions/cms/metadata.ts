/** Where metadata stands in a picture, from its beginning. */
const looked = 256 * 1024;
const marks = ['Exif\0\0', 'eXIf', 'EXIF', 'http://ns.adobe.com/xap/1.0/\0'];
const starts = { jpeg: '\xff\xd8\xff', png: '\x89PNG', webp: 'RIFF' };

/**
 * Does a picture tell more than it shows: where and with what it was taken (EXIF, XMP)? The admin takes that out before
 * it sends a picture, so one that has it did not come from there.
 * @param base64 the whole file
 */
export function hasMetadata(base64: string): boolean {
  const start = atob(base64.replaceAll(/\s/g, '').slice(0, Math.floor((looked * 4) / 3 / 4) * 4));
  const isPicture = Object.values(starts).some((mark) => start.startsWith(mark));
  return isPicture && marks.some((mark) => start.includes(mark));
}
