const weights = [7, 9, 10, 5, 8, 4, 2];

/** What can be wrong with a business ID. */
export type BusinessIdError = 'shape' | 'check';

/**
 * Reads a Finnish business ID (Y-tunnus, FO-nummer) as people write it: with or without the hyphen,
 * with any dash or spaces, as a VAT number (`FI` + 8 digits) or in the old form of six digits. That one needs its
 * hyphen: seven digits alone are more likely an ID whose last digit was forgotten.
 * @returns the ID as `NNNNNNN-C`, or what is wrong: `shape` (not seven digits and a check digit) or
 *   `check` (the check digit does not match; `0000000-0` counts as this, since nobody has it)
 * Source of the rule: weights 7 9 10 5 8 4 2, sum modulo 11; a remainder of 1 was never issued.
 */
export function readBusinessId(
  text: string,
): { ok: true; id: string } | { ok: false; error: BusinessIdError } {
  const bare = text
    .replace(/[\s\u00ad\u200b.]/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/^FI-?/i, '');
  const found = /^(\d{7})-?(\d)$/.exec(bare) ?? /^(\d{6})-(\d)$/.exec(bare);
  if (!found) return { ok: false, error: 'shape' };
  const [, digits = '', check] = found;
  const body = digits.padStart(7, '0');
  if (Number(body) === 0 || checkDigit(body) !== Number(check)) return { ok: false, error: 'check' };
  return { ok: true, id: `${body}-${check}` };
}

/**
 * A business ID that nobody has or will have, for demonstrations: of the numbers from 9900000 on only those whose
 * remainder is 1, which are never issued, written with the digit 0. `readBusinessId` refuses every one of them.
 * @param at which of them, from 0 on; there are 9,091
 */
export function madeUpBusinessId(at: number): string {
  let left = at;
  for (let number = 9_900_000; number < 10_000_000; number += 1) {
    const body = String(number);
    if (checkDigit(body) !== undefined) continue;
    if (left === 0) return `${body}-0`;
    left -= 1;
  }
  throw new RangeError(`There is no made-up business ID ${at}`);
}

/** The check digit of seven digits; undefined where no ID was ever issued. */
function checkDigit(body: string): number | undefined {
  const remainder = [...body].reduce((sum, digit, at) => sum + Number(digit) * (weights[at] ?? 0), 0) % 11;
  if (remainder === 1) return undefined;
  return remainder === 0 ? 0 : 11 - remainder;
}
