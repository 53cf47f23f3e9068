import { and, asc, eq, gte } from 'drizzle-orm';
import { aMinute } from '../src/programme/span';
import { erasures } from './erasures';
import { forget, isForgettable } from './forget';
import { notices } from './store/clock';
import type { World } from './world';

/** D1 takes a hundred bound values in a statement. */
const atOnce = 50;
/** Clocks of two requests differ a little: entries so much older than the mark are gone through once more. */
const overlap = 10 * aMinute;
const mark = { about: 'clock', what: 'erasures' };

/**
 * Erases again what the erasure log names since this database last saw it. When nothing was restored that is nothing
 * new; a database that was restored has an older mark, so that whatever was erased after the moment it went back to is
 * erased again at the next stroke of the clock, without anybody having to think of it.
 * @returns how many things were there again
 */
export async function eraseAgain(world: World): Promise<number> {
  const now = world.now();
  const isMark = and(eq(notices.about, mark.about), eq(notices.what, mark.what));
  const [seen] = await world.db.select().from(notices).where(isMark).limit(1);
  const since = seen ? new Date(Date.parse(seen.at) - overlap).toISOString() : '';
  const erased = await rerun(world, since);
  await world.db
    .insert(notices)
    .values({ ...mark, at: now.toISOString() })
    .onConflictDoUpdate({ target: [notices.about, notices.what], set: { at: now.toISOString() } });
  if (erased > 0) world.log('erasures.again', { erased });
  return erased;
}

/** Erases what the log names from a moment on (ISO 8601), or all of it. @returns how many things were there again */
export async function rerun(world: World, since = ''): Promise<number> {
  const rows = await world.erasures
    .select()
    .from(erasures)
    .where(gte(erasures.at, since))
    .orderBy(asc(erasures.kind), asc(erasures.id));
  let erased = 0;
  for (const [kind, entries] of Map.groupBy(rows, (row) => row.kind)) {
    if (!isForgettable(kind)) throw new Error(`The erasure log names a kind that nobody erases: ${kind}`);
    const ids = entries.map(({ id }) => id);
    for (let from = 0; from < ids.length; from += atOnce)
      erased += (await forget(world, kind, ids.slice(from, from + atOnce))).length;
  }
  return erased;
}
