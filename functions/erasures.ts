import { and, eq } from 'drizzle-orm';
import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ForgetKind } from './forget';
import type { World } from './world';

/** The erasure log, as `functions/migrations-erasures` makes it, in a database of its own. */
export const erasures = sqliteTable(
  'erasures',
  { kind: text().notNull(), id: text().notNull(), at: text().notNull() },
  (table) => [primaryKey({ columns: [table.kind, table.id] })],
);

/** D1 takes a hundred bound values in a statement; each row has three. */
const atOnce = 30;

/**
 * Writes down that something was erased, so that it is erased again after a restore. Ids alone, never personal data.
 * Whoever erases because somebody asked for it writes this first: an erasure that then fails is made good by the clock;
 * see `functions/restore.ts`.
 */
export async function record(world: World, erased: { kind: ForgetKind; id: string }): Promise<void> {
  await recordAll(world, erased.kind, [erased.id]);
}

/** The same of many of a kind. */
export async function recordAll(world: World, kind: ForgetKind, ids: readonly string[]): Promise<void> {
  const at = world.now().toISOString();
  for (let from = 0; from < ids.length; from += atOnce) {
    const rows = ids.slice(from, from + atOnce).map((id) => ({ kind, id, at }));
    await world.erasures
      .insert(erasures)
      .values(rows)
      .onConflictDoUpdate({ target: [erasures.kind, erasures.id], set: { at } });
  }
}

/** Takes back what was written down of something that could not be erased after all. */
export async function unrecord(world: World, { kind, id }: { kind: ForgetKind; id: string }): Promise<void> {
  await world.erasures.delete(erasures).where(and(eq(erasures.kind, kind), eq(erasures.id, id)));
}
