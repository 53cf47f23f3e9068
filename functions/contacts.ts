import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { BatchItem } from 'drizzle-orm/batch';
import type { Locale } from '../src/i18n/locale';
import { ownLink } from './link';
import type { Letter } from './mail/letters';
import { enclosed } from './outbox';
import { applications, contacts, links, outbox } from './store/schema';
import type { World } from './world';

type Step = BatchItem<'sqlite'>;

/** Somebody who may be written to about an application and its award, and what letters about it go by. */
export type Contact = typeof contacts.$inferSelect & {
  readonly organisation: string;
  readonly locale: Locale;
};

/** A letter to whoever may be written to about an application and its award. */
export interface Mailing {
  readonly application: string;
  /** What the letter is called in the outbox. */
  readonly name: string;
  /** The letter to one of them, and the row of the link that it holds. */
  readonly written: (to: Contact) => Promise<{ link: typeof links.$inferInsert; letter: Letter }>;
  /** What makes it one letter however often it is written. Without it each is its own. */
  readonly id?: (to: Contact) => string;
  /** It leaves no earlier than this. */
  readonly from?: Date;
}

/**
 * The statements that put a letter to every confirmed contact into the outbox; none when there is nobody to write to.
 */
export async function toContacts(world: World, mailing: Mailing): Promise<Step[]> {
  return (await toEachContact(world, mailing)).flatMap(({ steps }) => steps);
}

/**
 * The same, apart for each contact. Those alone are written to who confirmed their address, for each letter holds a
 * secret link; nobody, once the contacts have been erased.
 */
export async function toEachContact(
  world: World,
  { application, name, written, id, from }: Mailing,
): Promise<{ readonly to: Contact; readonly steps: readonly [Step, Step] }[]> {
  const rows = await world.db
    .select({ contact: contacts, organisation: applications.organisation, locale: applications.letters })
    .from(contacts)
    .innerJoin(applications, eq(applications.id, contacts.application))
    .where(and(eq(contacts.application, application), isNotNull(contacts.confirmedAt)))
    .orderBy(asc(contacts.place));
  return Promise.all(
    rows.map(async ({ contact, ...of }) => {
      const to = { ...contact, ...of };
      const { link, letter } = await written(to);
      const row = await enclosed(world, letter, { name, about: application, ours: true });
      const dueAt = from && from > world.now() ? from.toISOString() : row.dueAt;
      const own = { ...row, id: id?.(to) ?? row.id, dueAt };
      return {
        to,
        steps: [world.db.insert(links).values(link), world.db.insert(outbox).values(own)] as const,
      };
    }),
  );
}

/**
 * Writes a letter with a fresh link to the own page of an application.
 * @param letter of a language, the contact's address, and the address of the own page
 */
export function withOwnLink(
  world: World,
  application: string,
  letter: (locale: Locale, to: string, own: string) => Letter,
): Mailing['written'] {
  return async ({ locale, email }) => {
    const { link, address } = await ownLink(world, application, locale);
    return { link, letter: letter(locale, email, address) };
  };
}
