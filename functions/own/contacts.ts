import { and, eq, sql } from 'drizzle-orm';
import type { Answers, Faults } from '../../src/forms/form';
import type { contactFields } from '../../src/forms/own';
import { logged } from '../audit';
import { loggedWhile, made } from '../guard';
import { canonical } from '../outbox';
import { newMails } from '../store/own';
import { contacts } from '../store/schema';
import type { World } from '../world';
import type { Entry } from './entry';
import { answersEnd, usedUp } from './links';
import { askMail } from './mail';

type ContactAnswers = Answers<typeof contactFields>;

/**
 * Corrects a contact, or adds the second one. Name, role and phone count at once; a new address counts when its own
 * link has been pressed, and until then the letters go to the old one.
 * @returns what is wrong: `sameAddress` when both contacts would have one mailbox, `soon` when a letter has just left
 */
export async function correctContact(
  world: World,
  { application }: Entry,
  place: 'first' | 'second',
  answers: ContactAnswers,
): Promise<{ ok: true; asked: boolean } | { ok: false; faults: Faults }> {
  const { db } = world;
  const people = await db.select().from(contacts).where(eq(contacts.application, application.id));
  const known = people.find((contact) => contact.place === place);
  const other = people.find((contact) => contact.place !== place);
  const print = await world.secret.print(canonical(answers.email));
  if (other?.emailPrint === print) return { ok: false, faults: { email: 'sameAddress' } };
  if (!known && place === 'first') return { ok: false, faults: { email: 'state' } };
  const confirms = !known?.confirmedAt || known.email !== answers.email;
  const { name, role, phone } = answers;
  const keep = known
    ? db
        .update(contacts)
        .set({ name, role, phone, ...(known.confirmedAt ? {} : { email: answers.email, emailPrint: print }) })
        .where(and(eq(contacts.application, application.id), eq(contacts.place, place)))
    : db.insert(contacts).values({
        application: application.id,
        place,
        name,
        role,
        phone,
        email: answers.email,
        emailPrint: print,
      });
  // A letter is confirmed, or a contact taken away, while this is read: what was known then decides what is kept.
  const stands = known
    ? sql`EXISTS (SELECT 1 FROM ${contacts} WHERE ${contacts.application} = ${application.id} AND ${contacts.place} = ${place}
        AND ${contacts.email} = ${known.email} AND ${contacts.confirmedAt} IS ${known.confirmedAt})`
    : sql`1`;
  const row = loggedWhile(world, stands, {
    actor: 'employer',
    verb: known ? 'contact.corrected' : 'contact.added',
    about: application.id,
    details: { place },
  });
  const forget = db
    .delete(newMails)
    .where(and(eq(newMails.application, application.id), eq(newMails.place, place)));
  if (!confirms)
    return (await made(db.batch([row, keep, forget])))
      ? { ok: true, asked: false }
      : { ok: false, faults: { email: 'state' } };
  const asking = await askMail(world, application, place, { email: answers.email, emailPrint: print });
  const done = await made(db.batch([row, keep, forget, ...asking]));
  return done ? { ok: true, asked: true } : { ok: false, faults: { email: 'soon' } };
}

/**
 * Takes the second contact away, with what that contact could answer by and the change links that lie in mailboxes, but
 * for the one in hand. The first
 * contact stays: an award has somebody to write to.
 */
export async function removeContact(world: World, { application, hash }: Entry): Promise<void> {
  await world.db.batch([
    logged(world, 'employer', 'contact.removed', application.id, { place: 'second' }),
    world.db
      .delete(contacts)
      .where(and(eq(contacts.application, application.id), eq(contacts.place, 'second'))),
    usedUp(world, application.id, hash),
    answersEnd(world, application.id, 'second'),
  ]);
}
