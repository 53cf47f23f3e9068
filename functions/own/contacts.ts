import { and, eq, gt, isNull, ne, sql } from 'drizzle-orm';
import type { Answers, Faults } from '../../src/forms/form';
import type { contactFields } from '../../src/forms/own';
import { href } from '../../src/i18n/routes';
import { addDays, dayAt } from '../../src/programme/day';
import { logged } from '../audit';
import { programme } from '../content';
import { loggedWhile, made } from '../desk/guard';
import { freshLink, ownLink } from '../link';
import { write } from '../mail/letters';
import { canonical, enclosed } from '../outbox';
import { digest } from '../secret';
import { newMails } from '../store/own';
import { applications, contacts, links, outbox } from '../store/schema';
import type { World } from '../world';
import type { Entry } from './entry';
import { usedUp } from './withdraw';

type Place = 'first' | 'second';
type ContactAnswers = Answers<typeof contactFields>;

/** One confirmation letter in ten minutes for each contact, so that a link in wrong hands writes to few strangers. */
const slot = 10 * 60_000;

/**
 * Corrects a contact, or adds the second one. Name, role and phone count at once; a new address counts when its own
 * link has been pressed, and until then the letters go to the old one.
 * @returns what is wrong: `sameAddress` when both contacts would have one mailbox, `soon` when a letter has just left
 */
export async function correctContact(
  world: World,
  { application }: Entry,
  place: Place,
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
  const id = world.ids.id();
  const now = world.now();
  const days = programme.application.confirmDays;
  const { link, address } = await freshLink(world, {
    purpose: 'confirm',
    about: id,
    page: 'own',
    locale: application.letters,
    until: addDays(dayAt(now), days),
  });
  const letter = write('confirm-contact', application.letters, answers.email, {
    organisation: application.organisation,
    link: address,
    days: String(days),
  });
  const done = await made(
    db.batch([
      row,
      keep,
      forget,
      db.insert(newMails).values({
        id,
        application: application.id,
        place,
        email: answers.email,
        emailPrint: print,
        madeAt: now.toISOString(),
      }),
      db.insert(links).values(link),
      db.insert(outbox).values({
        ...(await enclosed(world, letter, { name: 'confirm-contact', about: application.id })),
        id: `confirm-contact/${application.id}/${place}/${Math.floor(now.getTime() / slot)}`,
      }),
    ]),
  );
  return done ? { ok: true, asked: true } : { ok: false, faults: { email: 'soon' } };
}

/**
 * Takes the second contact away, with the change links that lie in mailboxes, but for the one in hand. The first
 * contact stays: an award has somebody to write to.
 */
export async function removeContact(world: World, { application, hash }: Entry): Promise<void> {
  await world.db.batch([
    logged(world, 'employer', 'contact.removed', application.id, { place: 'second' }),
    world.db
      .delete(contacts)
      .where(and(eq(contacts.application, application.id), eq(contacts.place, 'second'))),
    usedUp(world, application.id, hash),
  ]);
}

/** The organisation whose contact somebody is asked to confirm; undefined when the link is old, used or of another kind. */
export async function mailBehind(world: World, token: string): Promise<string | undefined> {
  return (await pending(world, token))?.applications.organisation;
}

/**
 * Confirms a contact's address by its link: from now on letters go there, and the old address is told.
 * @returns the path of the own page, behind a fresh link for reading
 */
export async function confirmMail(world: World, token: string): Promise<string | undefined> {
  const row = await pending(world, token);
  if (!row) return undefined;
  const { new_mails: mail, applications: application, contacts: contact } = row;
  const now = world.now().toISOString();
  const locale = application.letters;
  const { link, address } = await ownLink(world, application.id, locale);
  const told =
    contact.confirmedAt && contact.email !== mail.email
      ? [
          world.db.insert(outbox).values(
            await enclosed(
              world,
              write('contact-changed', locale, contact.email, {
                organisation: application.organisation,
                link: world.origin + href('own-lost', locale),
              }),
              { name: 'contact-changed', about: application.id },
            ),
          ),
          // Whoever reads the old address changes nothing more.
          usedUp(world, application.id),
        ]
      : [];
  const stands = sql`EXISTS (SELECT 1 FROM ${newMails} WHERE ${newMails.id} = ${mail.id})`;
  const done = await made(
    world.db.batch([
      loggedWhile(world, stands, {
        actor: 'employer',
        verb: 'contact.confirmed',
        about: application.id,
        details: { place: mail.place },
      }),
      // Before the address is changed: a letter to an address that is nobody's any more would wait a day.
      ...told,
      world.db
        .update(contacts)
        .set({ email: mail.email, emailPrint: mail.emailPrint, confirmedAt: now })
        .where(and(eq(contacts.application, application.id), eq(contacts.place, mail.place))),
      world.db.delete(newMails).where(eq(newMails.id, mail.id)),
      world.db
        .update(links)
        .set({ usedAt: now })
        .where(eq(links.hash, await digest(token))),
      world.db.insert(links).values(link),
    ]),
  );
  return done ? new URL(address).pathname : undefined;
}

async function pending(world: World, token: string) {
  const [row] = await world.db
    .select()
    .from(links)
    .innerJoin(newMails, eq(newMails.id, links.about))
    .innerJoin(
      applications,
      and(eq(applications.id, newMails.application), ne(applications.state, 'unconfirmed')),
    )
    .innerJoin(
      contacts,
      and(eq(contacts.application, newMails.application), eq(contacts.place, newMails.place)),
    )
    .where(
      and(
        eq(links.hash, await digest(token)),
        eq(links.purpose, 'confirm'),
        isNull(links.usedAt),
        gt(links.expiresAt, world.now().toISOString()),
      ),
    )
    .limit(1);
  return row;
}
