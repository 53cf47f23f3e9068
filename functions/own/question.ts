import { and, desc, eq, isNull } from 'drizzle-orm';
import { questions } from '../store/desk';
import type { World } from '../world';
import type { Entry } from './entry';

/** The question that waits for this applicant's answer and may be answered behind the link in hand, if there is one. */
export async function questionOf(
  world: World,
  entry: Entry,
): Promise<typeof questions.$inferSelect | undefined> {
  if (entry.application.state !== 'received') return undefined;
  const [question] = await world.db
    .select()
    .from(questions)
    .where(and(eq(questions.application, entry.application.id), isNull(questions.answeredAt)))
    .orderBy(desc(questions.askedAt))
    .limit(1);
  return question && answers(entry, question.id) ? question : undefined;
}

/** Is this a question that the link in hand answers? One that came with a question answers no other. */
export function answers({ by, question }: Entry, asked: string): boolean {
  return by === 'change' || (by === 'answer' && question === asked);
}
