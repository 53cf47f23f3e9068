import type { enquiry as enquiryForm } from '../src/forms/enquiry';
import { translator } from '../src/i18n/translate';
import { dayAt } from '../src/programme/day';
import { addWorkdays } from '../src/programme/workdays';
import { programme } from './content';
import { write } from './mail/letters';
import { mailboxFor } from './mailbox';
import { once } from './once';
import { enclosed } from './outbox';
import { counted } from './quota';
import { enquiries, outbox } from './store/schema';
import { commit } from './store/statement';
import type { Stored, Submission } from './submit';
import type { World } from './world';

/** Stores an enquiry with its receipt and the letter to the team of the area, in one transaction. */
export async function enquire(
  world: World,
  submission: Submission<typeof enquiryForm.fields>,
): Promise<Stored> {
  const { id, digest, locale, answers } = submission;
  const now = world.now();
  const workdays = programme.enquiry.answerWorkingDays;
  const { mail, locale: ours, place } = mailboxFor(answers.municipality);
  const said = translator(locale);
  const saidToUs = translator(ours);
  const receipt = write('enquiry-received', locale, answers.email, {
    topics: answers.topics.map((topic) => said(`enquiry.topics.${topic}`)).join(', '),
    days: String(workdays),
  });
  const nothing = '–';
  const notice = write('team-enquiry', ours, mail, {
    municipality: place ?? saidToUs('place.other'),
    topics: answers.topics.map((topic) => saidToUs(`enquiry.topics.${topic}`)).join(', '),
    message: answers.message || nothing,
    name: [answers.name, answers.organisation].filter(Boolean).join(', '),
    contact: [answers.email, answers.phone].filter(Boolean).join(', '),
    how: saidToUs(`enquiry.how.${answers.how}`),
    when: answers.when || nothing,
  });
  const row: typeof enquiries.$inferInsert = {
    id,
    digest,
    state: 'open',
    locale,
    municipality: answers.municipality,
    topics: answers.topics,
    way: answers.how,
    suits: answers.when,
    message: answers.message,
    name: answers.name,
    organisation: answers.organisation,
    email: answers.email,
    phone: answers.phone,
    madeAt: now.toISOString(),
    answerBy: addWorkdays(dayAt(now), workdays),
  };
  return once(world, submission, enquiries, async () =>
    commit(world, [
      world.db.insert(enquiries).values(row),
      world.db.insert(outbox).values(await enclosed(world, receipt, { name: 'enquiry-received', about: id })),
      world.db
        .insert(outbox)
        .values(await enclosed(world, notice, { name: 'team-enquiry', about: id, ours: true })),
      ...(await counted(world, submission.visitor)),
    ]),
  );
}
