import { and, asc, eq, gt, gte, isNotNull, isNull, not, sql } from 'drizzle-orm';
import { type Day, dayAt } from '../../src/programme/day';
import { isAllowed } from '../../src/programme/roles';
import { daysLeft } from '../../src/programme/workdays';
import { type Health, health } from '../health';
import { concerns } from '../store/concerns';
import { decisions, questions } from '../store/desk';
import { applications, enquiries, feedback, outbox } from '../store/schema';
import { isHeld } from './outgoing';
import type { Page, Visit } from './page';
import { withinReach } from './reach';
import { renewalsDue } from './renewal';
import { type Watched, watched } from './watch';
import { yearlyDue } from './yearly';

/** How many of a kind the first page shows: the most urgent ones. */
const most = 20;

export interface Due {
  readonly id: string;
  readonly title: string;
  readonly municipality: string;
  readonly day: Day;
  /** Working days until that day; for feedback calendar days of the law. Negative when it has passed. */
  readonly left: number;
  /** When the applicant answered a question, ISO 8601. */
  readonly answeredAt?: string | undefined;
}

export interface Today {
  readonly day: Day;
  readonly undoable: readonly {
    id: string;
    title: string;
    outcome: 'approved' | 'declined';
    until: string;
  }[];
  readonly applications: readonly Due[];
  /** Waiting for the applicant: the days stand. */
  readonly standing: readonly Due[];
  readonly enquiries: readonly Due[];
  readonly comments: readonly Due[];
  readonly renewals: readonly Due[];
  readonly concerns: readonly Due[];
  /** What waits about awards. */
  readonly watched: Watched;
  /** Yearly checks that want somebody. */
  readonly yearly: number;
  /** What is wrong with the clock, the post or the signing, by name; empty when nothing is. */
  readonly alarms: Health['wrong'];
  /** Which steps of the clock fail, and how many credentials wait to be signed: what the alarms fill in. */
  readonly failedSteps: Health['failedSteps'];
  readonly unsigned: number;
  /** Of the post: addresses not written to, notices left out within a day. */
  readonly post: Pick<Health['letters'], 'bounced' | 'skipped'>;
  readonly letters: readonly { id: string; name: string; state: 'refused' | 'unknown'; madeAt: string }[];
}

export const today: Page = {
  look: async (visit) => ({ page: 'today', ...(await whatIsDue(visit)) }),
  acts: {},
};

async function whatIsDue({ world, by }: Visit): Promise<Today> {
  const { db } = world;
  const now = world.now();
  const day = dayAt(now);
  const reviewer = isAllowed(by.role, 'review');
  // Columns written out: Drizzle leaves the table's name away where only one is read from.
  const asked = sql`EXISTS (SELECT 1 FROM ${questions} q WHERE q.application = applications.id AND q.answered_at IS NULL)`;
  const answeredAt = sql<
    string | null
  >`(SELECT max(q.answered_at) FROM ${questions} q WHERE q.application = applications.id)`;
  // The plus keeps SQLite from beginning with all that is received instead of with the questions.
  const received = sql`+${applications.state} = 'received'`;
  const [renewing, undoable, waiting, standing, asking, comments, troubles, letters] = await db.batch([
    renewalsDue({ world, by }, most),
    db
      .select({
        id: applications.id,
        title: applications.organisation,
        outcome: decisions.outcome,
        until: decisions.effectiveAt,
      })
      .from(decisions)
      .innerJoin(applications, eq(applications.id, decisions.application))
      .where(and(gt(decisions.effectiveAt, now.toISOString()), withinReach(by, applications.municipality)))
      .orderBy(asc(decisions.effectiveAt))
      .limit(most),
    db
      .select({
        id: applications.id,
        title: applications.organisation,
        municipality: applications.municipality,
        day: applications.decideBy,
        answeredAt,
      })
      .from(applications)
      .where(
        and(
          eq(applications.state, 'received'),
          isNotNull(applications.decideBy),
          not(asked),
          withinReach(by, applications.municipality),
        ),
      )
      .orderBy(asc(applications.decideBy))
      .limit(most),
    db
      .select({
        id: applications.id,
        title: applications.organisation,
        municipality: applications.municipality,
        day: questions.answerBy,
      })
      .from(questions)
      .innerJoin(applications, and(eq(applications.id, questions.application), received))
      .where(
        and(
          isNull(questions.answeredAt),
          gte(questions.answerBy, day),
          withinReach(by, applications.municipality),
        ),
      )
      .orderBy(asc(questions.answerBy))
      .limit(most),
    db
      .select({
        id: enquiries.id,
        name: enquiries.name,
        organisation: enquiries.organisation,
        municipality: enquiries.municipality,
        day: enquiries.answerBy,
      })
      .from(enquiries)
      .where(and(eq(enquiries.state, 'open'), withinReach(by, enquiries.municipality, enquiries.assignedTo)))
      .orderBy(asc(enquiries.answerBy))
      .limit(most),
    db
      .select({ id: feedback.id, title: feedback.page, day: feedback.answerBy })
      .from(feedback)
      .where(and(eq(feedback.state, 'open'), reviewer ? undefined : sql`0`))
      .orderBy(asc(feedback.answerBy))
      .limit(most),
    db
      .select({ id: concerns.id, title: concerns.employer, day: concerns.answerBy })
      .from(concerns)
      .where(and(eq(concerns.state, 'open'), reviewer ? undefined : sql`0`))
      .orderBy(asc(concerns.answerBy))
      .limit(most),
    db
      .select({ id: outbox.id, name: outbox.name, state: outbox.state, madeAt: outbox.madeAt })
      .from(outbox)
      .where(and(isHeld, reviewer ? undefined : sql`0`))
      .orderBy(asc(outbox.madeAt))
      .limit(most),
  ]);
  const state = reviewer ? await health(world) : undefined;
  const due = (until: Day) => ({ day: until, left: daysLeft(day, until) });
  return {
    day,
    watched: await watched({ world, by }, most),
    undoable,
    yearly: await yearlyDue(world, by),
    alarms: state?.wrong ?? [],
    failedSteps: state?.failedSteps ?? [],
    unsigned: state?.unsigned ?? 0,
    post: { bounced: state?.letters.bounced ?? 0, skipped: state?.letters.skipped ?? 0 },
    applications: waiting.map((row) => ({
      ...row,
      ...due(row.day ?? day),
      answeredAt: row.answeredAt ?? undefined,
    })),
    renewals: renewing.map((row) => ({ ...row, ...due(row.day) })),
    standing: standing.map((row) => ({ ...row, ...due(row.day) })),
    enquiries: asking.map(({ name, organisation, ...row }) => ({
      ...row,
      ...due(row.day),
      title: organisation || name,
    })),
    comments: comments.map((row) => ({ ...row, municipality: '', ...due(row.day) })),
    concerns: troubles.map((row) => ({ ...row, municipality: '', ...due(row.day) })),
    letters: letters.map((row) => ({ ...row, state: row.state as 'refused' | 'unknown' })),
  };
}
