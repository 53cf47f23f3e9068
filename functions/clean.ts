import { and, eq, inArray, isNull, lte, or } from 'drizzle-orm';
import { addMonths, dayAt } from '../src/programme/day';
import { period, type RetentionKey } from '../src/programme/retention';
import { awards } from './store/awards';
import { concerns } from './store/concerns';
import { decisions, questions } from './store/desk';
import { applications, contacts, enquiries, feedback, links, outbox } from './store/schema';
import type { World } from './world';

const aDay = 24 * 60 * 60 * 1000;

/** Erases what has stayed as long as the retention table says. Run again it finds nothing more to do. */
export async function clean(world: World): Promise<void> {
  const { db } = world;
  const day = before(world, 'application-closed').slice(0, 10);
  const declined = db
    .select({ id: decisions.application })
    .from(decisions)
    .where(
      and(eq(decisions.outcome, 'declined'), lte(decisions.effectiveAt, before(world, 'application-closed'))),
    );
  const unanswered = db
    .select({ id: questions.application })
    .from(questions)
    .where(and(isNull(questions.answeredAt), lte(questions.answerBy, day)));
  const stale = db
    .select({ id: applications.id })
    .from(applications)
    .where(
      or(
        and(
          eq(applications.state, 'unconfirmed'),
          lte(applications.madeAt, before(world, 'application-unconfirmed')),
        ),
        and(eq(applications.state, 'declined'), inArray(applications.id, declined)),
        and(eq(applications.state, 'closed'), inArray(applications.id, unanswered)),
      ),
    );
  const lastDay = before(world, 'award-contact').slice(0, 10);
  const ended = db
    .select({ id: awards.application })
    .from(awards)
    .where(
      or(
        and(eq(awards.stopped, 'no'), lte(awards.validUntil, lastDay)),
        and(inArray(awards.stopped, ['withdrawn', 'given-up']), lte(awards.stoppedOn, lastDay)),
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
    db.delete(contacts).where(or(inArray(contacts.application, stale), inArray(contacts.application, ended))),
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
