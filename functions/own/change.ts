import { changeHours } from '../../src/forms/own';
import type { Locale } from '../../src/i18n/locale';
import { href } from '../../src/i18n/routes';
import { aMinute, anHour } from '../../src/programme/span';
import { logged } from '../audit';
import { toEachContact } from '../contacts';
import { made } from '../guard';
import { write } from '../mail/letters';
import { digest } from '../secret';
import type { links } from '../store/schema';
import type { World } from '../world';

/** As many letters as one contact's address can be asked for: one in ten minutes. */
const slot = 10 * aMinute;

/**
 * Sends each confirmed contact of an application a link with which things can be changed. Asked again within ten
 * minutes nothing more is sent; the answer is the same.
 */
export async function sendChangeLink(world: World, application: string): Promise<void> {
  const at = Math.floor(world.now().getTime() / slot);
  const letters = await toEachContact(world, {
    application,
    name: 'change-link',
    id: ({ place, confirmedAt }) => `change-link/${application}/${place}/${confirmedAt}/${at}`,
    written: async ({ locale, email, organisation }) => {
      const { link, address } = await changeLink(world, application, locale);
      const hours = String(changeHours);
      return { link, letter: write('change-link', locale, email, { organisation, link: address, hours }) };
    },
  });
  for (const { to, steps } of letters)
    await made(
      world.db.batch([...steps, logged(world, 'employer', 'link.sent', application, { place: to.place })]),
    );
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
