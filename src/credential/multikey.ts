const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
/** What an Ed25519 public key begins with in a Multikey. */
const ed25519 = [0xed, 0x01];

/** Multibase base58-btc: `z…`. */
export function multibase(bytes: Uint8Array): string {
  let number = 0n;
  for (const byte of bytes) number = number * 256n + BigInt(byte);
  let text = '';
  for (; number > 0n; number /= 58n) text = alphabet.charAt(Number(number % 58n)) + text;
  const zeros = bytes.findIndex((byte) => byte !== 0);
  return `z${'1'.repeat(zeros === -1 ? bytes.length : zeros)}${text}`;
}

/** @returns undefined when the text is no multibase base58-btc of so many bytes */
export function fromMultibase(text: string, length: number): Uint8Array<ArrayBuffer> | undefined {
  if (!text.startsWith('z') || text.length > 2 * length) return undefined;
  let number = 0n;
  for (const letter of text.slice(1)) {
    const value = alphabet.indexOf(letter);
    if (value === -1) return undefined;
    number = number * 58n + BigInt(value);
  }
  const bytes = new Uint8Array(length);
  for (let at = length - 1; at >= 0; at--, number >>= 8n) bytes[at] = Number(number & 255n);
  return number === 0n && multibase(bytes) === text ? bytes : undefined;
}

/** The public key as a Multikey says it: `z6Mk…`. */
export function multikey(publicKey: Uint8Array): string {
  return multibase(Uint8Array.from([...ed25519, ...publicKey]));
}

/** @returns the 32 bytes of an Ed25519 public key; undefined when it is none */
export function fromMultikey(text: string): Uint8Array<ArrayBuffer> | undefined {
  const bytes = fromMultibase(text, 34);
  return bytes && ed25519.every((byte, at) => bytes[at] === byte) ? bytes.slice(2) : undefined;
}
