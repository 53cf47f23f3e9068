import { and, eq, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import { addMonths, dayAt } from '../src/programme/day';
import { period, type RetentionKey } from '../src/programme/retention';
import { aDay } from '../src/programme/span';
import { logged } from './audit';
import { recordAll } from './erasures';
import { type ForgetKind, forget, type Ids } from './forget';
import { awards } from './store/awards';
import { bounces, mailEvents, notices, skipped } from './store/clock';
import { concerns } from './store/concerns';
import { audit, decisions, questions } from './store/desk';
import { newMails } from './store/own';
import { applications, enquiries, feedback, links, outbox } from './store/schema';
import type { World } from './world';

/** So many things go in one transaction, and so many transactions for a kind in one run; the next run goes on. */
const atOnce = 200;
const most = 20;

/** Erases what has stayed as long as the retention table says. Run again it finds nothing more to do. */
export async function clean(world: World): Promise<void> {
  for (const [kind, due] of cases(world)) {
    for (let round = 0; round < most; round++) {
      const gone = await forget(world, kind, due);
      await recordAll(world, kind, gone);
      if (gone.length < atOnce) break;
    }
  }
  await cleanPost(world);
  await cleanAudit(world);
}

/** What is due of each kind: queries, asked within the transaction that erases. */
function cases(world: World): [ForgetKind, Ids][] {
  const { db } = world;
  const decided = before(world, 'application-closed');
  const declined = db
    .select({ id: decisions.application })
    .from(decisions)
    .where(and(eq(decisions.outcome, 'declined'), lte(decisions.effectiveAt, decided)));
  const unanswered = db
    .select({ id: questions.application })
    .from(questions)
    .where(and(isNull(questions.answeredAt), lte(questions.answerBy, decided.slice(0, 10))));
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
        and(eq(applications.state, 'withdrawn'), lte(applications.withdrawnAt, decided)),
      ),
    )
    .limit(atOnce);
  const settled = (['enquiry', 'feedback', 'concern'] as const).map((kind): [ForgetKind, Ids] => {
    const table = { enquiry: enquiries, feedback, concern: concerns }[kind];
    const over = and(eq(table.state, 'closed'), lte(table.closedAt, before(world, kind)));
    return [kind, db.select({ id: table.id }).from(table).where(over).limit(atOnce)];
  });
  return [
    ['application', stale],
    ['contact', endedWith(world, 'award-contact', hasContacts)],
    ['notes', endedWith(world, 'award-notes', hasNotes)],
    ['reasons', endedWith(world, 'award-reasons', hasReasons)],
    ...settled,
  ];
}

// Columns written out: Drizzle leaves the table's name away where only one is read from.
const hasContacts = sql`EXISTS (SELECT 1 FROM contacts c WHERE c.application = awards.application)`;
const hasNotes = sql`(
  EXISTS (SELECT 1 FROM reviews r WHERE r.application = awards.application)
  OR EXISTS (SELECT 1 FROM questions q WHERE q.application = awards.application)
  OR EXISTS (SELECT 1 FROM renewals n WHERE n.application = awards.application)
  OR EXISTS (SELECT 1 FROM hearings h WHERE h.award = awards.code)
  OR EXISTS (SELECT 1 FROM appeals a WHERE a.application = awards.application)
  OR EXISTS (SELECT 1 FROM yearly y WHERE y.code = awards.code))`;

const hasReasons = sql`(
  EXISTS (SELECT 1 FROM measures m WHERE m.award = awards.code AND (m.reasons <> '' OR m.changes <> '{}'))
  OR EXISTS (SELECT 1 FROM withdrawals w WHERE w.award = awards.code)
  OR EXISTS (SELECT 1 FROM decisions d WHERE d.application = awards.application AND d.reasons <> ''))`;

/** Applications whose award ended so long ago, and of which there is still something. An open renewal keeps an award. */
function endedWith(world: World, of: RetentionKey, something: SQL): Ids {
  const lastDay = before(world, of).slice(0, 10);
  const isOver = or(
    and(inArray(awards.stopped, ['no', 'suspended']), lte(awards.validUntil, lastDay)),
    and(inArray(awards.stopped, ['withdrawn', 'given-up']), lte(awards.stoppedOn, lastDay)),
  );
  const isOpen = sql`EXISTS (SELECT 1 FROM renewals o WHERE o.application = awards.application AND o.state = 'received')`;
  return world.db
    .select({ id: awards.application })
    .from(awards)
    .where(and(isOver, something, sql`NOT ${isOpen}`))
    .limit(atOnce);
}

/** Links a day after they ended, delivered letters and what was told of them, addresses that letters came back from. */
async function cleanPost(world: World): Promise<void> {
  const { db } = world;
  const delivered = before(world, 'letter');
  const yesterday = new Date(world.now().getTime() - aDay).toISOString();
  await db.batch([
    db.delete(links).where(lte(links.expiresAt, yesterday)),
    db.delete(outbox).where(and(eq(outbox.state, 'sent'), lte(outbox.sentAt, delivered))),
    db.delete(mailEvents).where(lte(mailEvents.takenAt, delivered)),
    db.delete(skipped).where(lte(skipped.hour, delivered.slice(0, 13))),
    db.delete(bounces).where(lte(bounces.at, before(world, 'bounce'))),
    db.delete(newMails).where(lte(newMails.madeAt, before(world, 'application-unconfirmed'))),
    db.delete(notices).where(lte(notices.at, before(world, 'audit'))),
  ]);
}

/** The audit log's own trigger refuses what is younger than five years before its newest row: so a row is written first. */
async function cleanAudit(world: World): Promise<void> {
  const { db } = world;
  const fiveYears = 1826 * aDay;
  const oldest = [
    before(world, 'audit'),
    new Date(world.now().getTime() - fiveYears).toISOString(),
  ].sort()[0];
  const due = lte(audit.at, oldest ?? '');
  const count = await db.$count(audit, due);
  if (count > 0)
    await db.batch([
      logged(world, 'clock', 'audit.cleaned', 'audit', { count }),
      db.delete(audit).where(due),
    ]);
}

/** The moment before which a kind of data has stayed its time. Months are whole calendar months. */
function before(world: World, of: RetentionKey): string {
  const { days, months } = period(of);
  const now = world.now();
  if (days !== undefined) return new Date(now.getTime() - days * aDay).toISOString();
  return `${addMonths(dayAt(now), -(months ?? 0))}T00:00:00.000Z`;
}
