/** Widths of words for which there is a size, in em, as `shell.css` has them. */
const sizes = [9, 11, 14, 18];
/** How wide the letters of the headings are, in em; the first row that has a letter counts. */
const widths: readonly (readonly [letters: RegExp, em: number])[] = [
  [/[ijlI.\u00a0]/, 0.26],
  [/[frtJ1–\u00ad-]/, 0.4],
  [/[mwMW]/, 0.92],
  [/[bdhnopqu]/, 0.6],
  [/[a-zåäö]/, 0.55],
  [/./, 0.68],
];

/** After these a compound may be parted, which is too long for a phone in one piece. */
const seam = /(saavutettavuus|tietosuoja|tillgänglighets|dataskydds)(?=\p{L})/iu;

/** A heading with a soft hyphen where its longest word may be parted. */
export function parted(title: string): string {
  return title.replace(seam, '$1\u00ad');
}

/** The class that makes a heading as small as its longest word needs; none when the word is short. */
export function fitting(title: string): string | undefined {
  const longest = Math.max(...title.split(/[ \n]|(?<=[-–\u00ad])/).map(widthOf));
  if (longest <= 8) return undefined;
  return `fit fit-${sizes.find((size) => size >= longest) ?? sizes.at(-1)}`;
}

function widthOf(word: string): number {
  return [...word].reduce((sum, letter) => sum + (widths.find(([some]) => some.test(letter))?.[1] ?? 0), 0);
}
