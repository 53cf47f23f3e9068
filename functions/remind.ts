import { and, asc, eq, isNull, lt, lte, sql } from 'drizzle-orm';
import { formatDay } from '../src/i18n/date';
import { addDays, dayAt } from '../src/programme/day';
import { answerLink } from './ask';
import { isWaiting, loggedWhile, made } from './guard';
import { ownLink } from './link';
import { write } from './mail/letters';
import { enclosed } from './outbox';
import { questions } from './store/desk';
import { applications, contacts, links, outbox } from './store/schema';
import type { World } from './world';

/** An answer is asked for once more so many days before the last day for it. */
const remindDays = 7;
const atOnce = 100;

/**
 * What the clock does with questions to applicants: one reminder before the last day, and when that day has passed
 * the application is closed without a decision. Run again, or twice at once, it does nothing more.
 */
export async function remind(world: World): Promise<void> {
  const today = dayAt(world.now());
  for (const row of await open(
    world,
    and(
      isNull(questions.remindedAt),
      lte(questions.answerBy, addDays(today, remindDays)),
      sql`${questions.answerBy} >= ${today}`,
    ),
  )) {
    await sendReminder(world, row);
  }
  for (const row of await open(world, lt(questions.answerBy, today))) await close(world, row);
}

type Row = Awaited<ReturnType<typeof open>>[number];

function open(world: World, due: ReturnType<typeof and>) {
  return world.db
    .select()
    .from(questions)
    .innerJoin(
      applications,
      and(eq(applications.id, questions.application), sql`+${applications.state} = 'received'`),
    )
    .leftJoin(contacts, and(eq(contacts.application, applications.id), eq(contacts.place, 'first')))
    .where(and(isNull(questions.answeredAt), due))
    .orderBy(asc(questions.answerBy))
    .limit(atOnce);
}

async function sendReminder(
  world: World,
  { questions: question, applications: application, contacts: contact }: Row,
): Promise<void> {
  const locale = application.letters;
  const { link, address } = await answerLink(world, { id: question.id, answerBy: question.answerBy, locale });
  const waits = sql`${isWaiting(question.id)} AND (SELECT ${questions.remindedAt} FROM ${questions} WHERE ${questions.id} = ${question.id}) IS NULL`;
  const letter =
    contact &&
    write('question-reminder', locale, contact.email, {
      organisation: application.organisation,
      reference: application.reference,
      link: address,
      date: formatDay(question.answerBy, locale),
    });
  await made(
    world.db.batch([
      loggedWhile(world, waits, { actor: 'clock', verb: 'question.reminded', about: application.id }),
      world.db
        .update(questions)
        .set({ remindedAt: world.now().toISOString() })
        .where(eq(questions.id, question.id)),
      ...(letter
        ? [
            world.db.insert(links).values(link),
            world.db.insert(outbox).values({
              ...(await enclosed(world, letter, { name: 'question-reminder', about: application.id })),
              id: `question-reminder/${question.id}`,
            }),
          ]
        : []),
    ]),
  );
}

async function close(
  world: World,
  { questions: question, applications: application, contacts: contact }: Row,
): Promise<void> {
  const { link, address } = await ownLink(world, application.id, application.letters);
  const letter =
    contact &&
    write('application-closed', application.letters, contact.email, {
      organisation: application.organisation,
      reference: application.reference,
      own: address,
    });
  await made(
    world.db.batch([
      loggedWhile(world, isWaiting(question.id), {
        actor: 'clock',
        verb: 'application.closed',
        about: application.id,
      }),
      world.db.update(applications).set({ state: 'closed' }).where(eq(applications.id, application.id)),
      ...(letter
        ? [
            world.db.insert(links).values(link),
            world.db.insert(outbox).values({
              ...(await enclosed(world, letter, { name: 'application-closed', about: application.id })),
              id: `application-closed/${application.id}`,
            }),
          ]
        : []),
    ]),
  );
}
