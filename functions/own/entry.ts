import { and, eq, gt } from 'drizzle-orm';
import { digest } from '../secret';
import { questions } from '../store/desk';
import { applications, links } from '../store/schema';
import type { World } from '../world';

/** Who stands before the own page of an application: what the link in hand allows. */
export interface Entry {
  readonly application: typeof applications.$inferSelect;
  /** `read` is forwarded and only shows; `answer` came with a question; `change` came by asking, a moment ago. */
  readonly by: 'read' | 'answer' | 'change';
  /** Of an answer link: the question it came with, the only one that it answers. */
  readonly question: string | undefined;
  readonly hash: string;
  readonly expiresAt: string;
}

/**
 * The entry that a link gives; looking changes nothing.
 * @returns undefined when the link is unknown, expired, used up, of another kind, or its application is erased
 */
export async function entryBy(world: World, token: string): Promise<Entry | undefined> {
  const [link] = await world.db
    .select()
    .from(links)
    .where(and(eq(links.hash, await digest(token)), gt(links.expiresAt, world.now().toISOString())))
    .limit(1);
  if (!link || !isEntry(link.purpose) || (link.purpose === 'change' && link.usedAt)) return undefined;
  const question = link.purpose === 'answer' ? link.about : undefined;
  const about = question ? await applicationAsked(world, question) : link.about;
  const [application] = about
    ? await world.db.select().from(applications).where(eq(applications.id, about)).limit(1)
    : [];
  return application && application.state !== 'unconfirmed'
    ? { application, by: link.purpose, question, hash: link.hash, expiresAt: link.expiresAt }
    : undefined;
}

function isEntry(purpose: string): purpose is Entry['by'] {
  return purpose === 'read' || purpose === 'answer' || purpose === 'change';
}

async function applicationAsked({ db }: World, question: string): Promise<string | undefined> {
  const [row] = await db
    .select({ application: questions.application })
    .from(questions)
    .where(eq(questions.id, question))
    .limit(1);
  return row?.application;
}
