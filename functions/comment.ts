import type { feedback as feedbackForm } from '../src/forms/feedback';
import { formatDay } from '../src/i18n/date';
import { addDays, dayAt } from '../src/programme/day';
import { programme } from './content';
import { write } from './mail/letters';
import { mailboxFor } from './mailbox';
import { once } from './once';
import { enclosed } from './outbox';
import { counted } from './quota';
import { feedback, outbox } from './store/schema';
import { commit } from './store/statement';
import type { Stored, Submission } from './submit';
import type { World } from './world';

/** Stores feedback on accessibility; the law gives 14 days to answer it (306/2019). */
export async function comment(
  world: World,
  submission: Submission<typeof feedbackForm.fields>,
): Promise<Stored> {
  const { id, digest, locale, answers } = submission;
  const days = programme.feedback.answerDays;
  const now = world.now();
  const answerBy = addDays(dayAt(now), days);
  const nothing = '–';
  const { mail, locale: ours } = mailboxFor();
  const notice = write('team-feedback', ours, mail, {
    message: answers.message,
    page: answers.page || nothing,
    contact: [answers.name, answers.email].filter(Boolean).join(', ') || nothing,
    date: formatDay(answerBy, ours),
  });
  const letters = [await enclosed(world, notice, { name: 'team-feedback', about: id, ours: true })];
  if (answers.email) {
    const receipt = write('feedback-received', locale, answers.email, { days: String(days) });
    letters.push(await enclosed(world, receipt, { name: 'feedback-received', about: id }));
  }
  const row: typeof feedback.$inferInsert = {
    id,
    digest,
    state: 'open',
    locale,
    message: answers.message,
    page: answers.page,
    name: answers.name,
    email: answers.email,
    madeAt: now.toISOString(),
    answerBy,
  };
  return once(world, submission, feedback, async () =>
    commit(world, [
      world.db.insert(feedback).values(row),
      world.db.insert(outbox).values(letters),
      ...(await counted(world, submission.visitor)),
    ]),
  );
}
