import { and, eq, inArray, lte, or } from 'drizzle-orm';
import { addMonths, dayAt } from '../src/programme/day';
import { period, type RetentionKey } from '../src/programme/retention';
import { concerns } from './store/concerns';
import { applications, contacts, enquiries, feedback, links, outbox } from './store/schema';
import type { World } from './world';

const aDay = 24 * 60 * 60 * 1000;

/** Erases what has stayed as long as the retention table says. Run again it finds nothing more to do. */
export async function clean(world: World): Promise<void> {
  const { db } = world;
  const stale = db
    .select({ id: applications.id })
    .from(applications)
    .where(
      and(
        eq(applications.state, 'unconfirmed'),
        lte(applications.madeAt, before(world, 'application-unconfirmed')),
      ),
    );
  const closed = (['enquiry', 'feedback', 'concern'] as const).map((kind) => {
    const table = { enquiry: enquiries, feedback, concern: concerns }[kind];
    const over = and(eq(table.state, 'closed'), lte(table.closedAt, before(world, kind)));
    return { table, ids: db.select({ id: table.id }).from(table).where(over) };
  });
  const gone = [stale, ...closed.map(({ ids }) => ids)];
  await db.batch([
    db.delete(outbox).where(or(...gone.map((ids) => inArray(outbox.about, ids)))),
    db.delete(links).where(or(...gone.map((ids) => inArray(links.about, ids)))),
    db.delete(contacts).where(inArray(contacts.application, stale)),
    db.delete(applications).where(inArray(applications.id, stale)),
    ...closed.map(({ table, ids }) => db.delete(table).where(inArray(table.id, ids))),
    db.delete(links).where(lte(links.expiresAt, new Date(world.now().getTime() - aDay).toISOString())),
    db.delete(outbox).where(and(eq(outbox.state, 'sent'), lte(outbox.sentAt, before(world, 'letter')))),
  ]);
}

/** The moment before which a kind of data has stayed its time. Months are whole calendar months. */
function before(world: World, of: RetentionKey): string {
  const { days, months } = period(of);
  const now = world.now();
  if (days !== undefined) return new Date(now.getTime() - days * aDay).toISOString();
  return `${addMonths(dayAt(now), -(months ?? 0))}T00:00:00.000Z`;
}
