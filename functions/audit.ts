import { and, eq } from 'drizzle-orm';
import { audit } from './store/desk';
import type { World } from './world';

/** A row of the audit log, to be written in the transaction of what it tells. No personal data in `details`. */
export function logged(
  world: World,
  actor: string,
  verb: string,
  about: string,
  details: Record<string, string | number> = {},
) {
  return world.db.insert(audit).values({ at: world.now().toISOString(), actor, verb, about, details });
}

/** Who did this to that, by the log; undefined when nobody did. */
export async function doerOf(world: World, verb: string, about: string): Promise<string | undefined> {
  const [row] = await world.db
    .select({ actor: audit.actor })
    .from(audit)
    .where(and(eq(audit.about, about), eq(audit.verb, verb)))
    .limit(1);
  return row?.actor;
}
