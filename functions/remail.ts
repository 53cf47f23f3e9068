import { and, desc, eq, gt, notExists } from 'drizzle-orm';
import { email } from '../src/forms/kinds';
import { aDay } from '../src/programme/span';
import { confirmationOf } from './apply';
import { readForm } from './body';
import { programme } from './content';
import { isConflict } from './once';
import { canonical } from './outbox';
import { staff } from './store/desk';
import { applications, contacts, links, outbox } from './store/schema';
import type { World } from './world';

/** Who wrote an application down, when they work here no more. */
const somebody = { fi: 'Työntekijä', sv: 'En medarbetare', en: 'A colleague' } as const;

/**
 * Sends the confirmation letter again, with a fresh link, for each unconfirmed application of the posted `email`.
 * One entered at the desk gets the letter that names who entered it. Says nothing of whether there was one. While a letter waits in the outbox no other is written, however many ask at
 * once: they would all write the same one.
 */
export async function remail(world: World, request: Request): Promise<void> {
  const form = await readForm(request);
  const address = form.ok ? email().schema.safeParse(form.data.get('email')) : undefined;
  if (!address?.success) return;
  const oldest = new Date(world.now().getTime() - programme.application.confirmDays * aDay).toISOString();
  const print = await world.secret.print(canonical(address.data));
  const waiting = world.db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(eq(outbox.about, applications.id), eq(outbox.state, 'waiting')));
  const rows = await world.db
    .select({
      applications,
      contacts,
      who: staff.name,
      earlier: world.db.$count(links, eq(links.about, applications.id)),
    })
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
    .orderBy(desc(applications.madeAt))
    .limit(10);
  for (const row of rows) {
    const { id, letters, organisation, madeAt, enteredBy } = row.applications;
    const { link, letter } = await confirmationOf(world, {
      id,
      letters,
      organisation,
      made: new Date(madeAt),
      to: row.contacts.email,
      enteredBy: enteredBy ? (row.who ?? somebody[letters]) : undefined,
    });
    const again = { ...letter, id: `confirm-application/${id}/${row.earlier}` };
    try {
      await world.db.batch([world.db.insert(links).values(link), world.db.insert(outbox).values(again)]);
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
  }
}
