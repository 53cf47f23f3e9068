import { and, asc, desc, eq, ne } from 'drizzle-orm';
import { type DomainHint, domainHint } from '../../src/desk/domain';
import { items } from '../../src/desk/forms';
import { dayAt } from '../../src/programme/day';
import { isAllowed } from '../../src/programme/roles';
import { daysLeft } from '../../src/programme/workdays';
import { rulesAreDraft } from '../content';
import { awards } from '../store/awards';
import { decisions, questions, reviews, staff } from '../store/desk';
import { appeals } from '../store/measures';
import { applications, contacts, outbox, wordings } from '../store/schema';
import { isLoopback } from '../world';
import type { Visit } from './page';
import { withinReach } from './reach';
import { type Checked, checksOf } from './review';
import { type Logged, lettersAbout, loggedAbout, logOf, type Posted } from './trail';

/** Everything of one application that somebody who decides has to see. */
export interface Case {
  readonly application: typeof applications.$inferSelect;
  readonly rules: string;
  readonly contacts: readonly (typeof contacts.$inferSelect)[];
  readonly domain: DomainHint;
  readonly checks: readonly Checked[];
  readonly questions: readonly (typeof questions.$inferSelect & { who: string })[];
  /** Working days left; undefined while they stand or when there is nothing to decide. */
  readonly left: number | undefined;
  readonly decision: (typeof decisions.$inferSelect & { who: string; undoable: boolean }) | undefined;
  /** Nothing may be approved: the rules are a draft. */
  readonly draft: boolean;
  readonly others: readonly {
    id: string;
    organisation: string;
    reference: string;
    state: string;
    madeAt: string;
  }[];
  readonly letters: readonly Posted[];
  readonly log: readonly Logged[];
  /** The code of its award, once the decision is effective. */
  readonly award: string | undefined;
  readonly appeals: readonly (typeof appeals.$inferSelect)[];
  readonly now: string;
}

/** Reads a case in one round trip after the application itself. @returns undefined when there is none in reach */
export async function caseOf({ world, by, id }: Visit): Promise<Case | undefined> {
  const { db } = world;
  const [application] = await db
    .select()
    .from(applications)
    .where(and(eq(applications.id, id), withinReach(by, applications.municipality)))
    .limit(1);
  if (!application) return undefined;
  const [people, seen, asked, decided, others, letters, log, wording, granted, sought] = await db.batch([
    db.select().from(contacts).where(eq(contacts.application, id)).orderBy(asc(contacts.place)),
    db
      .select({ review: reviews, who: staff.name })
      .from(reviews)
      .leftJoin(staff, eq(staff.id, reviews.actor))
      .where(eq(reviews.application, id)),
    db
      .select({ question: questions, who: staff.name })
      .from(questions)
      .leftJoin(staff, eq(staff.id, questions.askedBy))
      .where(eq(questions.application, id))
      .orderBy(asc(questions.askedAt)),
    db
      .select({ decision: decisions, who: staff.name })
      .from(decisions)
      .leftJoin(staff, eq(staff.id, decisions.decidedBy))
      .where(eq(decisions.application, id)),
    db
      .select({
        id: applications.id,
        organisation: applications.organisation,
        reference: applications.reference,
        state: applications.state,
        madeAt: applications.madeAt,
      })
      .from(applications)
      .where(
        and(
          eq(applications.businessId, application.businessId),
          ne(applications.id, id),
          withinReach(by, applications.municipality),
        ),
      )
      .orderBy(desc(applications.madeAt))
      .limit(20),
    lettersAbout(world, id).orderBy(asc(outbox.madeAt)),
    loggedAbout(world, id),
    db.select({ version: wordings.version }).from(wordings).where(eq(wordings.digest, application.wording)),
    db.select({ code: awards.code }).from(awards).where(eq(awards.application, id)),
    db
      .select()
      .from(appeals)
      .where(and(eq(appeals.application, id), eq(appeals.decision, 'declined')))
      .orderBy(desc(appeals.receivedOn)),
  ]);
  const now = world.now();
  const waits =
    application.state === 'received' && !asked.some(({ question }) => question.answeredAt === null);
  const [ruling] = decided;
  return {
    application,
    rules: wording[0]?.version ?? '',
    contacts: people,
    domain: domainHint(people[0]?.email ?? '', application.website),
    checks: checksOf(items, seen),
    questions: asked.map(({ question, who }) => ({ ...question, who: who ?? '' })),
    left: waits && application.decideBy ? daysLeft(dayAt(now), application.decideBy) : undefined,
    decision: ruling && {
      ...ruling.decision,
      who: ruling.who ?? '',
      undoable: ruling.decision.effectiveAt > now.toISOString(),
    },
    draft: rulesAreDraft && !isLoopback(world.origin),
    others,
    letters,
    log: logOf(log),
    award: granted[0]?.code,
    appeals: isAllowed(by.role, 'review') ? sought : [],
    now: now.toISOString(),
  };
}
