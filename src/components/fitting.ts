/** Lengths of words for which there is a size, as `shell.css` has them. */
const sizes = [19, 22, 25, 34];

/** After these a compound may be parted, which is too long for a phone in one piece. */
const seam = /(saavutettavuus|tillgänglighets)(?=\p{L})/iu;

/** A heading with a soft hyphen where its longest word may be parted. */
export function parted(title: string): string {
  return title.replace(seam, '$1\u00ad');
}

/** The class that makes a heading as small as its longest word needs; none when the word is short. */
export function fitting(title: string): string | undefined {
  const longest = Math.max(...title.split(/[ \n]|(?<=[-–\u00ad])/).map(({ length }) => length));
  if (longest < 14) return undefined;
  return `fit fit-${sizes.find((size) => size >= longest) ?? sizes.at(-1)}`;
}
