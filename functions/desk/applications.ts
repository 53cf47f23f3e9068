import { and, asc, eq, gt, or, type SQL, sql } from 'drizzle-orm';
import { daysLeft } from '../../src/desk/days';
import { type StateFilter, states } from '../../src/desk/states';
import { readBusinessId } from '../../src/programme/businessid';
import { dayAt } from '../../src/programme/day';
import { questions } from '../store/desk';
import { applications } from '../store/schema';
import type { Page, Visit } from './page';
import { withinReach } from './reach';

export const pageSize = 50;
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
  readonly rows: readonly ApplicationRow[];
  /** Not the first page. */
  readonly further: boolean;
  /** By which the page after is asked for. */
  readonly next: string | undefined;
}

export const list: Page = {
  look: async (visit) => ({ page: 'applications', ...(await listed(visit)) }),
};

/** A page of applications, oldest first, read by index from where the page before ended. */
async function listed({ world, by, query }: Visit): Promise<ApplicationList> {
  const today = dayAt(world.now());
  const state = states.find((one) => one === query.get('state')) ?? 'received';
  const search = (query.get('q') ?? '').trim().slice(0, 120);
  const after = query.get('after') ?? '';
  // Columns written out: Drizzle leaves the table's name away where only one is read from.
  const asked = sql<number>`EXISTS (SELECT 1 FROM ${questions} q WHERE q.application = applications.id AND q.answered_at IS NULL)`;
  const { id, organisation, businessId, reference, municipality, madeAt, decideBy } = applications;
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
        state === 'all' ? undefined : eq(applications.state, state),
        matches(search),
        later(after),
        withinReach(by, municipality),
      ),
    )
    .orderBy(asc(madeAt), asc(id))
    .limit(pageSize + 1);
  const page = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? page.at(-1) : undefined;
  return {
    state,
    search,
    rows: page.map((row) => ({
      ...row,
      asked: row.state === 'received' && row.asked === 1,
      left:
        row.state === 'received' && row.asked !== 1 && row.decideBy
          ? daysLeft(today, row.decideBy)
          : undefined,
    })),
    further: after !== '',
    next: last && `${last.madeAt}~${last.id}`,
  };
}

/** By a business ID, a reference, or part of a name. SQLite's own small letters are those of ASCII. */
function matches(search: string): SQL | undefined {
  if (!search) return undefined;
  const businessId = readBusinessId(search);
  if (businessId.ok) return eq(applications.businessId, businessId.id);
  const small = sql`replace(replace(replace(replace(lower(${applications.organisation}), 'Å', 'å'), 'Ä', 'ä'), 'Ö', 'ö'), 'É', 'é')`;
  return or(
    sql`instr(${small}, ${search.normalize('NFC').toLowerCase()}) > 0`,
    sql`instr(${applications.businessId}, ${search}) > 0`,
    eq(applications.reference, search.toUpperCase()),
  );
}

function later(after: string): SQL | undefined {
  const [madeAt = '', id = ''] = after.split('~');
  if (!id) return undefined;
  return or(gt(applications.madeAt, madeAt), and(eq(applications.madeAt, madeAt), gt(applications.id, id)));
}
