import { and, asc, eq, gt, lte, or, type SQL, sql } from 'drizzle-orm';
import { type AwardState, stateAt } from '../src/programme/award';
import { addMonths, type Day, dayAt } from '../src/programme/day';
import { searchKey } from '../src/programme/name';
import { awards } from './store/awards';
import type { World } from './world';

/** How many holders a page of the register shows. */
export const pageSize = 50;
/** Ended, suspended and withdrawn awards stay listed as such for so many months. */
export const listedMonths = 24;

export type Award = typeof awards.$inferSelect;
export interface Holder {
  readonly award: Award;
  readonly state: AwardState;
}

/** What a reader of the register asks for. */
export interface Query {
  /** Part of a name. */
  readonly name?: string | undefined;
  readonly municipality?: string | undefined;
  readonly industry?: string | undefined;
  /** `valid` shows those in force, `past` the others that are still listed; both without it. */
  readonly state?: 'valid' | 'past' | undefined;
  /** The `next` of the page before. */
  readonly after?: string | undefined;
}

/**
 * A page of the register in the order of the alphabet, read by index from where the page before ended.
 * @returns the holders with their state now, and `next`, by which the page after is asked for
 */
export async function list(world: World, query: Query): Promise<{ holders: Holder[]; next: string | undefined }> {
  const now = world.now();
  const rows = await world.db
    .select()
    .from(awards)
    .where(and(listed(now), ...filters(query, dayAt(now)), after(query.after)))
    .orderBy(asc(awards.sortKey), asc(awards.code))
    .limit(pageSize + 1);
  const page = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? page.at(-1) : undefined;
  return {
    holders: page.map((award) => ({ award, state: stateAt(award, now) })),
    next: last && `${last.code}.${last.sortKey}`,
  };
}

/** One award by its code, once it is public and as long as it is listed. */
export async function find(world: World, code: string): Promise<Holder | undefined> {
  const now = world.now();
  const [award] = await world.db
    .select()
    .from(awards)
    .where(and(eq(awards.code, code.toUpperCase()), listed(now)))
    .limit(1);
  return award && { award, state: stateAt(award, now) };
}

/** Every listed award in turn, a page at a time: for what is handed out whole. */
export async function* all(world: World): AsyncGenerator<Holder> {
  let next: string | undefined;
  do {
    const page = await list(world, { after: next });
    yield* page.holders;
    next = page.next;
  } while (next);
}

/** Public already, and either in force or ended less than `listedMonths` ago. */
function listed(now: Date): SQL | undefined {
  const oldest = addMonths(dayAt(now), -listedMonths);
  return and(
    lte(awards.publicAt, now.toISOString()),
    or(and(eq(awards.stopped, 'no'), gt(awards.graceUntil, oldest)), sql`${awards.stoppedOn} > ${oldest}`),
  );
}

function filters(query: Query, today: Day): (SQL | undefined)[] {
  const name = searchKey(query.name ?? '');
  return [
    name ? sql`instr(${awards.searchKey}, ${name}) > 0` : undefined,
    query.municipality ? eq(awards.municipality, query.municipality) : undefined,
    query.industry ? eq(awards.industry, query.industry) : undefined,
    query.state === 'valid' ? and(eq(awards.stopped, 'no'), sql`${awards.validUntil} >= ${today}`) : undefined,
    query.state === 'past' ? or(sql`${awards.stopped} <> 'no'`, sql`${awards.validUntil} < ${today}`) : undefined,
  ];
}

function after(next: string | undefined): SQL | undefined {
  if (!next) return undefined;
  const dot = next.indexOf('.');
  const [code, key] = [next.slice(0, dot), next.slice(dot + 1)];
  return or(gt(awards.sortKey, key), and(eq(awards.sortKey, key), gt(awards.code, code)));
}
