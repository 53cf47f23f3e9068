import { asc, desc, eq, sql } from 'drizzle-orm';
import { daysLeft } from '../../src/desk/days';
import { fields, readFields } from '../../src/desk/forms';
import { deskHref } from '../../src/i18n/desk';
import { dayAt } from '../../src/programme/day';
import { write } from '../mail/letters';
import { enclosed } from '../outbox';
import { caseOf } from '../report';
import { concerns } from '../store/concerns';
import { outbox } from '../store/schema';
import { loggedWhile, made } from './guard';
import type { Outcome, Page, Visit } from './page';

/** As many as the list shows of those that wait, and of those closed last. */
const most = 200;

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
  readonly rows: readonly ConcernRow[];
}

export interface ConcernCase {
  readonly concern: typeof concerns.$inferSelect;
  readonly left: number | undefined;
}

/** Concerns about holders: those that wait by the day of the answer, the closed ones newest first. */
export const concernList: Page = {
  look: async ({ world, query }) => {
    const state = query.get('state') === 'closed' ? 'closed' : 'open';
    const rows = await world.db
      .select()
      .from(concerns)
      .where(eq(concerns.state, state))
      .orderBy(state === 'open' ? asc(concerns.answerBy) : desc(concerns.answerBy))
      .limit(most);
    const today = dayAt(world.now());
    return {
      page: 'concerns',
      state,
      rows: rows.map(({ id, reference, employer, answerBy, closedAt }) => {
        const left = state === 'open' ? daysLeft(today, answerBy) : undefined;
        return { id, reference, employer, answerBy, closedAt, left };
      }),
    };
  },
};

/** One concern, and its answer: with the outcome the reporter is told in plain language what came of it. */
export const concernCase: Page = {
  look: async (visit) => {
    const concern = await concernOf(visit);
    const left = concern?.state === 'open' ? daysLeft(dayAt(visit.world.now()), concern.answerBy) : undefined;
    return concern && { page: 'concern', concern, left };
  },
  acts: { close },
};

async function close(visit: Visit, data: FormData): Promise<Outcome> {
  const { world, by } = visit;
  const concern = await concernOf(visit);
  if (!concern) return 'missing';
  const read = readFields(fields.concern, data);
  if (!read.ok) return { faults: read.faults };
  const { outcome, answer } = read.answers;
  const { id, locale, reference, email } = concern;
  const open = sql`EXISTS (SELECT 1 FROM ${concerns} WHERE ${concerns.id} = ${id} AND ${concerns.state} = 'open')`;
  const link = world.origin + (await caseOf(world, id, locale));
  const letter = email && write('concern-closed', locale, email, { reference, answer, link });
  const letters = letter
    ? [world.db.insert(outbox).values(await enclosed(world, letter, { name: 'concern-closed', about: id }))]
    : [];
  const stored = await made(
    world.db.batch([
      loggedWhile(world, open, { actor: by.id, verb: 'concern.closed', about: id, details: { outcome } }),
      world.db
        .update(concerns)
        .set({ state: 'closed', outcome, answer, closedAt: world.now().toISOString() })
        .where(eq(concerns.id, id)),
      ...letters,
    ]),
  );
  return stored ? { done: 'closed', to: deskHref('concerns') } : { faults: { answer: 'state' } };
}

async function concernOf({ world, id }: Visit): Promise<typeof concerns.$inferSelect | undefined> {
  const [concern] = await world.db.select().from(concerns).where(eq(concerns.id, id)).limit(1);
  return concern;
}
