import { and, eq } from 'drizzle-orm';
import { dayAt } from '../src/programme/day';
import { addWorkdays, workdaysBetween } from '../src/programme/workdays';
import { isWaiting, loggedWhile, made } from './guard';
import type { Entry } from './own/entry';
import { questions } from './store/desk';
import { applications, links } from './store/schema';
import type { World } from './world';

/**
 * Takes the answer to a question, once, and moves the day of the decision by the working days for which it stood.
 * @returns false when there was nothing to answer any more
 */
export async function answer(
  world: World,
  { application, hash }: Pick<Entry, 'application' | 'hash'>,
  question: { readonly id: string; readonly askedAt: string },
  text: string,
): Promise<boolean> {
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
        .where(and(eq(links.hash, hash), eq(links.purpose, 'answer'))),
    ]),
  );
}
