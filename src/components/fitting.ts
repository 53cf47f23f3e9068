/** Lengths of words for which there is a size, as `shell.css` has them. */
const sizes = [19, 22, 25, 34];

/** The class that makes a heading as small as its longest word needs; none when the word is short. */
export function fitting(title: string): string | undefined {
  const longest = Math.max(...title.split(/[ \n]|(?<=[-–])/).map(({ length }) => length));
  if (longest < 14) return undefined;
  return `fit fit-${sizes.find((size) => size >= longest) ?? sizes.at(-1)}`;
}
