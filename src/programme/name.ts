/**
 * A key by which SQLite orders names as Finnish and Swedish readers do: å, ä and ö last, other accents as their
 * letter, digits first. SQLite alone would put Ä before Å and both after every other letter of the world.
 */
export function sortKey(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFC')
    .replace(/[{|}]/g, ' ')
    .replace(/[åäæöøœőüűÿđðłßþ]/g, (letter) => ordered[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}{|}]+/gu, ' ')
    .trim();
}

/** A name as people may type it in search: small, without accents and signs. */
export function searchKey(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[æøœđðłßþ]/g, (letter) => plain[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Letters that no accent can be taken from. */
const plain: Readonly<Record<string, string>> = {
  æ: 'ae',
  ø: 'o',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ß: 'ss',
  þ: 'th',
};

/** The same, with what stands after z in Finnish and Swedish as what stands after z in ASCII. */
const ordered: Readonly<Record<string, string>> = {
  ...plain,
  å: '{',
  ä: '|',
  æ: '|',
  ö: '}',
  ø: '}',
  œ: '}',
  ő: '}',
  ü: 'y',
  ű: 'y',
  ÿ: 'y',
};
