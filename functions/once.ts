import { eq } from 'drizzle-orm';
import type { AnySQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Stored, Submission } from './submit';
import type { World } from './world';

/** A table of what was sent in, each by its id, with the digest of its words. */
type Kept = SQLiteTable & { readonly id: AnySQLiteColumn; readonly digest: AnySQLiteColumn };

/**
 * Stores a submission once. Sent again it finds itself: the same words are the same, other words are refused.
 * @param table where it is kept
 * @param insert one transaction
 */
export async function once(
  { db }: World,
  { id, digest }: Pick<Submission, 'id' | 'digest'>,
  table: Kept,
  insert: () => Promise<unknown>,
): Promise<Stored> {
  try {
    await insert();
    return 'stored';
  } catch (error) {
    const [stored] = isConflict(error)
      ? await db.select({ digest: table.digest }).from(table).where(eq(table.id, id))
      : [];
    if (!stored) throw error;
    return stored.digest === digest ? 'stored' : 'changed';
  }
}

/** Did the database refuse because a row of this key is there already? */
export function isConflict(error: unknown): boolean {
  return causeOf(error, 'UNIQUE constraint failed');
}

/** Does the error, or what it came of, say this? */
export function causeOf(error: unknown, words: string): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause.message.includes(words)) return true;
  }
  return false;
}
