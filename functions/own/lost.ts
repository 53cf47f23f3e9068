import { and, desc, eq, isNotNull, ne } from 'drizzle-orm';
import { email } from '../../src/forms/kinds';
import { anHour } from '../../src/programme/span';
import { made } from '../guard';
import { ownLink } from '../link';
import { write } from '../mail/letters';
import { canonical, enclosed, spelling } from '../outbox';
import { applications, contacts, links, outbox } from '../store/schema';
import type { World } from '../world';

/** One letter an hour and address, however often and by however many it is asked for. */
const slot = anHour;
/** As many as one letter holds; the newest ones. */
const most = 15;

interface Row {
  readonly contacts: typeof contacts.$inferSelect;
  readonly applications: typeof applications.$inferSelect;
}

/**
 * Sends the links of everything that a confirmed address is the contact of, in one letter for each spelling of it. The
 * answer does not say whether there was anything.
 * @param written the address as it was typed
 */
export async function sendOwnLinks(world: World, written: FormDataEntryValue | null): Promise<void> {
  const address = email().schema.safeParse(written);
  if (!address.success) return;
  const print = await world.secret.print(canonical(address.data));
  const rows = await world.db
    .select()
    .from(contacts)
    .innerJoin(applications, eq(applications.id, contacts.application))
    .where(
      and(
        eq(contacts.emailPrint, print),
        isNotNull(contacts.confirmedAt),
        ne(applications.state, 'unconfirmed'),
      ),
    )
    .orderBy(desc(applications.madeAt))
    .limit(most);
  const at = Math.floor(world.now().getTime() / slot);
  for (const [to, own] of Map.groupBy(rows, (row) => spelling(row.contacts.email))) {
    const [first] = own;
    if (first) await send(world, to, own, first, at);
  }
}

/** One letter to one address. Other spellings of its mailbox get their own: they may be somebody else's. */
async function send(world: World, to: string, rows: readonly Row[], first: Row, at: number): Promise<void> {
  const locale = first.applications.letters;
  const fresh = await Promise.all(
    rows.map(async ({ applications: { id, organisation } }) => ({
      organisation,
      ...(await ownLink(world, id, locale)),
    })),
  );
  const letter = write('own-links', locale, first.contacts.email, {
    links: fresh.map(({ organisation, address: link }) => `${organisation}:\n${link}`).join('\n\n'),
  });
  await made(
    world.db.batch([
      world.db.insert(outbox).values({
        ...(await enclosed(world, letter, { name: 'own-links', about: first.applications.id })),
        id: `own-links/${await world.secret.print(to)}/${at}`,
      }),
      world.db.insert(links).values(fresh.map(({ link }) => link)),
    ]),
  );
}
