import { and, asc, eq, gt, or, sql } from 'drizzle-orm';
import { daysLeft } from '../../src/desk/days';
import { dayAt } from '../../src/programme/day';
import { staff } from '../store/desk';
import { enquiries, feedback } from '../store/schema';
import type { Visit } from './page';
import { withinReach } from './reach';
import { cares } from './tables';

type Kind = keyof typeof cares;

export const carePageSize = 50;

export interface CareRow {
  readonly id: string;
  readonly title: string;
  readonly municipality: string;
  readonly madeAt: string;
  readonly answerBy: string;
  readonly answeredAt: string | null;
  readonly assignee: string;
  readonly left: number | undefined;
}

export interface CareList {
  readonly kind: Kind;
  readonly state: 'open' | 'closed';
  readonly rows: readonly CareRow[];
  readonly further: boolean;
  readonly next: string | undefined;
}

/** Those that wait, by the day of the answer; those that are closed alike. */
export async function listed(kind: Kind, { world, by, query }: Visit): Promise<CareList> {
  const state = query.get('state') === 'closed' ? 'closed' : 'open';
  const [answerBy = '', id = ''] = (query.get('after') ?? '').split('~');
  const table = kind === 'enquiry' ? enquiries : feedback;
  const today = dayAt(world.now());
  const title =
    kind === 'enquiry'
      ? sql<string>`coalesce(nullif(${enquiries.organisation}, ''), ${enquiries.name})`
      : sql<string>`${feedback.page}`;
  const rows = await world.db
    .select({
      id: table.id,
      title,
      municipality: kind === 'enquiry' ? sql<string>`${enquiries.municipality}` : sql<string>`''`,
      madeAt: table.madeAt,
      answerBy: table.answerBy,
      answeredAt: sql<string | null>`${cares[kind].answeredAt}`,
      assignee: sql<string>`coalesce((SELECT s.name FROM ${staff} s WHERE s.id = ${table}.assigned_to), '')`,
    })
    .from(table)
    .where(
      and(
        eq(table.state, state),
        kind === 'enquiry' ? withinReach(by, enquiries.municipality, cares.enquiry.assignedTo) : undefined,
        id
          ? or(gt(table.answerBy, answerBy), and(eq(table.answerBy, answerBy), gt(table.id, id)))
          : undefined,
      ),
    )
    .orderBy(asc(table.answerBy), asc(table.id))
    .limit(carePageSize + 1);
  const page = rows.slice(0, carePageSize);
  const last = rows.length > carePageSize ? page.at(-1) : undefined;
  return {
    kind,
    state,
    rows: page.map((row) => ({ ...row, left: state === 'open' ? daysLeft(today, row.answerBy) : undefined })),
    further: id !== '',
    next: last && `${last.answerBy}~${last.id}`,
  };
}
