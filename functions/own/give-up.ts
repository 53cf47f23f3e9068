import { eq } from 'drizzle-orm';
import { giveUp } from '../give-up';
import { ownLink } from '../link';
import { awards } from '../store/awards';
import { links } from '../store/schema';
import type { World } from '../world';
import type { Entry } from './entry';
import { usedUp } from './links';

/**
 * The employer gives its logo up.
 * @returns the path of the own page behind a fresh link for reading, or undefined when the award was over already
 */
export async function giveUpOwn(world: World, { application }: Entry): Promise<string | undefined> {
  const { db } = world;
  const [award] = await db.select().from(awards).where(eq(awards.application, application.id)).limit(1);
  if (!award || !(await giveUp(world, award, 'employer', ''))) return undefined;
  const { link, address } = await ownLink(world, application.id, application.letters);
  await db.batch([usedUp(world, application.id), db.insert(links).values(link)]);
  return new URL(address).pathname;
}
