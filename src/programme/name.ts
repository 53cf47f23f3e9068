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

/** By what a holder is listed and found: in the order of the name on the logo, by any of its names. */
export function keysOf(holder: { readonly organisation: string; readonly markName: string }) {
  const { organisation, markName } = holder;
  return {
    sortKey: sortKey(markName || organisation),
    searchKey: searchKey(`${organisation} ${markName}`),
  };
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

/**
 * Legal forms as they stand at either end of a name. Source: Toiminimilaki 128/1979, 7–9 §, and the usual short forms.
 */
const forms =
  /^(?:oy|oyj|ab|abp|osakeyhtiö|kommandiittiyhtiö|osuuskunta|aktiebolaget|kommanditbolaget|andelslaget)\s|\s(?:oy|oyj|ab|abp|ky|kb|ay|öb|osk|anl|ry|rf|r\.y|r\.f|sr|rs|ltd|plc|inc|gmbh)\.?$/u;
/** What the last word of the name of a company, an association or a public body ends in. */
const bodies =
  /(?:osakeyhtiö|aktiebolag|yhtiö|bolag|osuuskunta|andelslag|yhdistys|förening|säätiö|stiftelse|kaupunki|stad|kunta|kommun|hyvinvointialue|välfärdsområde|yhtymä|seurakunta|församling|liitto|förbund)(?:en|et)?$/u;

/** Is this plainly the name of a company, an association or a public body, and not a sole trader's? */
export function isCompany(name: string): boolean {
  const plain = name.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim();
  return forms.test(plain) || bodies.test(plain);
}
