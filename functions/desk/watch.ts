import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm';
import { dayAt } from '../../src/programme/day';
import { isAllowed } from '../../src/programme/roles';
import { daysLeft } from '../../src/programme/workdays';
import { awards } from '../store/awards';
import { appeals, hearings, withdrawals } from '../store/measures';
import { applications } from '../store/schema';
import type { Visit } from './page';
import type { Due } from './today';

/** What waits about awards: for reviewers and leads; a coach decides none of it. */
export interface Watched {
  /** Heard, and nothing decided: with the day of the answer, or the last day for it. */
  readonly hearings: readonly { code: string; title: string; answeredAt: string | null; answerBy: string }[];
  /** Withdrawals that wait for a second reviewer. */
  readonly proposals: readonly { code: string; title: string; proposedAt: string }[];
  /** Withdrawals that were confirmed and may still be undone. */
  readonly withdrawals: readonly { code: string; title: string; until: string }[];
  readonly appeals: readonly Due[];
}

/** @param most how many of a kind */
export async function watched({ world, by }: Pick<Visit, 'world' | 'by'>, most: number): Promise<Watched> {
  if (!isAllowed(by.role, 'review')) return { hearings: [], proposals: [], withdrawals: [], appeals: [] };
  const { db } = world;
  const now = world.now();
  const today = dayAt(now);
  const title = sql<string>`CASE WHEN ${awards.markName} <> '' THEN ${awards.markName} ELSE ${awards.organisation} END`;
  const proposed = sql`EXISTS (SELECT 1 FROM ${withdrawals} w WHERE w.award = ${hearings.award} AND w.state = 'proposed')`;
  const [heard, waiting, undoable, sought] = await db.batch([
    db
      .select({
        code: awards.code,
        title,
        answeredAt: hearings.answeredAt,
        answerBy: hearings.answerBy,
      })
      .from(hearings)
      .innerJoin(awards, eq(awards.code, hearings.award))
      .where(
        and(
          isNull(hearings.closedAt),
          sql`(${hearings.answeredAt} IS NOT NULL OR ${hearings.answerBy} < ${today}) AND NOT ${proposed}`,
        ),
      )
      .orderBy(asc(hearings.answerBy))
      .limit(most),
    db
      .select({ code: awards.code, title, proposedAt: withdrawals.proposedAt })
      .from(withdrawals)
      .innerJoin(awards, eq(awards.code, withdrawals.award))
      .where(sql`${withdrawals.state} = 'proposed'`)
      .orderBy(asc(withdrawals.proposedAt))
      .limit(most),
    db
      .select({ code: awards.code, title, until: sql<string>`${withdrawals.effectiveAt}` })
      .from(withdrawals)
      .innerJoin(awards, eq(awards.code, withdrawals.award))
      .where(and(sql`${withdrawals.state} = 'confirmed'`, gt(withdrawals.effectiveAt, now.toISOString())))
      .orderBy(asc(withdrawals.effectiveAt))
      .limit(most),
    db
      .select({
        id: appeals.id,
        title: applications.organisation,
        municipality: applications.municipality,
        day: appeals.answerBy,
      })
      .from(appeals)
      .innerJoin(applications, eq(applications.id, appeals.application))
      .where(isNull(appeals.closedAt))
      .orderBy(asc(appeals.answerBy))
      .limit(most),
  ]);
  return {
    hearings: heard,
    proposals: waiting,
    withdrawals: undoable,
    appeals: sought.map((row) => ({ ...row, left: daysLeft(today, row.day) })),
  };
}
