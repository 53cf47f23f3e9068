import { aMinute } from '../programme/span';
import { extracted } from './bake';
import { isSet } from './bits';
import { badgeContexts, type Document, listContexts } from './canon';
import { isSigned, type Proof, proofIn } from './proof';

/** The largest file that is looked into, in bytes. */
export const largest = 5_000_000;
/** Clocks may differ by so many milliseconds. */
const skew = 5 * aMinute;

/** What a badge file turned out to be. Only `valid` means that the badge may be relied on. */
export const verdicts = [
  'valid',
  'revoked',
  'suspended',
  'expired',
  'altered',
  'foreign',
  'none',
  'unchecked',
] as const;
export type Verdict = (typeof verdicts)[number];

/** What a badge says; told only when its signature is ours and holds. */
export interface Badge {
  readonly code: string;
  readonly name: string;
  readonly businessId: string;
  /** ISO 8601, UTC. */
  readonly from: string;
  readonly until: string;
}

export interface Finding {
  readonly verdict: Verdict;
  readonly badge?: Badge;
  /** Who a badge of somebody else says it is from. */
  readonly issuer?: string;
}

/** What the check needs from outside. */
export interface Means {
  /** Where our site stands, such as `https://ovi.example.fi`: only what is issued there is ours. */
  readonly origin: string;
  /** Fetches a document of that site. Whatever goes wrong may throw. */
  readonly fetch: (url: string) => Promise<Response>;
  readonly now: Date;
}

/**
 * Checks a badge file. The file stays here: what is fetched is the issuer's keys and whole status lists, so that the
 * site cannot tell whose badge is looked at.
 * @param file an SVG or PNG picture with a credential in it, or the credential (JSON)
 */
export async function verify(file: Uint8Array, means: Means): Promise<Finding> {
  const text = file.length <= largest ? extracted(file) : undefined;
  if (text === undefined) return { verdict: 'none' };
  const document = parsed(text);
  // A token (VC-JWT) or a badge of the time before 3.0: some other issuer's, we have never made any.
  if (!document) return { verdict: /^[\w-]+\.[\w-]+\.[\w-]+$/.test(text) ? 'foreign' : 'none' };
  if (!isBadge(document)) return { verdict: document.type === 'Assertion' ? 'foreign' : 'none' };
  const issuer = idOf(document.issuer);
  const own = `${means.origin}/issuer`;
  if (issuer !== own) return { verdict: 'foreign', ...(issuer && { issuer }) };
  if (!hasContexts(document, badgeContexts)) return { verdict: 'altered' };
  const entry = entryOf(document, own);
  const badge = badgeOf(document, means.origin);
  if (!entry || !badge || !proofOf(document, own)) return { verdict: 'altered' };

  let keys: readonly Key[];
  try {
    keys = await keysOf(means);
  } catch {
    return { verdict: 'unchecked' };
  }
  const key = await signedBy(document, keys, own);
  if (!key) return { verdict: 'altered' };
  if (key.revoked) return { verdict: 'revoked', badge };

  const bits = await Promise.all([
    bitOf(entry, 'revocation', keys, means),
    bitOf(entry, 'suspension', keys, means),
  ]);
  const now = means.now.getTime();
  if (bits[0]) return { verdict: 'revoked', badge };
  if (bits[1]) return { verdict: 'suspended', badge };
  // The end is told to the second, and that second is still within it.
  if (!(now < Date.parse(badge.until) + 1000)) return { verdict: 'expired', badge };
  if (bits.includes(undefined) || !(now >= Date.parse(badge.from) - skew))
    return { verdict: 'unchecked', badge };
  return { verdict: 'valid', badge };
}

interface Key {
  readonly id: string;
  readonly publicKey: string;
  /** After this moment it signs no more; what it signed before holds. */
  readonly expires: number;
  /** Somebody else may have it: nothing that it signed holds. */
  readonly revoked: boolean;
}

/** Which of our keys signed this document, within the time it was in use; undefined when none did. */
async function signedBy(document: Document, keys: readonly Key[], issuer: string): Promise<Key | undefined> {
  const proof = proofOf(document, issuer);
  const key = proof && keys.find(({ id }) => id === proof.verificationMethod);
  if (!key || !(Date.parse(proof.created) <= key.expires)) return undefined;
  return (await isSigned(document, key.publicKey)) ? key : undefined;
}

async function keysOf({ origin, fetch }: Means): Promise<Key[]> {
  const own = `${origin}/issuer`;
  const document = await read(fetch, own);
  if (document.id !== own || !Array.isArray(document.verificationMethod)) throw new Error('Not our issuer');
  return document.verificationMethod.filter(isDocument).flatMap((method): Key[] => {
    const { id, type, controller, publicKeyMultibase, expires, revoked } = method;
    if (typeof id !== 'string' || type !== 'Multikey' || controller !== own) return [];
    if (typeof publicKeyMultibase !== 'string' || id !== `${own}#${publicKeyMultibase}`) return [];
    return [
      {
        id,
        publicKey: publicKeyMultibase,
        expires: expires === undefined ? Number.POSITIVE_INFINITY : Date.parse(String(expires)),
        revoked: revoked !== undefined,
      },
    ];
  });
}

