import { and, desc, eq, isNotNull } from 'drizzle-orm';
import type { Day } from '../../src/programme/day';
import { credentials } from '../store/credentials';
import type { World } from '../world';

/** A signed credential as it is stored. */
export interface Stored {
  readonly serial: number;
  /** Its last day. */
  readonly until: Day;
  /** JSON, as it was signed. */
  readonly document: string;
}

/** One credential of an award, the newest unless told which; undefined when there is none, or it has been erased. */
export async function storedCredential(
  world: World,
  code: string,
  serial?: number,
): Promise<Stored | undefined> {
  const [row] = await world.db
    .select({ serial: credentials.serial, until: credentials.until, document: credentials.document })
    .from(credentials)
    .where(
      and(
        eq(credentials.award, code),
        isNotNull(credentials.document),
        serial === undefined ? undefined : eq(credentials.serial, serial),
      ),
    )
    .orderBy(desc(credentials.serial))
    .limit(1);
  return row?.document ? { ...row, document: row.document } : undefined;
}
