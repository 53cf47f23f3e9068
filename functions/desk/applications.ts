import { and, eq, sql } from 'drizzle-orm';
import { type StateFilter, states } from '../../src/desk/states';
import { readBusinessId } from '../../src/programme/businessid';
import { dayAt } from '../../src/programme/day';
import { municipalities } from '../../src/programme/places';
import { daysLeft } from '../../src/programme/workdays';
import { questions } from '../store/desk';
import { applications } from '../store/schema';
import type { World } from '../world';
import { aPage, ordered, pageOf, placeOf } from './list';
import type { Page, Visit } from './page';
import { named } from './parts';
import { withinReach } from './reach';

export interface ApplicationRow {
  readonly id: string;
  readonly organisation: string;
  readonly businessId: string;
  readonly reference: string;
  readonly municipality: string;
  readonly state: Exclude<StateFilter, 'all'>;
  readonly madeAt: string;
  readonly decideBy: string | null;
  /** Working days left, as long as it waits for a decision and not for the applicant. */
  readonly left: number | undefined;
  readonly asked: boolean;
}

export interface ApplicationList {
  readonly state: StateFilter;
  readonly search: string;
  readonly municipality: string;
  /** The oldest first, or the newest. */
  readonly sort: 'old' | 'new';
  readonly rows: readonly ApplicationRow[];
  /** Not the first page. */
  readonly further: boolean;
  /** By which the page after is asked for. */
  readonly next: string | undefined;
}

export const list: Page = {
  look: async (visit) => ({ page: 'applications', ...(await listed(visit)) }),
};

/** A page of applications in the order they came, read by index from where the page before ended. */
async function listed({ world, by, query }: Visit): Promise<ApplicationList> {
  const today = dayAt(world.now());
  const state = states.find((one) => one === query.get('state')) ?? 'received';
  const search = (query.get('q') ?? '').trim().slice(0, 120);
  const after = query.get('after') ?? '';
  const sort = query.get('sort') === 'new' ? 'new' : 'old';
  const wanted = query.get('municipality') ?? '';
  const place = municipalities.some(({ code }) => code === wanted) ? wanted : '';
  // Columns written out: Drizzle leaves the table's name away where only one is read from.
  const asked = sql<number>`EXISTS (SELECT 1 FROM ${questions} q WHERE q.application = applications.id AND q.answered_at IS NULL)`;
  const { id, organisation, businessId, reference, municipality, madeAt, decideBy } = applications;
  const order = ordered(sort === 'new' ? 'down' : 'up', madeAt, id);
  const found = await matches(world, search, state);
  const rows = await world.db
    .select({
      id,
      organisation,
      businessId,
      reference,
      municipality,
      state: applications.state,
      madeAt,
      decideBy,
      asked,
    })
    .from(applications)
    .where(
      and(
        // The plus keeps SQLite from reading by state what is found sooner by name.
        state === 'all'
          ? undefined
          : found.rare
            ? sql`+${applications.state} = ${state}`
            : eq(applications.state, state),
        found.holds,
        place ? eq(municipality, place) : undefined,
        order.after(after),
        withinReach(by, municipality),
      ),
    )
    .orderBy(...order.by)
    .limit(aPage + 1);
  const { page, last } = pageOf(rows);
  return {
    state,
    search,
    municipality: place,
    sort,
    rows: page.map((row) => ({
      ...row,
      asked: row.state === 'received' && row.asked === 1,
      left:
        row.state === 'received' && row.asked !== 1 && row.decideBy
          ? daysLeft(today, row.decideBy)
          : undefined,
    })),
    further: after !== '',
    next: last && placeOf(last.madeAt, last.id),
  };
}

/** By a business ID, a reference, or parts of a name in any order. */
async function matches(world: World, search: string, state: StateFilter): ReturnType<typeof named> {
  if (!search) return { holds: undefined, rare: false };
  const businessId = readBusinessId(search);
  const number = businessId.ok ? businessId.id : search;
  if (/^\d{7}-\d$/.test(number)) return { holds: eq(applications.businessId, number), rare: true };
  const reference = search.toUpperCase().replace(/^(\w{3})-?(\w{4})$/, '$1-$2');
  const byReference = eq(applications.reference, reference);
  if ((await world.db.$count(applications, byReference)) > 0) return { holds: byReference, rare: true };
  const name = sql`${applications.organisation} || ' ' || ${applications.markName}`;
  const apart = ['all', 'unconfirmed'].includes(state) ? eq(applications.state, 'unconfirmed') : undefined;
  return named(world, 'application', search, { id: applications.id, name, apart });
}
