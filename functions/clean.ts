import { and, eq, inArray, lte, or } from 'drizzle-orm';
import { addMonths, dayAt } from '../src/programme/day';
import { period, type RetentionKey } from '../src/programme/retention';
import { applications, contacts, enquiries, feedback, links, outbox } from './store/schema';
import type { World } from './world';

const aDay = 24 * 60 * 60 * 1000;

/** Erases what has stayed as long as the retention table says. Run again it finds nothing more to do. */
export async function clean(world: World): Promise<void> {
  const { db } = world;
  const stale = db
    .select({ id: applications.id })
    .from(applications)
    .where(and(eq(applications.state, 'unconfirmed'), lte(applications.madeAt, before(world, 'application-unconfirmed'))));
  const answered = db
    .select({ id: enquiries.id })
    .from(enquiries)
    .where(and(eq(enquiries.state, 'closed'), lte(enquiries.closedAt, before(world, 'enquiry'))));
  const settled = db
    .select({ id: feedback.id })
    .from(feedback)
    .where(and(eq(feedback.state, 'closed'), lte(feedback.closedAt, before(world, 'feedback'))));
  await db.batch([
    db.delete(outbox).where(or(inArray(outbox.about, stale), inArray(outbox.about, answered), inArray(outbox.about, settled))),
    db.delete(links).where(inArray(links.about, stale)),
    db.delete(contacts).where(inArray(contacts.application, stale)),
    db.delete(applications).where(inArray(applications.id, stale)),
    db.delete(links).where(lte(links.expiresAt, new Date(world.now().getTime() - aDay).toISOString())),
    db.delete(outbox).where(and(eq(outbox.state, 'sent'), lte(outbox.sentAt, before(world, 'letter')))),
    db.delete(enquiries).where(inArray(enquiries.id, answered)),
    db.delete(feedback).where(inArray(feedback.id, settled)),
  ]);
}

/** The moment before which a kind of data has stayed its time. Months are whole calendar months. */
function before(world: World, of: RetentionKey): string {
  const { days, months } = period(of);
  const now = world.now();
  if (days !== undefined) return new Date(now.getTime() - days * aDay).toISOString();
  return `${addMonths(dayAt(now), -(months ?? 0))}T00:00:00.000Z`;
}
