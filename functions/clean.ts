import { and, eq, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import { addMonths, type Day, dayAt, startOf } from '../src/programme/day';
import { period, type RetentionKey } from '../src/programme/retention';
import { aDay } from '../src/programme/span';
import { logged } from './audit';
import { endedOn } from './award';
import { programme } from './content';
import { isHeld } from './desk/outgoing';
import { recordAll } from './erasures';
import { type ForgetKind, forget, type Ids } from './forget';
import { isWaiting } from './outbox';
import { awards } from './store/awards';
import { bounces, mailEvents, notices, quotas, skipped } from './store/clock';
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
  for (const [kind, due] of await cases(world)) {
    for (let round = 0; round < most; round++) {
      const gone = await forget(world, kind, due);
      await recordAll(world, kind, gone);
      if (gone.length < atOnce) break;
    }
  }
  await cleanPost(world);
  await cleanAudit(world);
}

/**
 * What is due of each kind: queries, asked within the transaction that erases; of awards their ids, for an award that
 * has ended ends no more, and its query would find nothing as soon as it is gone.
 */
async function cases(world: World): Promise<[ForgetKind, Ids][]> {
  const { db } = world;
  const now = world.now().toISOString();
  const decided = before(world, 'application-closed');
  const declined = db
    .select({ id: decisions.application })
    .from(decisions)
    .where(and(eq(decisions.outcome, 'declined'), lte(decisions.effectiveAt, decided)));
  const unanswered = db
    .select({ id: questions.application })
    .from(questions)
    .where(
      and(isNull(questions.answeredAt), lte(questions.answerBy, dayBefore(world, 'application-closed'))),
    );
  const stale = db
    .select({ id: applications.id })
    .from(applications)
    .where(
      or(
        and(eq(applications.state, 'unconfirmed'), sql`NOT ${isConfirmable(sql`applications.id`, now)}`),
        and(eq(applications.state, 'declined'), inArray(applications.id, declined), sql`NOT ${isAppealed}`),
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
    ...settled,
    ['award', await endedWith(world, 'award', sql`1`).then((rows) => rows.map(({ id }) => id))],
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
const isAppealed = sql`EXISTS (SELECT 1 FROM appeals p WHERE p.application = applications.id AND p.closed_at IS NULL)`;

/** Is the link still good by which this is confirmed? */
function isConfirmable(id: SQL, now: string): SQL {
  return sql`EXISTS (SELECT 1 FROM ${links} l WHERE l.about = ${id} AND l.purpose = 'confirm' AND l.expires_at > ${now})`;
}

/**
 * Applications whose award ended so long ago, and of which there is still something. An open renewal or appeal keeps
 * it.
 */
function endedWith(world: World, of: RetentionKey, something: SQL) {
  const lastDay = dayBefore(world, of);
  // By the columns that have an index what may have ended, by `endedOn` what has.
  const isOver = and(
    or(lte(awards.validUntil, lastDay), inArray(awards.stopped, ['withdrawn', 'given-up'])),
    sql`${endedOn} <= ${lastDay}`,
  );
  const isOpen = sql`(
    EXISTS (SELECT 1 FROM renewals o WHERE o.application = awards.application AND o.applied_at IS NULL AND o.state <> 'closed')
    OR EXISTS (SELECT 1 FROM appeals p WHERE p.application = awards.application AND p.closed_at IS NULL))`;
  return world.db
    .select({ id: awards.application })
    .from(awards)
    .where(and(isOver, something, sql`NOT ${isOpen}`))
    .limit(atOnce);
}

/** Links a day after they ended, letters and what was told of them, addresses that letters came back from, quotas. */
async function cleanPost(world: World): Promise<void> {
  const { db } = world;
  const delivered = before(world, 'letter');
  const undelivered = before(world, 'letter-undelivered');
  const unconfirmed = new Date(
    world.now().getTime() - programme.application.confirmDays * aDay,
  ).toISOString();
  const yesterday = new Date(world.now().getTime() - aDay).toISOString();
  await db.batch([
    db.delete(links).where(lte(links.expiresAt, yesterday)),
    db.delete(outbox).where(and(eq(outbox.state, 'sent'), lte(outbox.sentAt, delivered))),
    db.delete(outbox).where(and(isWaiting, lte(outbox.madeAt, undelivered))),
    db.delete(outbox).where(and(isHeld, lte(outbox.madeAt, undelivered))),
    // Asks for what can no longer be confirmed.
    db
      .delete(outbox)
      .where(and(isWaiting, eq(outbox.name, 'confirm-contact'), lte(outbox.madeAt, unconfirmed))),
    db.delete(mailEvents).where(lte(mailEvents.takenAt, delivered)),
    db.delete(skipped).where(lte(skipped.hour, delivered.slice(0, 13))),
    db.delete(bounces).where(lte(bounces.at, before(world, 'bounce'))),
    db.delete(newMails).where(sql`NOT ${isConfirmable(sql`new_mails.id`, world.now().toISOString())}`),
    db.delete(quotas).where(lte(quotas.hour, before(world, 'visitor').slice(0, 13))),
    db.delete(notices).where(lte(notices.at, before(world, 'audit'))),
  ]);
}

/**
 * The audit log's own trigger refuses what is younger than five years before its newest row: so a row is written first.
 */
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

/** The moment before which a kind of data has stayed its time. Months are whole calendar months of Finland. */
function before(world: World, of: RetentionKey): string {
  const { days } = period(of);
  if (days !== undefined) return new Date(world.now().getTime() - days * aDay).toISOString();
  return startOf(dayBefore(world, of)).toISOString();
}

/** The day so many months ago: what ended on it, or before, has stayed its time. */
function dayBefore(world: World, of: RetentionKey): Day {
  return addMonths(dayAt(world.now()), -(period(of).months ?? 0));
}
