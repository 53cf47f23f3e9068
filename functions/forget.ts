import { and, inArray, ne, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { BatchItem } from 'drizzle-orm/batch';
import { endedOn } from './award';
import { namelessWord, noWords } from './own/nameless';
import { awards } from './store/awards';
import { bounces, yearly } from './store/clock';
import { concerns } from './store/concerns';
import { audit, decisions, questions, reviews, sessions, staff } from './store/desk';
import { appeals, hearings, measures } from './store/measures';
import { renewals } from './store/own';
import { applications, contacts, enquiries, feedback, links, outbox } from './store/schema';
import { tallies } from './store/tallies';
import type { World } from './world';

/**
 * Ids, or a query of them that is asked within the transaction, so that nothing else is erased than what it names then.
 */
export type Ids = readonly string[] | SQLWrapper;

type Statements = readonly [...BatchItem<'sqlite'>[], BatchItem<'sqlite'>];

/** How each kind of thing is forgotten: with its letters and its links, itself last. */
const forgets = {
  /** An application without an award: all of it. */
  application: (world, ids) => [
    ...traces(world, ids),
    ...tallied(world, ids),
    world.db.delete(applications).where(among(applications.id, ids)).returning({ id: applications.id }),
  ],
  /** Who may be written to about an application or its award. The decisions stay. */
  contact: (world, ids) => [
    ...traces(world, ids),
    world.db
      .update(yearly)
      .set({ contactNow: '' })
      .where(inArray(yearly.code, codesOf(world, ids))),
    world.db.delete(contacts).where(among(contacts.application, ids)).returning({ id: contacts.application }),
  ],
  /** What was noted, asked and answered about an application and its award, apart from the decision itself. */
  notes: (world, ids) => [
    world.db.delete(yearly).where(inArray(yearly.code, codesOf(world, ids))),
    world.db.delete(hearings).where(inArray(hearings.award, codesOf(world, ids))),
    world.db.delete(appeals).where(among(appeals.application, ids)),
    world.db.delete(renewals).where(among(renewals.application, ids)),
    world.db.delete(questions).where(among(questions.application, ids)),
    world.db.delete(reviews).where(among(reviews.application, ids)).returning({ id: reviews.application }),
  ],
  /** An award that has ended, and its application. What was signed for it keeps its places in the status lists. */
  award: (world, ids) => [
    ...traces(world, ids),
    ...tallied(world, ids),
    world.db.delete(yearly).where(inArray(yearly.code, codesOf(world, ids))),
    world.db.delete(awards).where(among(awards.application, ids)),
    world.db.delete(applications).where(among(applications.id, ids)).returning({ id: applications.id }),
  ],
  /** The own words of an application that has no award. */
  words: (world, ids) => [
    world.db
      .update(applications)
      .set({ commitments: noWords, workplaces: '' })
      .where(
        and(
          among(applications.id, ids),
          sql`${applications.id} NOT IN (SELECT ${awards.application} FROM ${awards})`,
          ne(applications.commitments, noWords),
        ),
      )
      .returning({ id: applications.id }),
  ],
  /** A sole trader's name, and names before it: they leave the register, and the check page answers without them. */
  name: (world, ids) => [
    world.db
      .update(measures)
      .set({ changes: {} })
      .where(inArray(measures.award, codesOf(world, ids))),
    world.db
      .update(awards)
      .set({
        ...nameless,
        organisation: wordIn(awards.language),
        sortKey: '',
        searchKey: '',
        events: sql`(SELECT json_group_array(json_remove(value, '$.was')) FROM json_each(${awards.events}))`,
      })
      .where(and(among(awards.application, ids), ne(awards.businessId, ''))),
    world.db
      .update(applications)
      .set({ ...nameless, organisation: wordIn(applications.locale) })
      .where(and(among(applications.id, ids), ne(applications.businessId, '')))
      .returning({ id: applications.id }),
  ],
  enquiry: (world, ids) => [
    ...mailed(world, ids),
    world.db.delete(enquiries).where(among(enquiries.id, ids)).returning({ id: enquiries.id }),
  ],
  feedback: (world, ids) => [
    ...mailed(world, ids),
    world.db.delete(feedback).where(among(feedback.id, ids)).returning({ id: feedback.id }),
  ],
  concern: (world, ids) => [
    ...mailed(world, ids),
    world.db.delete(concerns).where(among(concerns.id, ids)).returning({ id: concerns.id }),
  ],
  /** Somebody who works here no more: what was given to that member is free again. */
  staff: (world, ids) => [
    ...mailed(world, ids),
    world.db.update(enquiries).set({ assignedTo: null }).where(among(enquiries.assignedTo, ids)),
    world.db.update(feedback).set({ assignedTo: null }).where(among(feedback.assignedTo, ids)),
    world.db.delete(sessions).where(among(sessions.staff, ids)),
    world.db.delete(staff).where(among(staff.id, ids)).returning({ id: staff.id }),
  ],
} as const satisfies Record<string, (world: World, ids: Ids) => Statements>;

export type ForgetKind = keyof typeof forgets;

/** Is this a kind of thing that can be erased? */
export function isForgettable(kind: string): kind is ForgetKind {
  return Object.hasOwn(forgets, kind);
}

/** The statements that erase things of a kind, for a transaction in which something else is written too. */
export function forgetting(world: World, kind: ForgetKind, ids: readonly string[]): Statements {
  return forgets[kind](world, ids);
}

/**
 * Erases things of a kind in one transaction.
 * @returns the ids of those that were there
 */
export async function forget(world: World, kind: ForgetKind, ids: Ids): Promise<string[]> {
  const results: unknown[] = await world.db.batch(forgets[kind](world, ids) as never);
  const gone = results.at(-1) as readonly { id: string }[];
  return [...new Set(gone.map(({ id }) => id))];
}

const nameless = { markName: '', businessId: '', website: '', workplaces: '', commitments: noWords };

function wordIn(language: SQLWrapper) {
  return sql<string>`CASE ${language} WHEN 'sv' THEN ${namelessWord.sv} WHEN 'en' THEN ${namelessWord.en} ELSE ${namelessWord.fi} END`;
}

/** Letters, links and refused addresses that come of an application, its questions and its award. */
function traces(world: World, ids: Ids): BatchItem<'sqlite'>[] {
  const { db } = world;
  const codes = codesOf(world, ids);
  const asked = db.select({ id: questions.id }).from(questions).where(among(questions.application, ids));
  const checks = db.select({ id: yearly.id }).from(yearly).where(inArray(yearly.code, codes));
  const prints = db
    .select({ id: contacts.emailPrint })
    .from(contacts)
    .where(among(contacts.application, ids));
  return [
    db.delete(bounces).where(inArray(bounces.mailbox, prints)),
    db.delete(outbox).where(or(among(outbox.about, ids), inArray(outbox.about, codes))),
    db
      .delete(links)
      .where(
        or(
          among(links.about, ids),
          inArray(links.about, codes),
          inArray(links.about, asked),
          inArray(links.about, checks),
        ),
      ),
  ];
}

/**
 * What figures keep: in which month applications came and were decided, and awards ended. No row of it tells of whom.
 */
function tallied(world: World, ids: Ids): BatchItem<'sqlite'>[] {
  const add = (rows: SQL) =>
    world.db
      .insert(tallies)
      .select(sql`${rows} GROUP BY 1, 2`)
      .onConflictDoUpdate({
        target: [tallies.month, tallies.what],
        set: { count: sql`tallies.count + excluded.count` },
      });
  const these = among(applications.id, ids);
  const closings = ['application.closed', 'application.withdrawn'];
  const closed = sql`(SELECT max(${audit.at}) FROM ${audit} WHERE ${audit.about} = ${applications.id} AND ${inArray(audit.verb, closings)})`;
  return [
    add(sql`SELECT ${monthOf(sql`${applications.confirmedAt}`)}, 'applied', count(*) FROM ${applications}
      WHERE ${these} AND ${applications.confirmedAt} IS NOT NULL`),
    add(sql`SELECT ${monthOf(sql`${decisions.effectiveAt}`)}, CASE ${decisions.outcome} WHEN 'approved' THEN 'granted' ELSE 'declined' END, count(*)
      FROM ${decisions} JOIN ${applications} ON ${applications.id} = ${decisions.application} WHERE ${these}`),
    add(sql`SELECT ${monthOf(closed)}, 'closed', count(*) FROM ${applications}
      WHERE ${these} AND ${inArray(applications.state, ['closed', 'withdrawn'])} AND ${closed} IS NOT NULL`),
    add(
      sql`SELECT substr(${endedOn}, 1, 7), 'ended', count(*) FROM ${awards} WHERE ${among(awards.application, ids)}`,
    ),
  ];
}

/**
 * The month that it is in Finland at a moment of a column. Three hours before UTC's month is over it has begun in
 * summer time, two hours before in winter time; and the last days of March are summer, those of October winter.
 */
function monthOf(moment: SQL): SQL {
  return sql`strftime('%Y-%m', ${moment}, CASE WHEN substr(${moment}, 6, 2) BETWEEN '03' AND '09' THEN '+3 hours' ELSE '+2 hours' END)`;
}

/** Letters and links about the thing itself. */
function mailed({ db }: World, ids: Ids): BatchItem<'sqlite'>[] {
  return [db.delete(outbox).where(among(outbox.about, ids)), db.delete(links).where(among(links.about, ids))];
}

function codesOf({ db }: World, ids: Ids) {
  return db.select({ code: awards.code }).from(awards).where(among(awards.application, ids));
}

function among(column: Parameters<typeof inArray>[0], ids: Ids) {
  // As one value: D1 takes a hundred of them in a statement.
  return Array.isArray(ids)
    ? sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`
    : inArray(column, ids as SQLWrapper);
}
