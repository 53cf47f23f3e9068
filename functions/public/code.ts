import { letters } from '../ids';

const shape = new RegExp(`^[${letters}]{7}$`);
/** Letters that codes do not have, and the ones they are mistaken for. */
const mistaken: Readonly<Record<string, string>> = { B: '8', S: '5', Z: '2' };

/**
 * Reads the code of a logo as people type it: small letters, without the hyphen or with others, with a look-alike.
 * @returns the code as `7KD-3VMX`; undefined when it cannot be one
 */
export function readCode(text: string): string | undefined {
  const bare = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s._\p{Pd}]/gu, '')
    .replace(/[BSZ]/g, (letter) => mistaken[letter] ?? letter);
  return shape.test(bare) ? `${bare.slice(0, 3)}-${bare.slice(3)}` : undefined;
}
