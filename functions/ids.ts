import { base64url } from '../src/credential/base64url';

/** Where names of things come from. */
export interface Ids {
  /** A name nobody can guess: 128 random bits, base64url. */
  id(): string;
  /** The secret part of a link: 256 random bits, base64url. */
  token(): string;
  /** A reference for people to say aloud, such as `K7D-3VMX`: no vowels, so no words, and nothing that looks alike. */
  reference(): string;
}

/** What references and codes are made of. */
export const letters = '23456789CDFGHJKMNPQRTVWX';

/** Makes names from a source of random bytes. */
export function idsFrom(source: Pick<Crypto, 'getRandomValues'>): Ids {
  const bytes = (count: number) => source.getRandomValues(new Uint8Array(count));
  return {
    id: () => base64url(bytes(16)),
    token: () => base64url(bytes(32)),
    reference: () => {
      const chosen = [...bytes(64)].filter((byte) => byte < 240).slice(0, 7);
      const text = chosen.map((byte) => letters[byte % letters.length]).join('');
      return `${text.slice(0, 3)}-${text.slice(3)}`;
    },
  };
}
