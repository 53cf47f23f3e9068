import { isLoopback, type World } from '../../functions/world';
import { programmeOf } from './programme';
import { insertsOf } from './rows';

/** Kept: where migrations stand, and what SQLite and D1 keep for themselves. */
const kept = /^(d1_migrations|sqlite_.*|_cf_.*)$/;

/**
 * Empties the database of a local site and fills it with a made-up programme. The two guards of the audit log are taken
 * off for that moment and put back as they were.
 * @returns how many rows each table was given
 * @throws when the site is not on this computer
 */
export async function fill(
  world: World,
  options: Parameters<typeof programmeOf>[1] = {},
): Promise<Record<string, number>> {
  if (!isLoopback(world.origin))
    throw new Error(`Made-up employers are for a site on this computer, not for ${world.origin}.`);
  const rows = await programmeOf(world, options);
  await empty(world.db.$client);
  for (const [table, some] of rows.all) {
    for (const statement of insertsOf(world.db.$client, table, some)) await statement.run();
  }
  return Object.fromEntries(rows.all.map(([table, some]) => [table, some.length]));
}

async function empty(db: D1Database): Promise<void> {
  const read = (type: string) =>
    db
      .prepare('SELECT name, sql FROM sqlite_master WHERE type = ?')
      .bind(type)
      .all<{ name: string; sql: string }>();
  const triggers = (await read('trigger')).results;
  const tables = (await read('table')).results.filter(({ name }) => !kept.test(name));
  await db.batch([
    db.prepare('PRAGMA defer_foreign_keys = on'),
    ...triggers.map(({ name }) => db.prepare(`DROP TRIGGER ${name}`)),
    ...tables.map(({ name }) => db.prepare(`DELETE FROM ${name}`)),
    ...triggers.map(({ sql }) => db.prepare(sql)),
  ]);
}
