import { getPublicKeyAsync, signAsync, verifyAsync } from '@noble/ed25519';
import { canonical, type Document } from './canon';
import { fromMultibase, fromMultikey, multibase, multikey } from './multikey';

/** What stands under a signed document; Data Integrity EdDSA Cryptosuites 1.0, `eddsa-rdfc-2022`. */
export interface Proof {
  readonly type: 'DataIntegrityProof';
  readonly cryptosuite: 'eddsa-rdfc-2022';
  readonly proofPurpose: 'assertionMethod';
  readonly created: string;
  readonly verificationMethod: string;
  readonly proofValue: string;
}

/** The one proof of a document, which may stand by itself or in a list; undefined when there are more, or none. */
export function proofIn({ proof }: Document): unknown {
  if (!Array.isArray(proof)) return proof;
  return proof.length === 1 ? proof[0] : undefined;
}

/** The public key (`z6Mk…`) of an Ed25519 seed of 32 bytes. */
export async function publicKeyOf(seed: Uint8Array): Promise<string> {
  return multikey(await getPublicKeyAsync(seed));
}

/**
 * Signs a document.
 * @param seed 32 bytes
 * @param method the key's address: `<issuer>#<Multikey>`
 */
export async function sign<D extends Document>(
  document: D,
  { seed, method, created }: { seed: Uint8Array; method: string; created: Date },
): Promise<D & { proof: Proof }> {
  const terms = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-rdfc-2022',
    proofPurpose: 'assertionMethod',
    created: moment(created),
    verificationMethod: method,
  } as const;
  const signature = await signAsync(await hashOf(document, terms), seed);
  return { ...document, proof: { ...terms, proofValue: multibase(signature) } };
}

/**
 * Is this document as it was when it was signed with this key?
 * @param key a Multikey, `z6Mk…`
 */
export async function isSigned(signed: Document, key: string): Promise<boolean> {
  const { proof: _, ...document } = signed;
  const { proofValue, ...terms } = proofIn(signed) as Proof;
  const [signature, publicKey] = [fromMultibase(proofValue, 64), fromMultikey(key)];
  if (!signature || !publicKey) return false;
  try {
    return await verifyAsync(signature, await hashOf(document, terms), publicKey, { zip215: false });
  } catch {
    return false;
  }
}

/** A moment as credentials tell it: UTC, to the second. */
export function moment(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z');
}

async function hashOf(document: Document, terms: Omit<Proof, 'proofValue'>): Promise<Uint8Array> {
  const options = { '@context': document['@context'], ...terms };
  const [head, body] = await Promise.all(
    [options, document].map(async (one) => sha256(await canonical(one))),
  );
  return Uint8Array.from([...(head ?? []), ...(body ?? [])]);
}

async function sha256(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
}
