import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { dayAt } from '../../src/programme/day';
import { daysLeft } from '../../src/programme/workdays';
import { awards } from '../store/awards';
import { decisions, staff } from '../store/desk';
import { appeals, measures } from '../store/measures';
import { applications } from '../store/schema';
import { type Appeal, closeAppeal } from './appeal';
import { aPage, ordered, pageOf, placeOf } from './list';
import type { Page, Visit } from './page';

export interface AppealRow {
  readonly id: string;
  readonly organisation: string;
  readonly decision: Appeal['decision'];
  readonly receivedOn: string;
  readonly answerBy: string;
  readonly outcome: Appeal['outcome'];
  readonly closedAt: string | null;
  /** Working days left of the desk's own promise. */
  readonly left: number | undefined;
}

export interface AppealList {
  readonly state: 'open' | 'closed';
  readonly rows: readonly AppealRow[];
  readonly further: boolean;
  readonly next: string | undefined;
}

export interface AppealCase {
  readonly appeal: Appeal & { readonly who: string; readonly closedWho: string };
  readonly organisation: string;
  readonly reference: string;
  /** The reasons of the decision that is appealed against, as the employer was told them, and who decided. */
  readonly reasons: string;
  readonly deciders: string;
  readonly left: number | undefined;
}

/** Where a change to a decision is sought: the open ones by their day, the closed ones as they were closed. */
export const appealList: Page = {
  look: async ({ world, query }) => {
    const state = query.get('state') === 'closed' ? 'closed' : 'open';
    const after = query.get('after') ?? '';
    const order = ordered('up', state === 'open' ? appeals.answerBy : appeals.closedAt, appeals.id);
    const rows = await world.db
      .select({ appeal: appeals, held: awards.organisation, applied: applications.organisation })
      .from(appeals)
      .innerJoin(applications, eq(applications.id, appeals.application))
      .leftJoin(awards, eq(awards.code, appeals.award))
      .where(
        and(state === 'open' ? isNull(appeals.closedAt) : isNotNull(appeals.closedAt), order.after(after)),
      )
      .orderBy(...order.by)
      .limit(aPage + 1);
    const today = dayAt(world.now());
    const { page, last } = pageOf(rows);
    return {
      page: 'appeals',
      state,
      rows: page.map(({ appeal, held, applied }) => {
        const { id, decision, receivedOn, answerBy, outcome, closedAt } = appeal;
        const left = state === 'open' ? daysLeft(today, answerBy) : undefined;
        const organisation = held ?? applied;
        return { id, organisation, decision, receivedOn, answerBy, outcome, closedAt, left };
      }),
      further: after !== '',
      next: last && placeOf(state === 'open' ? last.appeal.answerBy : last.appeal.closedAt, last.appeal.id),
    };
  },
};

/** One appeal, and its answer. */
export const appealPage: Page = {
  look: async (visit) => {
    const found = await appealOf(visit);
    return found && { page: 'appeal', ...found };
  },
  acts: { close: closeAppeal },
};

async function appealOf({ world, id }: Visit): Promise<AppealCase | undefined> {
  const closer = alias(staff, 'closer');
  const [row] = await world.db
    .select({
      appeal: appeals,
      who: staff.name,
      closedWho: closer.name,
      held: awards.organisation,
      applied: applications.organisation,
      reference: applications.reference,
    })
    .from(appeals)
    .innerJoin(applications, eq(applications.id, appeals.application))
    .leftJoin(awards, eq(awards.code, appeals.award))
    .leftJoin(staff, eq(staff.id, appeals.recordedBy))
    .leftJoin(closer, eq(closer.id, appeals.closedBy))
    .where(eq(appeals.id, id))
    .limit(1);
  if (!row) return undefined;
  const { appeal } = row;
  const [ruling] =
    appeal.decision === 'declined'
      ? await world.db
          .select({ reasons: decisions.reasons, who: staff.name })
          .from(decisions)
          .leftJoin(staff, eq(staff.id, decisions.decidedBy))
          .where(eq(decisions.application, appeal.application))
          .limit(1)
      : await world.db
          .select({ reasons: measures.reasons, who: staff.name })
          .from(measures)
          .leftJoin(staff, eq(staff.id, measures.decidedBy))
          .where(and(eq(measures.award, appeal.award ?? ''), eq(measures.kind, appeal.decision)))
          .orderBy(sql`${measures.decidedAt} DESC`)
          .limit(1);
  return {
    appeal: { ...appeal, who: row.who ?? '', closedWho: row.closedWho ?? '' },
    organisation: row.held ?? row.applied,
    reference: row.reference,
    reasons: ruling?.reasons ?? '',
    deciders: ruling?.who ?? '',
    left: appeal.closedAt === null ? daysLeft(dayAt(world.now()), appeal.answerBy) : undefined,
  };
}
