import { badgeCredential, listCredential, type Purpose } from '../../src/credential/badge';
import { packed } from '../../src/credential/bits';
import type { Document } from '../../src/credential/canon';
import { publicKeyOf, sign } from '../../src/credential/proof';

export const origin = 'https://ovi.example.fi';
export const issuer = `${origin}/issuer`;
export const now = new Date('2027-03-01T10:00:00Z');
export const position = 77_777;

const seedOf = (text: string) => new TextEncoder().encode(text.padEnd(32, '.'));
export const ours = seedOf('our key');
export const theirs = seedOf("somebody else's key");

/** The unsigned credential of a made-up employer, in force at `now`. */
export function unsigned(other: Partial<Parameters<typeof badgeCredential>[0]> = {}) {
  return badgeCredential({
    origin,
    code: '7KD-3VMX',
    serial: 1,
    name: 'Lakeuden Esimerkkileipomo & Äidit Oy "Ö" ]]>',
    businessId: '1234567-1',
    workplaces: 'Seinäjoki, keskusta',
    granted: new Date('2026-11-02T00:00:00Z'),
    from: new Date('2026-11-02T08:10:00Z'),
    until: '2028-11-02',
    place: { list: 1, position },
    issuer: { name: 'Esimerkki', url: `${origin}/` },
    programme: { fi: { full: 'Ovi auki' }, sv: { full: 'Öppen dörr' }, en: { full: 'Open Door' } },
    words: { description: 'What it means.', criteria: 'The rules.' },
    ...other,
  });
}

export async function signed<D extends Document>(
  document: D,
  seed = ours,
  created = new Date('2026-11-02T08:10:01Z'),
) {
  return sign(document, { seed, method: `${issuer}#${await publicKeyOf(seed)}`, created });
}

/** What our site serves, by address. */
export type Site = Map<string, unknown>;

interface Serving {
  readonly revoked?: readonly number[];
  readonly suspended?: readonly number[];
  /** What is done to the issuer's entry of our key. */
  readonly key?: Readonly<Record<string, string>>;
  /** When the lists were signed. */
  readonly at?: Date;
  readonly listSeed?: Uint8Array<ArrayBuffer>;
}

/** Our site with its issuer and its lists. */
export async function siteWith({
  revoked = [],
  suspended = [],
  key = {},
  at = now,
  listSeed = ours,
}: Serving = {}): Promise<Site> {
  const id = await publicKeyOf(ours);
  const list = async (purpose: Purpose, set: readonly number[]) =>
    signed(listCredential(origin, { purpose, list: 1, encoded: await packed(set), now: at }), listSeed, at);
  return new Map<string, unknown>([
    [
      issuer,
      {
        id: issuer,
        verificationMethod: [
          { id: `${issuer}#${id}`, type: 'Multikey', controller: issuer, publicKeyMultibase: id, ...key },
        ],
      },
    ],
    [`${origin}/status/revocation-1`, await list('revocation', revoked)],
    [`${origin}/status/suspension-1`, await list('suspension', suspended)],
  ]);
}

/** Fetches from a site; what it does not have is a failure of the network. */
export function from(site: Site): (url: string) => Promise<Response> {
  return async (url) => {
    if (!site.has(url)) throw new TypeError('fetch failed');
    return Response.json(site.get(url));
  };
}
