import { and, eq, gte, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import { href } from '../../src/i18n/routes';
import { addDays, dayAt } from '../../src/programme/day';
import { aMinute } from '../../src/programme/span';
import { programme } from '../content';
import { loggedWhile, made } from '../guard';
import { hearingLetter } from '../hear';
import { freshLink, isOpen, ownLink } from '../link';
import { write } from '../mail/letters';
import { enclosed } from '../outbox';
import { digest } from '../secret';
import { awards } from '../store/awards';
import { hearings } from '../store/measures';
import { newMails } from '../store/own';
import { applications, contacts, links, outbox } from '../store/schema';
import type { World } from '../world';
import { answersEnd, usedUp } from './links';

/** One confirmation letter in ten minutes for each contact, so that a link in wrong hands writes to few strangers. */
const slot = 10 * aMinute;

/**
 * Asks whether letters may be sent to a contact's address: nothing else goes there until its link has been pressed.
 * @param mail the address, and its fingerprint
 * @returns what to store with whatever made the question
 * @throws by the store, when the contact was asked within the last ten minutes or is being asked already
 */
export async function askMail(
  world: World,
  application: Pick<typeof applications.$inferSelect, 'id' | 'letters' | 'organisation'>,
  place: 'first' | 'second',
  mail: Pick<typeof contacts.$inferSelect, 'email' | 'emailPrint'>,
) {
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
  const letter = write('confirm-contact', application.letters, mail.email, {
    organisation: application.organisation,
    link: address,
    days: String(days),
  });
  const { email, emailPrint } = mail;
  return [
    world.db
      .insert(newMails)
      .values({ id, application: application.id, place, email, emailPrint, madeAt: now.toISOString() }),
    world.db.insert(links).values(link),
    world.db.insert(outbox).values({
      ...(await enclosed(world, letter, { name: 'confirm-contact', about: application.id })),
      id: `confirm-contact/${application.id}/${place}/${Math.floor(now.getTime() / slot)}`,
    }),
  ] as const;
}

/**
 * The organisation whose contact somebody is asked to confirm; undefined when the link is old, used or of another kind.
 */
export async function mailBehind(world: World, token: string): Promise<string | undefined> {
  return (await pending(world, token))?.applications.organisation;
}

/**
 * Confirms a contact's address by its link: from now on letters go there. The old address is told, and so is every
 * other contact.
 * @returns the path of the own page, behind a fresh link for reading
 */
export async function confirmMail(world: World, token: string): Promise<string | undefined> {
  const row = await pending(world, token);
  if (!row) return undefined;
  const { new_mails: mail, applications: application } = row;
  const now = world.now().toISOString();
  const locale = application.letters;
  const { link, address } = await ownLink(world, application.id, locale);
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
      ...(await toOld(world, row)),
      ...(await toOthers(world, row)),
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

type Pending = NonNullable<Awaited<ReturnType<typeof pending>>>;

/** Tells an address that is given up for another one, and ends what can be done with the links that lie there. */
async function toOld(
  world: World,
  { new_mails: mail, applications: application, contacts: contact }: Pending,
) {
  if (!contact.confirmedAt || contact.email === mail.email) return [];
  const locale = application.letters;
  const letter = write('contact-changed', locale, contact.email, {
    organisation: application.organisation,
    link: world.origin + href('own-lost', locale),
  });
  return [
    world.db
      .insert(outbox)
      .values(await enclosed(world, letter, { name: 'contact-changed', about: application.id })),
    usedUp(world, application.id),
    answersEnd(world, application.id, mail.place),
    ...(await heardAnew(world, application, mail)),
  ];
}

/** Tells every other confirmed contact: who speaks for an employer is not changed behind the back of who does. */
async function toOthers(world: World, { new_mails: mail, applications: application }: Pending) {
  const others = await world.db
    .select()
    .from(contacts)
    .where(
      and(
        eq(contacts.application, application.id),
        ne(contacts.place, mail.place),
        isNotNull(contacts.confirmedAt),
      ),
    );
  const steps = others.map(async ({ email }) => {
    const { link, address } = await ownLink(world, application.id, application.letters);
    const letter = write('contact-confirmed', application.letters, email, {
      organisation: application.organisation,
      link: address,
    });
    const row = await enclosed(world, letter, { name: 'contact-confirmed', about: application.id });
    return [world.db.insert(links).values(link), world.db.insert(outbox).values(row)];
  });
  return (await Promise.all(steps)).flat();
}

/** The letter of a hearing that waits for its answer, to the address that takes the place of one it went to. */
async function heardAnew(
  world: World,
  { id, letters: locale }: Pending['applications'],
  { id: cause, place, email }: Pending['new_mails'],
) {
  const [open] = await world.db
    .select()
    .from(hearings)
    .innerJoin(awards, eq(awards.code, hearings.award))
    .where(
      and(
        eq(awards.application, id),
        isNull(hearings.closedAt),
        isNull(hearings.answeredAt),
        gte(hearings.answerBy, dayAt(world.now())),
      ),
    )
    .limit(1);
  if (!open) return [];
  const { link, letter } = await hearingLetter(world, open.hearings, open.awards, { place, email, locale });
  const row = await enclosed(world, letter, { name: 'hearing', about: id, ours: true });
  return [
    world.db.insert(links).values(link),
    world.db.insert(outbox).values({ ...row, id: `hearing/${open.hearings.id}/${place}/${cause}` }),
  ];
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
    .where(and(await isOpen(world, token, 'confirm'), isNull(links.usedAt)))
    .limit(1);
  return row;
}
