import { sql } from 'drizzle-orm';
import { causeOf } from './once';
import { unknownVisitor } from './origin';
import { quotas } from './store/clock';
import { statement } from './store/statement';
import type { World } from './world';

/**
 * So many forms from one network within an hour, and within a day: an office or a course behind one address sends
 * fewer.
 */
export const mostAnHour = 20;
export const mostADay = 60;

/**
 * What counts a form against its visitor's quota. It stands last in the transaction that stores the form: when the
 * quota is full the database refuses all of it, and a form that is stored already finds itself before it is counted.
 * The print is another one every day, so nothing is known of anybody beyond it.
 * @param visitor whom the brake counts by; a form that staff fill in has none
 */
export async function counted(world: World, visitor: string | undefined) {
  if (!visitor || visitor === unknownVisitor) return [];
  const hour = world.now().toISOString().slice(0, 13);
  const print = await world.secret.print(`${hour.slice(0, 10)} ${visitor}`);
  return [count(world, { visitor: print, hour })];
}

const today = sql`(SELECT coalesce(sum(q.count), 0) FROM ${quotas} q WHERE q.visitor = ${sql.placeholder('visitor')})`;
const count = statement<'visitor' | 'hour'>(({ db }) =>
  db
    .insert(quotas)
    .values({
      visitor: sql.placeholder('visitor'),
      hour: sql.placeholder('hour'),
      count: sql`CASE WHEN ${today} < ${mostADay} THEN 1 END`,
    })
    .onConflictDoUpdate({
      target: [quotas.visitor, quotas.hour],
      set: { count: sql`CASE WHEN ${quotas.count} < ${mostAnHour} THEN ${quotas.count} + 1 END` },
    }),
);

/** Was the transaction refused because the visitor's quota is full? */
export function isFull(error: unknown): boolean {
  return causeOf(error, 'NOT NULL constraint failed: quotas.count');
}
