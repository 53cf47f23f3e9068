import { and, eq, isNull } from 'drizzle-orm';
import { formatDay } from '../src/i18n/date';
import { dayAt } from '../src/programme/day';
import { programme } from './content';
import { write } from './mail/letters';
import { hearingClosed, lives, measure } from './measure';
import type { awards } from './store/awards';
import { renewals } from './store/own';
import type { World } from './world';

/**
 * Records that the employer has given its logo up, and confirms it by letter. A renewal that waits is closed with it.
 * @param actor a member's id, or `employer` when it was done on the own page
 * @returns false when the award is over already, or somebody else was first
 */
export async function giveUp(
  world: World,
  award: typeof awards.$inferSelect,
  actor: string,
  reasons: string,
): Promise<boolean> {
  const now = world.now();
  if (!lives(award, now)) return false;
  return measure(world, award, {
    kind: 'given-up',
    actor,
    verb: 'award.given-up',
    reasons,
    also: [
      hearingClosed(world, award.code, now),
      world.db
        .update(renewals)
        .set({ state: 'closed' })
        .where(and(eq(renewals.application, award.application), isNull(renewals.appliedAt))),
    ],
    letter: (locale, to, link) =>
      write('given-up', locale, to, {
        organisation: award.organisation,
        date: formatDay(dayAt(now), locale),
        ...removal,
        link,
      }),
  });
}

/** In how many days the mark has to be gone from the web and from print. */
export const removal = {
  digital: String(programme.removal.digitalDays),
  print: String(programme.removal.printDays),
} as const;
