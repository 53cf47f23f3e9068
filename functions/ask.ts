import { and, eq, sql } from 'drizzle-orm';
import { formatDay } from '../src/i18n/date';
import { addDays, dayAt } from '../src/programme/day';
import { programme } from './content';
import { isAsked, isReceived, loggedWhile, made } from './guard';
import { freshLink } from './link';
import { write } from './mail/letters';
import { enclosed } from './outbox';
import type { Staff } from './staff/sign';
import { questions } from './store/desk';
import { applications, contacts, links, outbox } from './store/schema';
import type { World } from './world';

/**
 * Asks the applicant a question, by a letter with a link to the answer. While it waits the days of the decision stand.
 * @returns false when the application waits for no decision, or already for an answer
 */
export async function ask(world: World, by: Staff, application: string, question: string): Promise<boolean> {
  const [row] = await world.db
    .select()
    .from(applications)
    .innerJoin(contacts, and(eq(contacts.application, applications.id), eq(contacts.place, 'first')))
    .where(and(eq(applications.id, application), eq(applications.state, 'received')))
    .limit(1);
  if (!row) return false;
  const id = world.ids.id();
  const now = world.now();
  const answerBy = addDays(dayAt(now), programme.application.questionDays);
  const { link, address } = await answerLink(world, { id, answerBy, locale: row.applications.letters });
  const letter = write('question', row.applications.letters, row.contacts.email, {
    organisation: row.applications.organisation,
    reference: row.applications.reference,
    question,
    link: address,
    date: formatDay(answerBy, row.applications.letters),
  });
  const free = sql`${isReceived(application)} AND NOT ${isAsked(application)}`;
  return made(
    world.db.batch([
      loggedWhile(world, free, { actor: by.id, verb: 'question.asked', about: application }),
      world.db
        .insert(questions)
        .values({ id, application, question, askedBy: by.id, askedAt: now.toISOString(), answerBy }),
      world.db.insert(links).values(link),
      world.db.insert(outbox).values(await enclosed(world, letter, { name: 'question', about: application })),
    ]),
  );
}

/** A fresh link to the page on which a question is answered, good until the end of the last day for it. */
export function answerLink(
  world: World,
  question: { id: string; answerBy: string; locale: 'fi' | 'sv' | 'en' },
) {
  return freshLink(world, {
    purpose: 'answer',
    about: question.id,
    place: 'first',
    page: 'own',
    locale: question.locale,
    until: question.answerBy,
  });
}
