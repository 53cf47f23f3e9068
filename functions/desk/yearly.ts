import { and, count, eq, sql } from 'drizzle-orm';
import { fields, readFields } from '../../src/desk/forms';
import { deskHref } from '../../src/i18n/desk';
import { isAllowed } from '../../src/programme/roles';
import { loggedWhile, made } from '../guard';
import type { Staff } from '../staff/sign';
import { awards } from '../store/awards';
import { yearly } from '../store/clock';
import type { World } from '../world';
import { aPage, ordered, pageOf, placeOf } from './list';
import type { Outcome, Page, Visit } from './page';

type Check = typeof yearly.$inferSelect;

/** A yearly check that wants somebody of ours: it was not answered, or an answer asks for something. */
export interface YearlyTask {
  readonly check: Check;
  readonly organisation: string;
  readonly application: string;
}

export interface YearlyList {
  readonly rows: readonly YearlyTask[];
  readonly further: boolean;
  readonly next: string | undefined;
}

export const yearlyList: Page = {
  look: async (visit) => ({ page: 'yearly', ...(await listed(visit)) }),
};

export const yearlyCase: Page = {
  look: async (visit) => {
    const task = await taskOf(visit);
    return task && { page: 'year', task };
  },
  acts: { close },
};

async function listed({ world, query }: Visit): Promise<YearlyList> {
  const after = query.get('after') ?? '';
  const order = ordered('up', yearly.askedAt, yearly.id);
  const rows = await world.db
    .select()
    .from(yearly)
    .innerJoin(awards, eq(awards.code, yearly.code))
    .where(and(eq(yearly.state, 'task'), order.after(after)))
    .orderBy(...order.by)
    .limit(aPage + 1);
  const { page, last } = pageOf(rows.map(taskFrom));
  return { rows: page, further: after !== '', next: last && placeOf(last.check.askedAt, last.check.id) };
}

async function taskOf({ world, id }: Visit): Promise<YearlyTask | undefined> {
  const [row] = await world.db
    .select()
    .from(yearly)
    .innerJoin(awards, eq(awards.code, yearly.code))
    .where(eq(yearly.id, id))
    .limit(1);
  return row && taskFrom(row);
}

function taskFrom(row: { yearly: Check; awards: typeof awards.$inferSelect }): YearlyTask {
  const { markName, organisation, application } = row.awards;
  return { check: row.yearly, organisation: markName || organisation, application };
}

/** Notes what was done about it. Of two at once, one does. */
async function close(visit: Visit, data: FormData): Promise<Outcome> {
  const { world, by, id } = visit;
  const task = await taskOf(visit);
  if (!task) return 'missing';
  const read = readFields(fields.yearly, data);
  if (!read.ok) return { faults: read.faults };
  const open = sql`EXISTS (SELECT 1 FROM ${yearly} WHERE ${yearly.id} = ${id} AND ${yearly.state} = 'task')`;
  const closed = await made(
    world.db.batch([
      loggedWhile(world, open, { actor: by.id, verb: 'yearly.closed', about: task.application }),
      world.db
        .update(yearly)
        .set({ state: 'closed', note: read.answers.noted, closedAt: world.now().toISOString() })
        .where(eq(yearly.id, id)),
    ]),
  );
  return closed ? { done: 'closed', to: deskHref('yearly') } : { faults: { noted: 'state' } };
}

/** How many yearly checks want somebody, for those who may close them. */
export async function yearlyDue(world: World, by: Staff): Promise<number> {
  if (!isAllowed(by.role, 'review')) return 0;
  const [row] = await world.db.select({ count: count() }).from(yearly).where(eq(yearly.state, 'task'));
  return row?.count ?? 0;
}
