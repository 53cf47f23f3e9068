import { base64url, fromBase64url } from '../src/credential/base64url';
import { lazy } from './lazy';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** What is done with the one secret of the deployment; each use has a key of its own. */
export interface Secret {
  /** HMAC-SHA-256 of a text, base64url. */
  sign(text: string): Promise<string>;
  /** Is this the signature of the text? Takes the same time whatever the answer. */
  verify(text: string, signature: string): Promise<boolean>;
  /** A keyed fingerprint (base64url) by which equal values can be found but not read, such as an address. */
  print(value: string): Promise<string>;
  /** AES-256-GCM, base64url of nonce and ciphertext. */
  seal(text: string): Promise<string>;
  /** The text that was sealed. @throws when it was altered or sealed with another secret */
  unseal(sealed: string): Promise<string>;
}

/** Makes the uses of a secret of at least 32 characters. */
export function secretFrom(phrase: string): Secret {
  const signing = lazy(() => hmac(phrase, 'sign'));
  const printing = lazy(() => hmac(phrase, 'print'));
  const sealing = lazy(async () => {
    const bytes = await crypto.subtle.digest('SHA-256', encoder.encode(`seal:${phrase}`));
    return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
  });
  return {
    sign: async (text) => base64url(await crypto.subtle.sign('HMAC', await signing(), encoder.encode(text))),
    verify: async (text, signature) => {
      const bytes = fromBase64url(signature);
      return (
        bytes !== undefined && crypto.subtle.verify('HMAC', await signing(), bytes, encoder.encode(text))
      );
    },
    print: async (value) =>
      base64url(await crypto.subtle.sign('HMAC', await printing(), encoder.encode(value))),
    seal: async (text) => {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const sealed = await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv },
        await sealing(),
        encoder.encode(text),
      );
      const bytes = new Uint8Array(iv.length + sealed.byteLength);
      bytes.set(iv);
      bytes.set(new Uint8Array(sealed), iv.length);
      return base64url(bytes);
    },
    unseal: async (sealed) => {
      const bytes = fromBase64url(sealed);
      if (!bytes) throw new Error('Not sealed by us');
      const [iv, data] = [bytes.slice(0, 12), bytes.slice(12)];
      return decoder.decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, await sealing(), data));
    },
  };
}

/** SHA-256 of a text, base64url: how the secret part of a link is kept. */
export async function digest(text: string): Promise<string> {
  return base64url(await crypto.subtle.digest('SHA-256', encoder.encode(text)));
}

function hmac(phrase: string, use: string): Promise<CryptoKey> {
  const key = encoder.encode(`${use}:${phrase}`);
  return crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
}
