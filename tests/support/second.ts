import { createHash, createPublicKey, verify } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { JsonLdParser } from 'jsonld-streaming-parser';
import { DataFactory, type Quad } from 'n3';
import { RDFC10 } from 'rdfjs-c14n';
import credentialsV2 from '../../src/credential/contexts/credentials-v2.json';
import openBadges from '../../src/credential/contexts/open-badges-3.0.3.json';

/**
 * A second implementation of the check, which shares no code with the first: other libraries for JSON-LD and for
 * canonical RDF, Node's own for the signature, for gzip and for Base64. Only the pinned contexts are the same.
 */
type Json = { [word: string]: unknown } & {
  [word in
    | 'created'
    | 'credentialStatus'
    | 'credentialSubject'
    | 'cryptosuite'
    | 'encodedList'
    | 'expires'
    | 'id'
    | 'issuer'
    | 'proof'
    | 'proofValue'
    | 'publicKeyMultibase'
    | 'revoked'
    | 'statusListCredential'
    | 'statusListIndex'
    | 'statusPurpose'
    | 'type'
    | 'validFrom'
    | 'validUntil']?: unknown;
};

const contexts: Record<string, object> = {
  'https://www.w3.org/ns/credentials/v2': credentialsV2,
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json': openBadges,
};

export interface Second {
  readonly origin: string;
  readonly now: Date;
  readonly fetch: (url: string) => Promise<Response>;
}

/** The judgement on a credential (JSON). */
export async function secondOpinion(text: string, means: Second): Promise<string> {
  let badge: Json;
  try {
    badge = JSON.parse(text);
  } catch {
    return 'none';
  }
  const own = `${means.origin}/issuer`;
  const issuer = badge.issuer as Json | string;
  if (!JSON.stringify(badge.type ?? '').includes('VerifiableCredential')) return 'none';
  if ((typeof issuer === 'string' ? issuer : issuer?.id) !== own) return 'foreign';
  let methods: Json[];
  try {
    methods = ((await (await means.fetch(own)).json()) as { verificationMethod: Json[] }).verificationMethod;
  } catch {
    return 'unchecked';
  }
  if (!(await holds(badge, methods))) return 'altered';
  const key = methodOf(badge, methods);
  if (key?.revoked) return 'revoked';
  const status = badge.credentialStatus as Json;
  const listed: (boolean | undefined)[] = [];
  for (const purpose of ['revocation', 'suspension']) {
    const url = String(status.statusListCredential).replace('revocation', purpose);
    listed.push(
      await bit(url, purpose, Number(status.statusListIndex), methods, means).catch(() => undefined),
    );
  }
  if (listed[0]) return 'revoked';
  if (listed[1]) return 'suspended';
  if (means.now.getTime() > Date.parse(String(badge.validUntil))) return 'expired';
  return listed.includes(undefined) ? 'unchecked' : 'valid';
}

async function bit(url: string, purpose: string, index: number, methods: Json[], means: Second) {
  const list = (await (await means.fetch(url)).json()) as Json;
  const subject = list.credentialSubject as Json;
  if (list.id !== url || list.issuer !== `${means.origin}/issuer`) throw new Error('not ours');
  if (subject.statusPurpose !== purpose || !(await holds(list, methods))) throw new Error('not genuine');
  if (methodOf(list, methods)?.revoked) throw new Error('lost key');
  if (means.now < new Date(String(list.validFrom)) || means.now > new Date(String(list.validUntil)))
    throw new Error('not of now');
  const bits = gunzipSync(Buffer.from(String(subject.encodedList).slice(1), 'base64url'));
  if (bits.length < 16_384) throw new Error('too short');
  return ((bits[Math.floor(index / 8)] ?? 0) & (0x80 >> (index % 8))) > 0;
}

function methodOf(document: Json, methods: Json[]): Json | undefined {
  const { verificationMethod } = [document.proof].flat()[0] as Json;
  return methods.find(({ id }) => id === verificationMethod);
}

/** EdDSA Cryptosuites 1.0, 3.2: SHA-256 of the proof's terms, then of the document, both in RDFC-1.0. */
async function holds({ proof, ...document }: Json, methods: Json[]): Promise<boolean> {
  try {
    const { proofValue, ...terms } = [proof].flat()[0] as Json;
    const method = methodOf({ proof }, methods);
    if (!method || terms.cryptosuite !== 'eddsa-rdfc-2022') return false;
    if (method.expires && Date.parse(String(terms.created)) > Date.parse(String(method.expires)))
      return false;
    const known = Object.keys(contexts);
    if ((document['@context'] as string[]).some((context) => !known.includes(context))) return false;
    const data = Buffer.concat([
      hash(await canonical({ '@context': document['@context'], ...terms })),
      hash(await canonical(document)),
    ]);
    const x = base58(String(method.publicKeyMultibase)).subarray(2).toString('base64url');
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    return verify(null, data, key, base58(String(proofValue)));
  } catch {
    return false;
  }
}

async function canonical(document: Json): Promise<string> {
  const quads = await new Promise<Quad[]>((resolve, reject) => {
    const found: Quad[] = [];
    const parser = new JsonLdParser({
      documentLoader: { load: async (url: string) => contexts[url] as never },
    });
    parser.on('data', (quad) => found.push(quad as Quad));
    parser.on('error', reject);
    parser.on('end', () => resolve(found));
    parser.write(JSON.stringify(document));
    parser.end();
  });
  const canonizer = new RDFC10(DataFactory as never);
  return (await canonizer.c14n(quads as never)).canonical_form;
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function base58(multibase: string): Buffer {
  const letters = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
  let number = 0n;
  for (const letter of multibase.slice(1)) number = number * 58n + BigInt(letters.indexOf(letter));
  const hex = number.toString(16);
  return Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex');
}
