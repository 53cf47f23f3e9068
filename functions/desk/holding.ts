import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { type Act, actsAt } from '../../src/desk/acts';
import type { Locale } from '../../src/i18n/locale';
import { type AwardState, stateAt } from '../../src/programme/award';
import { dayAt } from '../../src/programme/day';
import { type Change, historyOf } from '../../src/programme/history';
import { isAllowed } from '../../src/programme/roles';
import { daysLeft } from '../../src/programme/workdays';
import { awards } from '../store/awards';
import { concerns } from '../store/concerns';
import { staff } from '../store/desk';
import { appeals, hearings, measures, withdrawals } from '../store/measures';
import { applications, contacts, outbox } from '../store/schema';
import type { Visit } from './page';
import { withinReach } from './reach';
import { type Logged, lettersAbout, loggedAbout, logOf, type Posted } from './trail';

/** How many of each kind the page of an award shows. */
const most = 50;

/**
 * Everything about an award that somebody has to see who decides on it. For a coach all is left out that tells of a
 * suspicion or a decision about the employer: hearings, concerns, appeals, measures, the letters and the log.
 */
export interface Holding {
  readonly award: typeof awards.$inferSelect;
  readonly state: AwardState;
  readonly history: readonly Change[];
  readonly application: { readonly id: string; readonly reference: string };
  /** The language of its letters. */
  readonly language: Locale;
  readonly contacts: readonly (typeof contacts.$inferSelect)[];
  readonly hearings: readonly (typeof hearings.$inferSelect & {
    readonly who: string;
    readonly heard: boolean;
  })[];
  readonly proposals: readonly (typeof withdrawals.$inferSelect & {
    readonly who: string;
    readonly settledWho: string;
    /** Until when it may be undone. */
    readonly undoableUntil: string | undefined;
  })[];
  readonly measures: readonly (typeof measures.$inferSelect & { readonly who: string })[];
  readonly appeals: readonly (typeof appeals.$inferSelect)[];
  readonly concerns: readonly {
    readonly id: string;
    readonly reference: string;
    readonly state: 'open' | 'closed';
    readonly outcome: (typeof concerns.$inferSelect)['outcome'];
    readonly madeAt: string;
    readonly left: number | undefined;
  }[];
  readonly letters: readonly Posted[];
  readonly log: readonly Logged[];
  /** What this reader may do with it now. */
  readonly acts: readonly Act[];
  /** Is there a confirmed or waiting proposal by this reader? Then somebody else has to confirm it. */
  readonly proposedByReader: boolean;
  readonly now: string;
}

/** What was last taken away by a decision that can be appealed against. @param now ISO 8601 */
export function stopOf({ events }: Pick<Holding['award'], 'events'>, now: string) {
  const last = events.findLast(({ kind, at }) => (kind === 'suspended' || kind === 'withdrawn') && at <= now);
  return last?.kind === 'suspended' || last?.kind === 'withdrawn' ? last.kind : undefined;
}

/** Reads an award in one round trip after its row. @returns undefined when there is none in reach */
export async function holdingOf({ world, by, id }: Visit): Promise<Holding | undefined> {
  const { db } = world;
  const [row] = await db
    .select({ award: awards, reference: applications.reference, language: applications.letters })
    .from(awards)
    .innerJoin(applications, eq(applications.id, awards.application))
    .where(and(eq(awards.code, id), withinReach(by, awards.municipality)))
    .limit(1);
  if (!row) return undefined;
  const { award, reference, language } = row;
  const sees = isAllowed(by.role, 'review');
  const all = sees ? undefined : sql`0`;
  const settler = alias(staff, 'settler');
  const [people, heard, proposed, done, sought, told, letters, log] = await db.batch([
    db
      .select()
      .from(contacts)
      .where(eq(contacts.application, award.application))
      .orderBy(asc(contacts.place)),
    db
      .select({ hearing: hearings, who: staff.name })
      .from(hearings)
      .leftJoin(staff, eq(staff.id, hearings.askedBy))
      .where(and(eq(hearings.award, id), all))
      .orderBy(desc(hearings.askedAt))
      .limit(most),
    db
      .select({ proposal: withdrawals, who: staff.name, settledWho: settler.name })
      .from(withdrawals)
      .leftJoin(staff, eq(staff.id, withdrawals.proposedBy))
      .leftJoin(settler, eq(settler.id, withdrawals.settledBy))
      .where(and(eq(withdrawals.award, id), all))
      .orderBy(desc(withdrawals.proposedAt))
      .limit(most),
    db
      .select({ measure: measures, who: staff.name })
      .from(measures)
      .leftJoin(staff, eq(staff.id, measures.decidedBy))
      .where(and(eq(measures.award, id), all))
      .orderBy(desc(measures.decidedAt))
      .limit(most),
    db
      .select()
      .from(appeals)
      .where(and(eq(appeals.application, award.application), all))
      .orderBy(desc(appeals.receivedOn))
      .limit(most),
    db
      .select({
        id: concerns.id,
        reference: concerns.reference,
        state: concerns.state,
        outcome: concerns.outcome,
        madeAt: concerns.madeAt,
        answerBy: concerns.answerBy,
      })
      .from(concerns)
      .where(and(eq(concerns.code, id), all))
      .orderBy(desc(concerns.madeAt))
      .limit(most),
    lettersAbout(world, award.application).orderBy(desc(outbox.madeAt)).limit(most),
    loggedAbout(world, id),
  ]);
  const moment = world.now();
  const now = moment.toISOString();
  const today = dayAt(moment);
  const state = stateAt(award, moment);
  const open = heard.find(({ hearing }) => hearing.closedAt === null)?.hearing;
  const isHeard = (hearing: typeof hearings.$inferSelect) =>
    hearing.answeredAt !== null || hearing.answerBy < today;
  const waiting = proposed.find(({ proposal }) => proposal.state === 'proposed')?.proposal;
  const decision = stopOf(award, now);
  const acts = actsAt(state.state, {
    hearing: open && { intent: open.intent, heard: isHeard(open) },
    proposal: waiting && { own: waiting.proposedBy === by.id },
    undoable: award.events.some(({ kind, at }) => kind === 'withdrawn' && at > now),
    appealable:
      decision !== undefined &&
      !sought.some((appeal) => appeal.decision === decision && appeal.closedAt === null),
  });
  return {
    award,
    state,
    history: historyOf(award, award.publicAt, moment),
    application: { id: award.application, reference },
    language,
    contacts: people,
    hearings: heard.map(({ hearing, who }) => ({ ...hearing, who: who ?? '', heard: isHeard(hearing) })),
    proposals: proposed.map(({ proposal, who, settledWho }) => ({
      ...proposal,
      who: who ?? '',
      settledWho: settledWho ?? '',
      undoableUntil: proposal.effectiveAt && proposal.effectiveAt > now ? proposal.effectiveAt : undefined,
    })),
    measures: done.map(({ measure, who }) => ({ ...measure, who: who ?? '' })),
    appeals: sought,
    concerns: told.map(({ answerBy, ...concern }) => ({
      ...concern,
      left: concern.state === 'open' ? daysLeft(today, answerBy) : undefined,
    })),
    letters: sees ? letters : [],
    log: sees ? logOf(log) : [],
    acts: isAllowed(by.role, 'decide') ? acts : [],
    proposedByReader: waiting?.proposedBy === by.id,
    now,
  };
}
