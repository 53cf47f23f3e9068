import { and, eq, or, type SQL, sql } from 'drizzle-orm';
import { fields, outcomes, readFields } from '../../src/desk/forms';
import { deskHref } from '../../src/i18n/desk';
import { dayAt } from '../../src/programme/day';
import { daysLeft } from '../../src/programme/workdays';
import { isUnchanged } from '../award';
import { loggedWhile, made } from '../guard';
import { write } from '../mail/letters';
import { awardBy } from '../measure';
import { enclosed } from '../outbox';
import { readCode } from '../public/code';
import { caseOf } from '../report';
import type { awards } from '../store/awards';
import { concerns } from '../store/concerns';
import { outbox } from '../store/schema';
import { aPage, ordered, pageOf, placeOf } from './list';
import type { Outcome, Page, Visit } from './page';

type Concern = typeof concerns.$inferSelect;

export interface ConcernRow {
  readonly id: string;
  readonly reference: string;
  readonly employer: string;
  readonly answerBy: string;
  readonly closedAt: string | null;
  readonly left: number | undefined;
}

export interface ConcernList {
  readonly state: 'open' | 'closed';
  readonly search: string;
  readonly rows: readonly ConcernRow[];
  readonly further: boolean;
  readonly next: string | undefined;
}

export interface ConcernCase {
  readonly concern: Concern;
  readonly left: number | undefined;
  /** The award it is about, when there is one; its organisation as the register has it. */
  readonly award: { readonly code: string; readonly organisation: string } | undefined;
  /** What it may come to now: a suspension or a withdrawal only when there has been one since. */
  readonly outcomes: readonly (typeof outcomes)[number][];
}

/** Concerns about holders, read by index: those that wait by the day of the answer, the closed ones newest first. */
export const concernList: Page = {
  look: async ({ world, query }) => {
    const state = query.get('state') === 'closed' ? 'closed' : 'open';
    const search = (query.get('q') ?? '').trim().slice(0, 120);
    const after = query.get('after') ?? '';
    const order = ordered(state === 'open' ? 'up' : 'down', concerns.answerBy, concerns.id);
    const rows = await world.db
      .select()
      .from(concerns)
      .where(and(eq(concerns.state, state), matches(search), order.after(after)))
      .orderBy(...order.by)
      .limit(aPage + 1);
    const today = dayAt(world.now());
    const { page, last } = pageOf(rows);
    return {
      page: 'concerns',
      state,
      search,
      rows: page.map(({ id, reference, employer, answerBy, closedAt }) => {
        const left = state === 'open' ? daysLeft(today, answerBy) : undefined;
        return { id, reference, employer, answerBy, closedAt, left };
      }),
      further: after !== '',
      next: last && placeOf(last.answerBy, last.id),
    };
  },
};

/** One concern, and its answer: with the outcome the reporter is told in plain language what came of it. */
export const concernCase: Page = {
  look: async (visit) => {
    const concern = await concernOf(visit);
    if (!concern) return undefined;
    const award = concern.code ? await awardBy(visit.world, concern.code) : undefined;
    const now = visit.world.now();
    return {
      page: 'concern',
      concern,
      left: concern.state === 'open' ? daysLeft(dayAt(now), concern.answerBy) : undefined,
      award: award && { code: award.code, organisation: award.organisation },
      outcomes: outcomes.filter((outcome) => isTrue(outcome, concern, award, now)),
    };
  },
  acts: { close, point },
};

async function close(visit: Visit, data: FormData): Promise<Outcome> {
  const { world, by } = visit;
  const concern = await concernOf(visit);
  if (!concern) return 'missing';
  const read = readFields(fields.concern, data);
  if (!read.ok) return { faults: read.faults };
  const { outcome, answer } = read.answers;
  const { id, locale, reference, email } = concern;
  const award = concern.code ? await awardBy(world, concern.code) : undefined;
  if (!isTrue(outcome, concern, award, world.now())) return { faults: { outcome: 'untrue' } };
  const open = sql`EXISTS (SELECT 1 FROM ${concerns} WHERE ${concerns.id} = ${id} AND ${concerns.state} = 'open' AND ${concerns.code} = ${concern.code})`;
  const holds = award && stops(outcome) ? sql`${open} AND ${isUnchanged(award)}` : open;
  const link = world.origin + (await caseOf(world, id, locale));
  const letter = email && write('concern-closed', locale, email, { reference, answer, link });
  const letters = letter
    ? [world.db.insert(outbox).values(await enclosed(world, letter, { name: 'concern-closed', about: id }))]
    : [];
  const stored = await made(
    world.db.batch([
      loggedWhile(world, holds, { actor: by.id, verb: 'concern.closed', about: id, details: { outcome } }),
      world.db
        .update(concerns)
        .set({ state: 'closed', outcome, answer, closedAt: world.now().toISOString() })
        .where(eq(concerns.id, id)),
      ...letters,
    ]),
  );
  return stored ? { done: 'closed', to: deskHref('concerns') } : { faults: { answer: 'state' } };
}

/** Says which award a concern is about, when its reporter named the employer in words only, or another one. */
async function point(visit: Visit, data: FormData): Promise<Outcome> {
  const { world, by, id } = visit;
  const read = readFields(fields.pointed, data);
  if (!read.ok) return { faults: read.faults };
  const code = readCode(read.answers.code);
  if (!code || !(await awardBy(world, code))) return { faults: { code: 'unknown' } };
  const open = sql`EXISTS (SELECT 1 FROM ${concerns} WHERE ${concerns.id} = ${id} AND ${concerns.state} = 'open')`;
  const stored = await made(
    world.db.batch([
      loggedWhile(world, open, { actor: by.id, verb: 'concern.pointed', about: id, details: { code } }),
      world.db.update(concerns).set({ code }).where(eq(concerns.id, id)),
    ]),
  );
  return stored ? { done: 'noted' } : { faults: { code: 'state' } };
}

function stops(outcome: string): outcome is 'suspended' | 'withdrawn' {
  return outcome === 'suspended' || outcome === 'withdrawn';
}

/** Has the award been suspended, or withdrawn, since the concern was told? The other outcomes are always open. */
function isTrue(
  outcome: (typeof outcomes)[number],
  { madeAt }: Concern,
  award: typeof awards.$inferSelect | undefined,
  now: Date,
): boolean {
  if (!stops(outcome)) return true;
  const events = award?.events ?? [];
  return events.some(({ kind, at }) => kind === outcome && at >= madeAt && at <= now.toISOString());
}

/** By a reference, the code of a logo, or part of the employer's name as the reporter wrote it. */
function matches(search: string): SQL | undefined {
  if (!search) return undefined;
  const small = sql`replace(replace(replace(replace(lower(${concerns.employer}), 'Å', 'å'), 'Ä', 'ä'), 'Ö', 'ö'), 'É', 'é')`;
  return or(
    sql`instr(${small}, ${search.normalize('NFC').toLowerCase()}) > 0`,
    eq(concerns.reference, search.toUpperCase()),
    eq(concerns.code, readCode(search) ?? search),
  );
}

async function concernOf({ world, id }: Visit): Promise<Concern | undefined> {
  const [concern] = await world.db.select().from(concerns).where(eq(concerns.id, id)).limit(1);
  return concern;
}
