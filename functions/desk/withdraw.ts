import { and, eq, sql } from 'drizzle-orm';
import { readAct } from '../../src/desk/acts';
import { formatDay } from '../../src/i18n/date';
import { dayAt } from '../../src/programme/day';
import { columnsOf, isUnchanged } from '../award';
import { programme } from '../content';
import { removal } from '../give-up';
import { loggedWhile, made } from '../guard';
import { write } from '../mail/letters';
import { awardBy, lives, measure } from '../measure';
import { awards } from '../store/awards';
import { hearings, measures, withdrawals } from '../store/measures';
import { outbox } from '../store/schema';
import type { World } from '../world';
import { undoWindow } from './decide';
import { isHeard } from './hear';
import type { Outcome, Visit } from './page';

/**
 * Proposes to withdraw an award whose employer has been heard about it. Nothing changes before a second reviewer
 * confirms it.
 */
export async function propose({ world, by, id }: Visit, data: FormData): Promise<Outcome> {
  const read = readAct('propose', data);
  if (!read.ok) return { faults: read.faults };
  const award = await awardBy(world, id);
  if (!award) return 'missing';
  const now = world.now();
  if (!lives(award, now)) return { faults: { act: 'state' } };
  const heard = isHeard(award.code, 'withdrawal', dayAt(now));
  const stored = await made(
    world.db.batch([
      loggedWhile(world, sql`${isUnchanged(award)} AND ${heard}`, {
        actor: by.id,
        verb: 'withdrawal.proposed',
        about: award.code,
        details: { impartial: 1 },
      }),
      world.db.insert(withdrawals).values({
        id: world.ids.id(),
        award: award.code,
        reasons: read.answers.reasons,
        proposedBy: by.id,
        proposedAt: now.toISOString(),
        state: 'proposed',
      }),
    ]),
  );
  return stored ? { done: 'proposed' } : { faults: { act: 'state' } };
}

/**
 * Confirms a proposed withdrawal, by another reviewer than the one who proposed it. It takes effect, and its letters
 * leave, when the undo window has passed.
 */
export async function confirm({ world, by, id }: Visit, data: FormData): Promise<Outcome> {
  const read = readAct('confirm', data);
  if (!read.ok) return { faults: read.faults };
  const [award, proposal] = [await awardBy(world, id), await proposalOf(world, id)];
  if (!award) return 'missing';
  const now = world.now();
  if (proposal?.proposedBy === by.id) return { faults: { act: 'same' } };
  if (!proposal || !lives(award, now)) return { faults: { act: 'state' } };
  const effective = new Date(now.getTime() + undoWindow);
  const proposed = sql`EXISTS (SELECT 1 FROM ${withdrawals} WHERE ${withdrawals.id} = ${proposal.id}
    AND ${withdrawals.state} = 'proposed' AND ${withdrawals.proposedBy} <> ${by.id})`;
  const done = await measure(world, award, {
    id: proposal.id,
    kind: 'withdrawn',
    actor: by.id,
    verb: 'award.withdrawn',
    details: { impartial: 1 },
    reasons: proposal.reasons,
    effective,
    holds: proposed,
    also: [
      world.db
        .update(withdrawals)
        .set({
          state: 'confirmed',
          settledBy: by.id,
          settledAt: now.toISOString(),
          effectiveAt: effective.toISOString(),
        })
        .where(eq(withdrawals.id, proposal.id)),
      world.db
        .update(hearings)
        .set({ closedAt: effective.toISOString() })
        .where(sql`${hearings.award} = ${award.code} AND ${hearings.closedAt} IS NULL`),
    ],
    letter: (locale, to, link) =>
      write('withdrawn', locale, to, {
        organisation: award.organisation,
        date: formatDay(dayAt(effective), locale),
        reasons: proposal.reasons,
        appeal: programme.appeal[locale],
        ...removal,
        link,
      }),
  });
  return done ? { done: 'withdrawn' } : { faults: { act: 'state' } };
}

/** Turns a proposed withdrawal down, by whomever; the one who proposed it takes it back so. The hearing stays open. */
export async function turnDown({ world, by, id }: Visit, data: FormData): Promise<Outcome> {
  const read = readAct('turn-down', data);
  if (!read.ok) return { faults: read.faults };
  const proposal = await proposalOf(world, id);
  if (!proposal) return { faults: { act: 'state' } };
  const stands = sql`EXISTS (SELECT 1 FROM ${withdrawals} WHERE ${withdrawals.id} = ${proposal.id} AND ${withdrawals.state} = 'proposed')`;
  const stored = await made(
    world.db.batch([
      loggedWhile(world, stands, { actor: by.id, verb: 'withdrawal.turned-down', about: id }),
      world.db
        .update(withdrawals)
        .set({
          state: 'turned-down',
          settledBy: by.id,
          settledAt: world.now().toISOString(),
          note: read.answers.reasons,
        })
        .where(eq(withdrawals.id, proposal.id)),
    ]),
  );
  return stored ? { done: 'turned-down' } : { faults: { act: 'state' } };
}

/** Takes a confirmed withdrawal back while its window is open: it is a proposal again, and no letter leaves. */
export async function undoWithdrawal({ world, by, id }: Visit): Promise<Outcome> {
  const award = await awardBy(world, id);
  if (!award) return 'missing';
  const now = world.now().toISOString();
  const [row] = await world.db
    .select()
    .from(withdrawals)
    .where(
      and(
        eq(withdrawals.award, id),
        eq(withdrawals.state, 'confirmed'),
        sql`${withdrawals.effectiveAt} > ${now}`,
      ),
    )
    .limit(1);
  if (!row?.effectiveAt) return { faults: { act: 'late' } };
  const events = award.events.filter(({ kind, at }) => kind !== 'withdrawn' || at !== row.effectiveAt);
  const undoable = sql`${isUnchanged(award)} AND EXISTS (SELECT 1 FROM ${withdrawals} WHERE ${withdrawals.id} = ${row.id} AND ${withdrawals.state} = 'confirmed')`;
  const stored = await made(
    world.db.batch([
      loggedWhile(world, undoable, { actor: by.id, verb: 'withdrawal.undone', about: id }),
      world.db
        .update(awards)
        .set(columnsOf({ terms: award.terms, events }))
        .where(eq(awards.code, id)),
      world.db.delete(measures).where(eq(measures.id, row.id)),
      world.db
        .delete(outbox)
        .where(sql`${outbox.id} LIKE ${`withdrawn/${row.id}/%`} AND ${outbox.state} = 'waiting'`),
      world.db
        .update(hearings)
        .set({ closedAt: null })
        .where(and(eq(hearings.award, id), eq(hearings.closedAt, row.effectiveAt))),
      world.db
        .update(withdrawals)
        .set({ state: 'proposed', settledBy: null, settledAt: null, effectiveAt: null })
        .where(eq(withdrawals.id, row.id)),
    ]),
  );
  return stored ? { done: 'withdrawal-undone' } : { faults: { act: 'late' } };
}

async function proposalOf(world: World, award: string) {
  const [proposal] = await world.db
    .select()
    .from(withdrawals)
    .where(and(eq(withdrawals.award, award), eq(withdrawals.state, 'proposed')))
    .limit(1);
  return proposal;
}
