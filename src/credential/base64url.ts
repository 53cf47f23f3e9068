/** Bytes as letters for an address (RFC 4648, section 5), without padding. */
export function base64url(bytes: ArrayBuffer | Uint8Array): string {
  const all = new Uint8Array(bytes);
  let binary = '';
  // Spreading bytes goes through their iterator and takes five times as long.
  for (let at = 0; at < all.length; at += 4096)
    binary += Reflect.apply(String.fromCharCode, null, all.subarray(at, at + 4096));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** @returns undefined when the text is no base64url, or has padding */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]+$/.test(text)) return undefined;
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
      letter.charCodeAt(0),
    );
  } catch {
    return undefined;
  }
}
