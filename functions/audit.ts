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
