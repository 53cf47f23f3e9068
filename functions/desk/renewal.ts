import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { fields, readFields } from '../../src/desk/forms';
import { type AwardState, stateAt } from '../../src/programme/award';
import { type Commitment, commitments } from '../../src/programme/commitments';
import { type Day, dayAt } from '../../src/programme/day';
import { daysLeft } from '../../src/programme/workdays';
import { rulesAreDraft } from '../content';
import { loggedWhile, made } from '../guard';
import type { Staff } from '../staff/sign';
import { awards } from '../store/awards';
import { staff } from '../store/desk';
import { renewalReviews, renewals } from '../store/own';
import { contacts, wordings } from '../store/schema';
import { isLoopback, type World } from '../world';
import { faultsBy } from './decide';
import { aPage, ordered, pageOf, placeOf } from './list';
import type { Outcome, Page, Visit } from './page';
import { withinReach } from './reach';
import { decideRenewal, nextTerm, undoRenewal } from './renewals';
import { type Change, type Checked, changesIn, checksOf } from './review';
import { type Logged, loggedAbout, logOf } from './trail';

export interface RenewalRow {
  readonly id: string;
  readonly title: string;
  readonly municipality: string;
  readonly day: Day;
  readonly left: number;
  readonly until: Day;
  readonly state: (typeof renewals.$inferSelect)['state'];
}

export interface RenewalList {
  readonly state: 'received' | 'decided';
  readonly rows: readonly RenewalRow[];
  readonly next: string | undefined;
  readonly further: boolean;
}

/** A renewal beside what it renews. */
export interface RenewalCase {
  readonly renewal: typeof renewals.$inferSelect;
  readonly award: typeof awards.$inferSelect;
  readonly standing: AwardState;
  /** The last day that an approval now would give. */
  readonly newUntil: Day;
  readonly rules: string;
  readonly contacts: readonly (typeof contacts.$inferSelect)[];
  readonly checks: readonly Checked<Commitment>[];
  readonly left: number | undefined;
  readonly undoable: boolean;
  readonly decidedBy: string;
  readonly draft: boolean;
  readonly log: readonly Logged[];
}

/** Renewals that wait, by the day of their decision; the decided ones, newest first. */
export const renewalList: Page = {
  look: async (visit) => ({ page: 'renewals', ...(await listed(visit)) }),
};

/** One renewal, old and new side by side, with the reviewer's work and the decision. */
export const renewalCase: Page = {
  look: async (visit) => {
    const found = await caseOf(visit);
    return found && { page: 'renewal', ...found };
  },
  acts: {
    review: ({ world, by, id }, data) => review(world, by, id, data),
    decide: async ({ world, by, id }, data) => {
      const read = readFields(fields.decision, data);
      if (!read.ok) return { faults: read.faults };
      const decided = await decideRenewal(world, by, id, read.answers);
      if (decided.ok) return { done: `renewal-${read.answers.outcome}` };
      return { faults: faultsBy(decided.fault) };
    },
    undo: async ({ world, by, id }) => {
      const [renewal] = await world.db.select().from(renewals).where(eq(renewals.id, id)).limit(1);
      if (!renewal) return 'missing';
      return (await undoRenewal(world, by, renewal))
        ? { done: 'renewal-undone' }
        : { faults: { undo: 'late' } };
    },
  },
};

/** Renewals that wait for their decision, the most urgent first: for the desk's first page. */
export function renewalsDue({ world, by }: Pick<Visit, 'world' | 'by'>, most: number) {
  return world.db
    .select({
      id: renewals.id,
      title: awards.organisation,
      municipality: awards.municipality,
      day: renewals.decideBy,
    })
    .from(renewals)
    .innerJoin(awards, eq(awards.code, renewals.code))
    .where(and(eq(renewals.state, 'received'), withinReach(by, awards.municipality)))
    .orderBy(asc(renewals.decideBy))
    .limit(most);
}

