import { and, eq, gt } from 'drizzle-orm';
import { workdaysBetween } from '../src/desk/days';
import { dayAt } from '../src/programme/day';
import { addWorkdays } from '../src/programme/workdays';
import { isWaiting, loggedWhile, made } from './desk/guard';
import { digest } from './secret';
import { decisions, questions } from './store/desk';
import { applications, links } from './store/schema';
import type { World } from './world';

type State = (typeof applications.$inferSelect)['state'];

/** What the applicant's own page shows. */
export type Own =
  | { readonly state: 'gone' }
  | {
      readonly state: Exclude<State, 'unconfirmed'>;
      readonly organisation: string;
      readonly reference: string;
      /** The promised day of the decision, as long as there is none. */
      readonly decideBy: string;
      readonly question: string;
      readonly answerBy: string;
      readonly answer: string | undefined;
      readonly reasons: string | undefined;
    };

/** The application behind an answer link, as its applicant may see it. Looking changes nothing. */
export async function own(world: World, token: string): Promise<Own> {
  const row = await behind(world, token);
  if (!row || row.applications.state === 'unconfirmed') return { state: 'gone' };
  const { applications: application, questions: question, decisions: decision } = row;
  const decided = decision && decision.effectiveAt <= world.now().toISOString();
  return {
    state: decision && !decided ? 'received' : row.applications.state,
    organisation: application.organisation,
    reference: application.reference,
    decideBy: application.decideBy ?? '',
    question: question.question,
    answerBy: question.answerBy,
    answer: question.answer ?? undefined,
    reasons: decided ? decision.reasons : undefined,
  };
}

/**
 * Takes the answer to a question, once, and moves the day of the decision by the working days for which it stood.
 * @returns false when there was nothing to answer any more
 */
export async function answer(world: World, token: string, text: string): Promise<boolean> {
  const row = await behind(world, token);
  if (!row || row.questions.answeredAt) return false;
  const { applications: application, questions: question } = row;
  const now = world.now();
  const stood = workdaysBetween(dayAt(new Date(question.askedAt)), dayAt(now));
  const decideBy = addWorkdays(application.decideBy ?? dayAt(now), stood);
  return made(
    world.db.batch([
      loggedWhile(world, isWaiting(question.id), {
        actor: 'applicant',
        verb: 'question.answered',
        about: application.id,
        details: { workdays: stood },
      }),
      world.db
        .update(questions)
        .set({ answer: text, answeredAt: now.toISOString() })
        .where(eq(questions.id, question.id)),
      world.db.update(applications).set({ decideBy }).where(eq(applications.id, application.id)),
      world.db
        .update(links)
        .set({ usedAt: now.toISOString() })
        .where(eq(links.hash, await digest(token))),
    ]),
  );
}

async function behind(world: World, token: string) {
  const [row] = await world.db
    .select()
    .from(links)
    .innerJoin(questions, eq(questions.id, links.about))
    .innerJoin(applications, eq(applications.id, questions.application))
    .leftJoin(decisions, eq(decisions.application, applications.id))
    .where(
      and(
        eq(links.hash, await digest(token)),
        eq(links.purpose, 'answer'),
        gt(links.expiresAt, world.now().toISOString()),
      ),
    )
    .limit(1);
  return row;
}
