import { and, eq, isNotNull } from 'drizzle-orm';
import { changeHours } from '../../src/forms/own';
import type { Locale } from '../../src/i18n/locale';
import { href } from '../../src/i18n/routes';
import { aMinute, anHour } from '../../src/programme/span';
import { logged } from '../audit';
import { made } from '../guard';
import { write } from '../mail/letters';
import { enclosed } from '../outbox';
import { digest } from '../secret';
import { applications, contacts, links, outbox } from '../store/schema';
import type { World } from '../world';

/** As many letters as one contact's address can be asked for: one in ten minutes. */
const slot = 10 * aMinute;

/**
 * Sends each confirmed contact of an application a link with which things can be changed. Asked again within ten
 * minutes nothing more is sent; the answer is the same.
 */
export async function sendChangeLink(world: World, application: string): Promise<void> {
  const rows = await world.db
    .select()
    .from(contacts)
    .innerJoin(applications, eq(applications.id, contacts.application))
    .where(and(eq(contacts.application, application), isNotNull(contacts.confirmedAt)));
  for (const { applications: about, contacts: contact } of rows) {
    const { link, address } = await changeLink(world, application, about.letters);
    const letter = write('change-link', about.letters, contact.email, {
      organisation: about.organisation,
      link: address,
      hours: String(changeHours),
    });
    const at = Math.floor(world.now().getTime() / slot);
    await made(
      world.db.batch([
        world.db.insert(outbox).values({
          ...(await enclosed(world, letter, { name: 'change-link', about: application })),
          id: `change-link/${application}/${contact.place}/${contact.confirmedAt}/${at}`,
        }),
        world.db.insert(links).values(link),
        logged(world, 'employer', 'link.sent', application, { place: contact.place }),
      ]),
    );
  }
}

/** A fresh link to the own page with which things can be changed, good for a day from now. */
async function changeLink(
  world: World,
  application: string,
  locale: Locale,
): Promise<{ link: typeof links.$inferInsert; address: string }> {
  const token = world.ids.token();
  const now = world.now();
  return {
    link: {
      hash: await digest(token),
      purpose: 'change',
      about: application,
      madeAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + changeHours * anHour).toISOString(),
    },
    address: world.origin + href('own', locale, { token }),
  };
}
