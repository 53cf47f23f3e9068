import { create, type Font } from 'fontkit';
import body from './fonts/body.ttf?inline';
import bodyExt from './fonts/body-ext.ttf?inline';
import bold from './fonts/bold.ttf?inline';
import boldExt from './fonts/bold-ext.ttf?inline';
import heading from './fonts/heading.ttf?inline';
import headingExt from './fonts/heading-ext.ttf?inline';

/** What the kit sets type in: Bricolage Grotesque 800, Atkinson Hyperlegible Next 400 and 700 (`npm run fonts`). */
export type Face = 'heading' | 'body' | 'bold';

/** A font of a face: the file's bytes, as a PDF embeds them, and the font read. */
export interface FaceFont {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly font: Font;
}

const sources: Readonly<Record<Face, readonly string[]>> = {
  heading: [heading, headingExt],
  body: [body, bodyExt],
  bold: [bold, boldExt],
};
const read = new Map<Face, readonly FaceFont[]>();

/** The fonts of a face; the first that has a letter draws it. Read once, when first asked for. */
export function fontsOf(face: Face): readonly FaceFont[] {
  const known = read.get(face);
  if (known) return known;
  const fonts = sources[face].map((source, at) => {
    const bytes = bytesOf(source);
    return { name: `${face}-${at}`, bytes, font: create(bytes as Buffer) as Font };
  });
  read.set(face, fonts);
  return fonts;
}

/** The bytes of a `data:` address in Base64. */
function bytesOf(address: string): Uint8Array {
  return Uint8Array.from(atob(address.slice(address.indexOf(',') + 1)), (letter) => letter.charCodeAt(0));
}
