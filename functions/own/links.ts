import { and, eq, inArray, ne, or, sql } from 'drizzle-orm';
import { awards } from '../store/awards';
import { yearly } from '../store/clock';
import { questions } from '../store/desk';
import { hearings } from '../store/measures';
import { links } from '../store/schema';
import type { World } from '../world';

/**
 * What ends something ends the change links too: nothing more is changed with one that lies in a mailbox.
 * @param but the hash of the link in hand, where it stays good
 */
export function usedUp(world: World, application: string, but = '') {
  return world.db
    .update(links)
    .set({ usedAt: world.now().toISOString() })
    .where(
      and(
        eq(links.about, application),
        eq(links.purpose, 'change'),
        sql`${links.usedAt} IS NULL`,
        ne(links.hash, but),
      ),
    );
}

/**
 * Ends the links with which a contact could answer a question, a hearing or a yearly check: whoever reads an address
 * that is the employer's no more does not speak for it.
 */
export function answersEnd({ db }: World, application: string, place: 'first' | 'second') {
  const codes = db.select({ code: awards.code }).from(awards).where(eq(awards.application, application));
  const asked = db.select({ id: questions.id }).from(questions).where(eq(questions.application, application));
  const heard = db.select({ id: hearings.id }).from(hearings).where(inArray(hearings.award, codes));
  const checked = db.select({ id: yearly.id }).from(yearly).where(inArray(yearly.code, codes));
  return db
    .delete(links)
    .where(
      and(
        eq(links.purpose, 'answer'),
        eq(links.place, place),
        or(inArray(links.about, asked), inArray(links.about, heard), inArray(links.about, checked)),
      ),
    );
}
