import { sql } from 'drizzle-orm';
import { readAct } from '../../src/desk/acts';
import { formatDay } from '../../src/i18n/date';
import { stateAt } from '../../src/programme/award';
import { dayAt } from '../../src/programme/day';
import { programme } from '../content';
import { removal } from '../give-up';
import { write } from '../mail/letters';
import { awardBy, lives, measure } from '../measure';
import type { Staff } from '../staff/sign';
import type { awards } from '../store/awards';
import { hearings } from '../store/measures';
import type { World } from '../world';
import { isHeard } from './hear';
import type { Outcome, Visit } from './page';

/**
 * Suspends an award: after the employer has been heard, or at once with the reason why waiting would mislead the
 * public. The reviewer is not this employer's coach.
 */
export async function suspend({ world, by, id }: Visit, data: FormData): Promise<Outcome> {
  const read = readAct('suspend', data);
  if (!read.ok) return { faults: read.faults };
  const award = await awardBy(world, id);
  if (!award) return 'missing';
  const { reasons, urgent } = read.answers;
  const now = world.now();
  if (!lives(award, now) || stateAt(award, now).state === 'suspended') return { faults: { act: 'state' } };
  const heard = isHeard(award.code, 'suspension', dayAt(now));
  const [known] = await world.db.all<{ heard: number }>(sql`SELECT ${heard} AS heard`);
  if (!known?.heard && !urgent) return { faults: { 'suspend-urgent': 'required' } };
  const ends = sql`${hearings.award} = ${award.code} AND ${hearings.closedAt} IS NULL AND ${hearings.intent} = 'suspension'
    AND (${hearings.answeredAt} IS NOT NULL OR ${hearings.answerBy} < ${dayAt(now)})`;
  const done = await measure(world, award, {
    kind: 'suspended',
    actor: by.id,
    verb: 'award.suspended',
    details: { impartial: 1 },
    reasons,
    urgent: known?.heard ? undefined : urgent,
    holds: urgent ? sql`1` : heard,
    also: [world.db.update(hearings).set({ closedAt: now.toISOString() }).where(ends)],
    letter: (locale, to, link) =>
      write('suspended', locale, to, {
        organisation: award.organisation,
        date: formatDay(dayAt(now), locale),
        reasons: known?.heard ? reasons : `${reasons}\n\n${urgent}`,
        appeal: programme.appeal[locale],
        ...removal,
        link,
      }),
  });
  return done ? { done: 'suspended' } : { faults: { act: 'state' } };
}

/** Ends a suspension. */
export async function restore({ world, by, id }: Visit, data: FormData): Promise<Outcome> {
  const read = readAct('restore', data);
  if (!read.ok) return { faults: read.faults };
  const award = await awardBy(world, id);
  if (!award) return 'missing';
  return (await restored(world, award, by, read.answers.reasons))
    ? { done: 'restored' }
    : { faults: { act: 'state' } };
}

/**
 * Gives a suspended award back, with what is written besides.
 * @returns false when it is not suspended any more, or somebody else was first
 */
export async function restored(
  world: World,
  award: typeof awards.$inferSelect,
  by: Staff,
  reasons: string,
  more: Pick<Parameters<typeof measure>[2], 'holds' | 'also'> = {},
): Promise<boolean> {
  if (!lives(award, world.now()) || stateAt(award, world.now()).state !== 'suspended') return false;
  return measure(world, award, {
    kind: 'restored',
    actor: by.id,
    verb: 'award.restored',
    reasons,
    ...more,
    letter: (locale, to, link) =>
      write('restored', locale, to, { organisation: award.organisation, reasons, link }),
  });
}
