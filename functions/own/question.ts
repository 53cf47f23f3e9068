import { and, desc, eq, isNull } from 'drizzle-orm';
import { questions } from '../store/desk';
import type { World } from '../world';
import type { Entry } from './entry';

/** The question that waits for this applicant's answer, if one does. */
export async function questionOf(
  world: World,
  { application }: Entry,
): Promise<typeof questions.$inferSelect | undefined> {
  if (application.state !== 'received') return undefined;
  const [question] = await world.db
    .select()
    .from(questions)
    .where(and(eq(questions.application, application.id), isNull(questions.answeredAt)))
    .orderBy(desc(questions.askedAt))
    .limit(1);
  return question;
}
