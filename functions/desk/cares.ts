import { and, asc, eq, sql } from 'drizzle-orm';
import { dayAt } from '../../src/programme/day';
import { municipalities } from '../../src/programme/places';
import { daysLeft } from '../../src/programme/workdays';
import { staff } from '../store/desk';
import { enquiries, feedback } from '../store/schema';
import type { World } from '../world';
import { aPage, ordered, pageOf, placeOf } from './list';
import type { Visit } from './page';
import { named } from './parts';
import { withinReach } from './reach';

/** What comes in and is answered. */
export const cares = { enquiry: enquiries, comment: feedback };
export type Kind = keyof typeof cares;

export interface CareRow {
  readonly id: string;
  readonly title: string;
  /** Of an enquiry, where one was named. */
  readonly organisation: string;
  readonly municipality: string;
  readonly madeAt: string;
  readonly answerBy: string;
  readonly answeredAt: string | null;
  /** Who has taken it; else, of an open enquiry, the coaches who answer for its municipality. */
  readonly assignee: string;
  readonly left: number | undefined;
}

export interface CareList {
  readonly kind: Kind;
  readonly state: 'open' | 'closed';
  readonly search: string;
  /** `''` where it is not asked for. */
  readonly municipality: string;
  readonly rows: readonly CareRow[];
  readonly further: boolean;
  readonly next: string | undefined;
}

/** Those that wait, by the day of the answer; those that are closed alike. */
export async function listed(kind: Kind, { world, by, query }: Visit): Promise<CareList> {
  const state = query.get('state') === 'closed' ? 'closed' : 'open';
  const after = query.get('after') ?? '';
  const search = (query.get('q') ?? '').trim().slice(0, 120);
  const wanted = query.get('municipality') ?? '';
  const place = kind === 'enquiry' && municipalities.some(({ code }) => code === wanted) ? wanted : '';
  const table = cares[kind];
  const order = ordered('up', table.answerBy, table.id);
  const coaches = kind === 'enquiry' ? await coachesBy(world) : new Map<string, string>();
  const today = dayAt(world.now());
  const title =
    kind === 'enquiry'
      ? sql<string>`coalesce(nullif(${enquiries.organisation}, ''), ${enquiries.name})`
      : sql<string>`${feedback.page}`;
  const found = await matches(world, kind, search);
  const rows = await world.db
    .select({
      id: table.id,
      title,
      organisation: kind === 'enquiry' ? sql<string>`${enquiries.organisation}` : sql<string>`''`,
      municipality: kind === 'enquiry' ? sql<string>`${enquiries.municipality}` : sql<string>`''`,
      madeAt: table.madeAt,
      answerBy: table.answerBy,
      answeredAt: table.answeredAt,
      assignee: sql<string>`coalesce((SELECT s.name FROM ${staff} s WHERE s.id = ${table}.assigned_to), '')`,
    })
    .from(table)
    .where(
      and(
        // The plus keeps SQLite from reading by state what is found sooner by name.
        found.rare ? sql`+${table.state} = ${state}` : eq(table.state, state),
        kind === 'enquiry' ? withinReach(by, enquiries.municipality, enquiries.assignedTo) : undefined,
        place ? eq(enquiries.municipality, place) : undefined,
        found.holds,
        order.after(after),
      ),
    )
    .orderBy(...order.by)
    .limit(aPage + 1);
  const { page, last } = pageOf(rows);
  return {
    kind,
    state,
    search,
    municipality: place,
    rows: page.map((row) => ({
      ...row,
      assignee: row.assignee || (state === 'open' ? (coaches.get(row.municipality) ?? '') : ''),
      left: state === 'open' ? daysLeft(today, row.answerBy) : undefined,
    })),
    further: after !== '',
    next: last && placeOf(last.answerBy, last.id),
  };
}

/** Enquiries by parts of a name; feedback by a part of the page or the message: of that there is never much. */
async function matches(world: World, kind: Kind, search: string): ReturnType<typeof named> {
  if (!search) return { holds: undefined, rare: false };
  if (kind === 'comment') {
    const text = sql`lower(${feedback.page} || ' ' || ${feedback.message})`;
    return { holds: sql`instr(${text}, ${search.toLowerCase()}) > 0`, rare: false };
  }
  const name = sql`${enquiries.organisation} || ' ' || ${enquiries.name}`;
  return named(world, kind, search, { id: enquiries.id, name });
}

/** The coaches who answer for each municipality. Nowhere is it stored who answers whom. */
async function coachesBy({ db }: World): Promise<Map<string, string>> {
  const team = await db.select().from(staff).where(eq(staff.role, 'coach')).orderBy(asc(staff.name));
  return new Map(
    municipalities.map(({ code }) => [
      code,
      team
        .filter((coach) => coach.municipalities.includes(code))
        .map(({ name }) => name)
        .join(', '),
    ]),
  );
}
