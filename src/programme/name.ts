/**
 * A key by which SQLite orders names as Finnish and Swedish readers do: å, ä and ö last, other accents as their
 * letter, digits first. SQLite alone would put Ä before Å and both after every other letter of the world.
 */
export function sortKey(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFC')
    .replace(/[åäæöøőÿü]/g, (letter) => after[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}{|}~]+/gu, ' ')
    .trim();
}

/** A name as people may type it in search: small, without accents and signs. */
export function searchKey(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** What stands after z in ASCII, for the letters that stand after z in Finnish and Swedish. */
const after: Readonly<Record<string, string>> = { å: '{', ä: '|', æ: '|', ö: '}', ø: '}', ő: '}', ü: 'y', ÿ: 'y' };
