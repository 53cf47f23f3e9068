import { and, asc, eq, gt, notExists } from 'drizzle-orm';
import { email } from '../src/forms/kinds';
import { aDay } from '../src/programme/span';
import { confirmationOf } from './apply';
import { mostTogether } from './bundle';
import { programme } from './content';
import { made } from './guard';
import { canonical, isWaiting } from './outbox';
import { staff } from './store/desk';
import { applications, contacts, links, outbox } from './store/schema';
import type { World } from './world';

/** Who wrote an application down, when they work here no more. */
const somebody = { fi: 'Työntekijä', sv: 'En medarbetare', en: 'A colleague' } as const;

/**
 * Sends the confirmation letter again, with a fresh link, for the unconfirmed applications of an address; those that
 * were sent the fewest come first, so that whoever asks again gets the rest, however many others made for the address.
 * One entered at the desk gets the letter that names who entered it. The answer does not say whether there was one.
 * While a letter waits in the outbox no other is written, however many ask at once: they would all write the same one.
 * @param written as it was typed
 */
export async function remail(world: World, written: FormDataEntryValue | null): Promise<void> {
  const address = email().schema.safeParse(written);
  if (!address.success) return;
  const oldest = new Date(world.now().getTime() - programme.application.confirmDays * aDay).toISOString();
  const print = await world.secret.print(canonical(address.data));
  const waiting = world.db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(eq(outbox.about, applications.id), isWaiting));
  const earlier = world.db.$count(links, eq(links.about, applications.id));
  const rows = await world.db
    .select({ applications, contacts, who: staff.name, earlier })
    .from(contacts)
    .innerJoin(applications, eq(applications.id, contacts.application))
    .leftJoin(staff, eq(staff.id, applications.enteredBy))
    .where(
      and(
        eq(contacts.emailPrint, print),
        eq(contacts.place, 'first'),
        eq(applications.state, 'unconfirmed'),
        gt(applications.madeAt, oldest),
        notExists(waiting),
      ),
    )
    .orderBy(asc(earlier), asc(applications.madeAt))
    .limit(mostTogether);
  const [first, ...rest] = (await Promise.all(rows.map((row) => again(world, row)))).flat();
  if (first) await made(world.db.batch([first, ...rest]));
}

/** What puts the letter into the outbox again: of two that ask at once, both write the same one, and it is one. */
async function again(
  world: World,
  row: {
    applications: typeof applications.$inferSelect;
    contacts: typeof contacts.$inferSelect;
    who: string | null;
    earlier: number;
  },
) {
  const { id, letters, organisation, madeAt, enteredBy } = row.applications;
  const { link, letter } = await confirmationOf(world, {
    id,
    letters,
    organisation,
    made: new Date(madeAt),
    to: row.contacts.email,
    enteredBy: enteredBy ? (row.who ?? somebody[letters]) : undefined,
  });
  return [
    world.db.insert(links).values(link),
    world.db.insert(outbox).values({ ...letter, id: `confirm-application/${id}/${row.earlier}` }),
  ];
}
