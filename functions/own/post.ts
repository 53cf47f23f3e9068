import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { LetterName } from '../../src/collections/letters';
import type { Locale } from '../../src/i18n/locale';
import { ownLink } from '../link';
import { type Filling, write } from '../mail/letters';
import { type Enclosure, enclosed } from '../outbox';
import { applications, contacts, links, outbox } from '../store/schema';
import type { World } from '../world';

/** A letter to write: its words but for the link to the own page, which each contact gets fresh. */
export interface ToContacts<Name extends LetterName> {
  readonly name: Name;
  readonly application: string;
  /** What makes it one letter however often it is written; a contact's place is added. Without it each is its own. */
  readonly once?: string;
  readonly filling: (own: string, locale: Locale) => Filling<Name>;
}

/**
 * The statements that put a letter to every confirmed contact of an application into the outbox, each with a fresh
 * link to the own page; none when there is nobody to write to.
 */
export async function toContacts<Name extends LetterName>(world: World, letter: ToContacts<Name>) {
  const rows = await world.db
    .select()
    .from(contacts)
    .innerJoin(applications, eq(applications.id, contacts.application))
    .where(and(eq(contacts.application, letter.application), isNotNull(contacts.confirmedAt)))
    .orderBy(asc(contacts.place));
  const fresh: (typeof links.$inferInsert)[] = [];
  const letters: Enclosure[] = [];
  for (const { applications: application, contacts: contact } of rows) {
    const { link, address } = await ownLink(world, application.id, application.letters);
    const words = write(
      letter.name,
      application.letters,
      contact.email,
      letter.filling(address, application.letters),
    );
    const row = await enclosed(world, words, { name: letter.name, about: application.id });
    fresh.push(link);
    letters.push(letter.once ? { ...row, id: `${letter.once}/${contact.place}` } : row);
  }
  return letters.length > 0
    ? [world.db.insert(links).values(fresh), ...letters.map((row) => world.db.insert(outbox).values(row))]
    : [];
}