async function listed({ world, by, query }: Visit): Promise<RenewalList> {
  const state = query.get('state') === 'decided' ? 'decided' : 'received';
  const after = query.get('after') ?? '';
  const waits = state === 'received';
  const order = ordered(waits ? 'up' : 'down', renewals.decideBy, renewals.id);
  const rows = await world.db
    .select({ renewal: renewals, award: awards })
    .from(renewals)
    .innerJoin(awards, eq(awards.code, renewals.code))
    .where(
      and(
        waits ? eq(renewals.state, 'received') : inArray(renewals.state, ['approved', 'declined', 'closed']),
        withinReach(by, awards.municipality),
        order.after(after),
      ),
    )
    .orderBy(...order.by)
    .limit(aPage + 1);
  const today = dayAt(world.now());
  const { page, last } = pageOf(rows);
  return {
    state,
    rows: page.map(({ renewal, award }) => ({
      id: renewal.id,
      title: award.organisation,
      municipality: award.municipality,
      day: renewal.decideBy,
      left: daysLeft(today, renewal.decideBy),
      until: award.validUntil,
      state: renewal.state,
    })),
    next: last && placeOf(last.renewal.decideBy, last.renewal.id),
    further: after !== '',
  };
}

async function caseOf({ world, by, id }: Visit): Promise<RenewalCase | undefined> {
  const { db } = world;
  const [row] = await db
    .select({ renewal: renewals, award: awards })
    .from(renewals)
    .innerJoin(awards, eq(awards.code, renewals.code))
    .where(and(eq(renewals.id, id), withinReach(by, awards.municipality)))
    .limit(1);
  if (!row) return undefined;
  const { renewal, award } = row;
  const [people, seen, log, wording, decider] = await db.batch([
    db
      .select()
      .from(contacts)
      .where(eq(contacts.application, renewal.application))
      .orderBy(asc(contacts.place)),
    db
      .select({ review: renewalReviews, who: staff.name })
      .from(renewalReviews)
      .leftJoin(staff, eq(staff.id, renewalReviews.actor))
      .where(eq(renewalReviews.renewal, id)),
    loggedAbout(world, renewal.application),
    db.select({ version: wordings.version }).from(wordings).where(eq(wordings.digest, renewal.wording)),
    db
      .select({ name: staff.name })
      .from(staff)
      .where(eq(staff.id, renewal.decidedBy ?? '')),
  ]);
  const now = world.now();
  const today = dayAt(now);
  return {
    renewal,
    award,
    standing: stateAt(award, now),
    newUntil: nextTerm(award, now).until,
    rules: wording[0]?.version ?? '',
    contacts: people,
    checks: checksOf(commitments, seen),
    left: renewal.state === 'received' ? daysLeft(today, renewal.decideBy) : undefined,
    undoable: renewal.appliedAt === null && (renewal.effectiveAt ?? '') > now.toISOString(),
    decidedBy: decider[0]?.name ?? '',
    draft: rulesAreDraft && !isLoopback(world.origin),
    log: logOf(log),
  };
}

/** Keeps a reviewer's checks as `review.ts` does those of an application. */
async function review(world: World, by: Staff, id: string, data: FormData): Promise<Outcome> {
  const { db } = world;
  const [renewal] = await db.select().from(renewals).where(eq(renewals.id, id)).limit(1);
  if (!renewal) return 'missing';
  const known = await db.select().from(renewalReviews).where(eq(renewalReviews.renewal, id));
  const { changes, faults } = changesIn(commitments, known, data);
  if (Object.keys(faults).length > 0) return { faults };
  const [first, ...rest] = changes.flatMap((change) => keep(world, by, renewal, change));
  if (!first) return { done: 'reviewed' };
  return (await made(db.batch([first, ...rest]))) ? { done: 'reviewed' } : { faults: { review: 'state' } };
}

function keep(
  world: World,
  by: Staff,
  { id, application }: typeof renewals.$inferSelect,
  { item, verdict, note, since }: Change,
) {
  const at = world.now().toISOString();
  const stands = sql`coalesce((SELECT ${renewalReviews.at} FROM ${renewalReviews}
    WHERE ${renewalReviews.renewal} = ${id} AND ${renewalReviews.item} = ${item}), '') = ${since}
    AND EXISTS (SELECT 1 FROM ${renewals} WHERE ${renewals.id} = ${id} AND ${renewals.state} = 'received')`;
  return [
    loggedWhile(world, stands, {
      actor: by.id,
      verb: 'review.changed',
      about: application,
      details: { item, verdict },
    }),
    world.db
      .insert(renewalReviews)
      .values({ renewal: id, item, verdict, note, actor: by.id, at })
      .onConflictDoUpdate({
        target: [renewalReviews.renewal, renewalReviews.item],
        set: { verdict, note, actor: by.id, at },
      }),
  ];
}