/** What a credential says of its place in the status lists. */
interface Entry {
  readonly list: string;
  readonly position: number;
}

/**
 * The revocation entry that every credential of ours has. The standard's schema takes one entry only, so the suspension
 * list is found by its name: the same number, the same position.
 */
function entryOf(document: Document, issuer: string): Entry | undefined {
  const status = document.credentialStatus;
  if (!isDocument(status)) return undefined;
  const { type, statusPurpose, statusListIndex, statusListCredential } = status;
  if (type !== 'BitstringStatusListEntry' || statusPurpose !== 'revocation') return undefined;
  if (typeof statusListIndex !== 'string' || !/^\d{1,6}$/.test(statusListIndex)) return undefined;
  const start = `${issuer.replace(/issuer$/, 'status/')}revocation-`;
  const list = String(statusListCredential);
  const number = list.startsWith(start) ? list.slice(start.length) : '';
  return /^\d{1,4}$/.test(number) ? { list: number, position: Number(statusListIndex) } : undefined;
}

/** Whether a list has this entry set; undefined when that cannot be known. */
async function bitOf(
  { list, position }: Entry,
  purpose: 'revocation' | 'suspension',
  keys: readonly Key[],
  { origin, fetch, now }: Means,
): Promise<boolean | undefined> {
  const own = `${origin}/issuer`;
  const url = `${origin}/status/${purpose}-${list}`;
  try {
    const document = await read(fetch, url);
    const subject = document.credentialSubject;
    const type = document.type;
    const genuine =
      document.id === url &&
      idOf(document.issuer) === own &&
      Array.isArray(type) &&
      type.includes('BitstringStatusListCredential') &&
      hasContexts(document, listContexts) &&
      isDocument(subject) &&
      subject.type === 'BitstringStatusList' &&
      subject.statusPurpose === purpose &&
      now.getTime() >= Date.parse(String(document.validFrom)) - skew &&
      now.getTime() <= Date.parse(String(document.validUntil)) + skew;
    if (!genuine) return undefined;
    const key = await signedBy(document, keys, own);
    return key && !key.revoked ? await isSet(String(subject.encodedList), position) : undefined;
  } catch {
    return undefined;
  }
}

function badgeOf(document: Document, origin: string): Badge | undefined {
  const { validFrom: from, validUntil: until, credentialSubject: subject } = document;
  if (!isDocument(subject) || !Array.isArray(subject.identifier)) return undefined;
  const named = (type: string) =>
    (subject.identifier as unknown[]).filter(isDocument).find((one) => one.identityType === type)
      ?.identityHash;
  const [name, businessId] = [named('ext:name'), named('ext:fi-business-id')];
  const code = new RegExp(`^${origin.replaceAll('.', '\\.')}/t/([\\w-]{8})/$`).exec(String(subject.id))?.[1];
  if (![from, until, name, businessId].every((value) => typeof value === 'string') || !code) return undefined;
  if (Number.isNaN(Date.parse(String(from))) || Number.isNaN(Date.parse(String(until)))) return undefined;
  return {
    code,
    name: String(name),
    businessId: String(businessId),
    from: String(from),
    until: String(until),
  };
}

function isBadge({ type }: Document): boolean {
  const types: readonly unknown[] = Array.isArray(type) ? type : [type];
  return (
    types.includes('VerifiableCredential') &&
    (types.includes('OpenBadgeCredential') || types.includes('AchievementCredential'))
  );
}

/** Exactly these contexts, and none further in: another could give the words another meaning. */
function hasContexts(document: Document, contexts: readonly string[]): boolean {
  const { '@context': own, ...rest } = document;
  return (
    Array.isArray(own) &&
    own.length === contexts.length &&
    own.every((context, at) => context === contexts[at]) &&
    !JSON.stringify(rest).includes('"@context"')
  );
}

function proofOf(document: Document, issuer: string): Proof | undefined {
  const proof = proofIn(document);
  if (!isDocument(proof)) return undefined;
  const { type, cryptosuite, proofPurpose, created, verificationMethod, proofValue } = proof;
  return type === 'DataIntegrityProof' &&
    cryptosuite === 'eddsa-rdfc-2022' &&
    proofPurpose === 'assertionMethod' &&
    typeof created === 'string' &&
    typeof proofValue === 'string' &&
    typeof verificationMethod === 'string' &&
    verificationMethod.startsWith(`${issuer}#`)
    ? (proof as unknown as Proof)
    : undefined;
}

async function read(fetch: Means['fetch'], url: string): Promise<Document> {
  const answer = await fetch(url);
  const document: unknown = answer.ok ? await answer.json() : undefined;
  if (!isDocument(document)) throw new Error(`Nothing to read at ${url}`);
  return document;
}

function parsed(text: string): Document | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isDocument(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function idOf(value: unknown): string | undefined {
  const id = isDocument(value) ? value.id : value;
  return typeof id === 'string' ? id : undefined;
}

function isDocument(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
