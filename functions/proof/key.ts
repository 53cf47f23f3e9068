import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import { publicKeyOf } from '../../src/credential/proof';
import { logged } from '../audit';
import { made } from '../guard';
import { credentials, credentialsDue, signingKeys } from '../store/credentials';
import type { World } from '../world';

/** The key that signs now. */
export interface Signer {
  readonly seed: Uint8Array;
  /** Its public half, `z6Mk…`. */
  readonly id: string;
}

/** Who issues, as every credential names it. */
export function issuerOf(world: World): string {
  return `${world.origin}/issuer`;
}

/**
 * The key that signs now, entered in the list of keys when it is new; the one before ends at that moment.
 * @returns undefined when the deployment has none, or only one that has ended or been revoked
 */
export async function signer(world: World): Promise<Signer | undefined> {
  const own = await ownKey(world);
  if (!own || own.entered) return own;
  const { seed, id } = own;
  const now = world.now().toISOString();
  const entered = await made(
    world.db.batch([
      logged(world, 'clock', 'key.entered', id),
      world.db.insert(signingKeys).values({ id, fromAt: now }),
      world.db
        .update(signingKeys)
        .set({ untilAt: now })
        .where(and(isNull(signingKeys.untilAt), ne(signingKeys.id, id))),
    ]),
  );
  return entered ? { seed, id } : signer(world);
}

/** Has the deployment a key that may sign? Asking enters none. */
export async function canSign(world: World): Promise<boolean> {
  return (await ownKey(world)) !== undefined;
}

/** The deployment's key, unless it has ended or been revoked. */
async function ownKey(world: World): Promise<(Signer & { readonly entered: boolean }) | undefined> {
  const { seed, revoked } = world.signing;
  if (!seed) return undefined;
  const id = await publicKeyOf(seed);
  if (revoked.includes(id)) return undefined;
  const [known] = await world.db.select().from(signingKeys).where(eq(signingKeys.id, id)).limit(1);
  return known?.untilAt || known?.revokedAt ? undefined : { seed, id, entered: known !== undefined };
}

/**
 * Does what the deployment says of keys that somebody else may have: what they signed is revoked, and what of it is
 * still in force waits to be signed anew.
 */
export async function revokeKeys(world: World): Promise<void> {
  const { revoked } = world.signing;
  if (revoked.length === 0) return;
  const { db } = world;
  const now = world.now().toISOString();
  const due = await db
    .select({ id: signingKeys.id })
    .from(signingKeys)
    .where(and(inArray(signingKeys.id, [...revoked]), isNull(signingKeys.revokedAt)));
  for (const { id } of due) {
    await db.batch([
      logged(world, 'clock', 'key.revoked', id),
      db
        .insert(credentialsDue)
        .select(
          sql`SELECT DISTINCT c.award, ${now} FROM credentials c JOIN awards a ON a.code = c.award
            WHERE c.key = ${id} AND c.until >= ${now.slice(0, 10)}`,
        )
        .onConflictDoNothing(),
      db.update(credentials).set({ revoked: 1 }).where(eq(credentials.key, id)),
      db
        .update(signingKeys)
        .set({ revokedAt: now, untilAt: sql`coalesce(${signingKeys.untilAt}, ${now})` })
        .where(eq(signingKeys.id, id)),
    ]);
  }
}
