import { and, eq, gt } from 'drizzle-orm';
import type { Locale } from '../src/i18n/locale';
import { href, type RouteKey } from '../src/i18n/routes';
import { addDays, type Day, dayAt, startOf } from '../src/programme/day';
import { digest } from './secret';
import { links } from './store/schema';
import type { World } from './world';

type Link = typeof links.$inferInsert;

/** How long a link to one's own page is good. Every letter brings a fresh one, and a new one comes by asking. */
const readDays = 90;

/**
 * A fresh secret link for a letter, good to the end of its last day in Finland.
 * @returns the row to insert together with the letter, which holds only the hash, and the whole address for the letter
 */
export async function freshLink(
  world: World,
  of: Pick<Link, 'purpose' | 'about' | 'place'> & { page: RouteKey; locale: Locale; until: Day },
): Promise<{ link: Link; address: string }> {
  const token = world.ids.token();
  return {
    link: {
      hash: await digest(token),
      purpose: of.purpose,
      about: of.about,
      place: of.place ?? null,
      madeAt: world.now().toISOString(),
      expiresAt: startOf(addDays(of.until, 1)).toISOString(),
    },
    address: world.origin + href(of.page, of.locale, { token }),
  };
}

/** Whether a row of `links` is the link with this secret, made for this, and not expired. */
export async function isOpen(world: World, token: string, purpose: Link['purpose']) {
  return and(
    eq(links.hash, await digest(token)),
    eq(links.purpose, purpose),
    gt(links.expiresAt, world.now().toISOString()),
  );
}

/** A fresh link to the own page of an application and its award: for reading; it will be forwarded. */
export function ownLink(world: World, application: string, locale: Locale) {
  const until = addDays(dayAt(world.now()), readDays);
  return freshLink(world, { purpose: 'read', about: application, page: 'own', locale, until });
}
