import { and, eq, inArray, max } from 'drizzle-orm';
import { listCredential, type Purpose } from '../../src/credential/badge';
import { packed } from '../../src/credential/bits';
import { moment, sign } from '../../src/credential/proof';
import { stateAt } from '../../src/programme/award';
import { aMinute } from '../../src/programme/span';
import { awards } from '../store/awards';
import { credentials, signingKeys } from '../store/credentials';
import type { World } from '../world';
import { issuerOf, signer } from './key';

export const purposes = ['revocation', 'suspension'] as const satisfies readonly Purpose[];

/** A list that says the same is signed anew no sooner than after so many milliseconds. */
const renewed = 5 * aMinute;

interface Signed {
  readonly encoded: string;
  readonly key: string;
  readonly at: number;
  readonly text: string;
}
const kept = new WeakMap<World, Map<string, Signed>>();

/**
 * A status list as it stands at this moment, signed. What it says is asked of the database each time; when nothing has
 * changed, the list signed some minutes ago is good.
 * @returns its JSON; `missing` when there is no such list, `unsigned` when the deployment has no key
 */
export async function statusList(
  world: World,
  purpose: Purpose,
  list: number,
): Promise<string | 'missing' | 'unsigned'> {
  const [last] = await world.db.select({ list: max(credentials.list) }).from(credentials);
  if (list < 1 || list > Math.max(1, last?.list ?? 1)) return 'missing';
  const own = await signer(world);
  if (!own) return 'unsigned';
  const now = world.now();
  const encoded = await packed(await positions(world, purpose, list));
  const cache = kept.get(world) ?? new Map<string, Signed>();
  kept.set(world, cache);
  const name = `${purpose}-${list}`;
  const before = cache.get(name);
  const age = before ? now.getTime() - before.at : Number.POSITIVE_INFINITY;
  if (before && before.encoded === encoded && before.key === own.id && age >= 0 && age < renewed)
    return before.text;
  const document = listCredential(world.origin, { purpose, list, encoded, now });
  const method = `${issuerOf(world)}#${own.id}`;
  const text = JSON.stringify(await sign(document, { seed: own.seed, method, created: now }));
  cache.set(name, { encoded, key: own.id, at: now.getTime(), text });
  return text;
}

/**
 * The places of a list that are set. `stateAt` decides: suspended awards in the one list; withdrawn ones, and those
 * given up before a credential's own end, in the other, with what a lost key signed and what is left of erased awards.
 */
async function positions(world: World, purpose: Purpose, list: number): Promise<number[]> {
  const { db } = world;
  const now = world.now();
  const stopped = await db
    .select({ award: awards, position: credentials.position, until: credentials.until })
    .from(awards)
    .innerJoin(credentials, eq(credentials.award, awards.code))
    .where(and(inArray(awards.stopped, ['suspended', 'withdrawn', 'given-up']), eq(credentials.list, list)));
  const set = stopped.filter(({ award, until }) => {
    const state = stateAt(award, now);
    if (purpose === 'suspension') return state.state === 'suspended';
    return (
      state.state === 'withdrawn' ||
      (state.state === 'ended' && state.why === 'given-up' && state.on <= until)
    );
  });
  const revoked =
    purpose === 'revocation'
      ? await db
          .select({ position: credentials.position })
          .from(credentials)
          .where(and(eq(credentials.revoked, 1), eq(credentials.list, list)))
      : [];
  return [...set, ...revoked].map(({ position }) => position).sort((a, b) => a - b);
}

/**
 * Who issues, with every key there has been: a Controlled Identifier document.
 * @returns undefined before the first key
 */
export async function issuerDocument(world: World, name: string): Promise<object | undefined> {
  await signer(world);
  const keys = await world.db.select().from(signingKeys);
  if (keys.length === 0) return undefined;
  const id = issuerOf(world);
  const gone = (key: (typeof keys)[number]) =>
    key.revokedAt !== null || world.signing.revoked.includes(key.id);
  return {
    '@context': ['https://www.w3.org/ns/cid/v1', 'https://www.w3.org/ns/credentials/v2'],
    id,
    type: ['Profile'],
    name,
    url: `${world.origin}/`,
    verificationMethod: keys
      .sort((a, b) => (a.fromAt < b.fromAt ? -1 : 1))
      .map((key) => ({
        id: `${id}#${key.id}`,
        type: 'Multikey',
        controller: id,
        publicKeyMultibase: key.id,
        ...(key.untilAt && { expires: moment(new Date(Math.ceil(Date.parse(key.untilAt) / 1000) * 1000)) }),
        ...(gone(key) && { revoked: moment(new Date(key.revokedAt ?? world.now())) }),
      })),
    assertionMethod: keys.filter((key) => !gone(key)).map((key) => `${id}#${key.id}`),
  };
}
