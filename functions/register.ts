import { and, asc, eq, gte, inArray, lte, type SQL, sql } from 'drizzle-orm';
import { type PublicState, type StateWord, stateAt, wordOf } from '../src/programme/award';
import { addMonths, type Day, dayAt } from '../src/programme/day';
import { listedMonths } from '../src/programme/history';
import { awardsNamed, commonFrom } from './named';
import { awards } from './store/awards';
import type { World } from './world';

/** How many holders a page of the register shows. */
export const pageSize = 50;

export type Award = typeof awards.$inferSelect;
export interface Holder {
  readonly award: Award;
  readonly state: PublicState;
}

/** What a reader of the register asks for. */
export interface Query {
  /** Parts of a name, in any order. */
  readonly name?: string | undefined;
  readonly municipality?: string | undefined;
  readonly industry?: string | undefined;
  /** `valid` shows those in force, `grace` those whose renewal is open, `past` the others that are still listed. */
  readonly state?: 'valid' | 'grace' | 'past' | undefined;
  /** The key of a name to begin from, such as that of a letter. */
  readonly from?: string | undefined;
  /** The `next` of the page before. */
  readonly after?: string | undefined;
}

/**
 * A page of the register in the order of the alphabet, read by index from where the page before ended. The database
 * narrows down; what is listed, and as what, `stateAt` says.
 * @returns the holders with their state now, and `next`, by which the page after is asked for
 */
export async function list(
  world: World,
  query: Query,
  now = world.now(),
): Promise<{ holders: Holder[]; next: string | undefined }> {
  const today = dayAt(now);
  const narrowed = [await awardsNamed(world, query.name ?? ''), await stateFilter(world, query.state, now)];
  const holders: Holder[] = [];
  for (let next = query.after; ; ) {
    const rows = await world.db
      .select()
      .from(awards)
      .where(and(listable(now), ...narrowed, ...filters(query, today), after(next)))
      .orderBy(asc(awards.sortKey), asc(awards.code))
      .limit(pageSize + 1);
    for (const award of rows) {
      const holder = holderOf(award, now);
      if (!holder || !isAsked(wordOf(holder.state), query.state)) continue;
      if (holders.length === pageSize) return { holders, next: keyOf(holders[pageSize - 1]?.award) };
      holders.push(holder);
    }
    if (rows.length <= pageSize) return { holders, next: undefined };
    next = keyOf(rows.at(-1));
  }
}

/** One award by its code, once it is public and as long as it is listed. */
export async function find(world: World, code: string): Promise<Holder | undefined> {
  const now = world.now();
  const [award] = await world.db.select().from(awards).where(eq(awards.code, code)).limit(1);
  return award && holderOf(award, now);
}

/** Every listed award as it stands at one moment, a page at a time: for what is handed out whole. */
export async function* all(world: World, now = world.now()): AsyncGenerator<Holder[]> {
  let next: string | undefined;
  do {
    const page = await list(world, { after: next }, now);
    yield page.holders;
    next = page.next;
  } while (next);
}

/** The award with its state, if the public may see it: it is in force, or was until less than `listedMonths` ago. */
function holderOf(award: Award, now: Date): Holder | undefined {
  if (award.publicAt > now.toISOString()) return undefined;
  const state = stateAt(award, now);
  if (state.state === 'coming') return undefined;
  const end = state.state === 'ended' || state.state === 'withdrawn' ? state.on : undefined;
  return end !== undefined && end <= oldestAt(now) ? undefined : { award, state };
}

function oldestAt(now: Date): Day {
  return addMonths(dayAt(now), -listedMonths);
}

/** Whatever may be listed now, and as little else as the columns can tell. */
function listable(now: Date): SQL | undefined {
  const oldest = oldestAt(now);
  return and(
    lte(awards.publicAt, now.toISOString()),
    // The name has left the register: only the check page still answers.
    sql`+${awards.businessId} <> ''`,
    sql`(+${awards.graceUntil} > ${oldest} OR +${awards.stoppedOn} > ${oldest})`,
  );
}

function filters(query: Query, today: Day): (SQL | undefined)[] {
  return [
    query.municipality ? eq(awards.municipality, query.municipality) : undefined,
    query.industry ? eq(awards.industry, query.industry) : undefined,
    query.state === 'valid' ? sql`+${awards.validUntil} >= ${today}` : undefined,
    query.from ? gte(awards.sortKey, query.from) : undefined,
  ];
}

function isAsked(word: StateWord, asked: Query['state']): boolean {
  return asked === undefined || asked === (word === 'valid' || word === 'grace' ? word : 'past');
}

/** Holders that may be out of force: the columns know all of them, and some that are not. */
async function stateFilter({ db }: World, state: Query['state'], now: Date): Promise<SQL | undefined> {
  if (state !== 'grace' && state !== 'past') return undefined;
  const isOut = outBy(state, now, '');
  const out = db.select({ code: awards.code }).from(awards).where(isOut).limit(commonFrom);
  return (await out).length === commonFrom ? outBy(state, now, '+') : inArray(awards.code, out);
}

/** @param plus `+` keeps SQLite from reading by an index of these columns, so that it reads by name */
function outBy(state: 'grace' | 'past', now: Date, plus: '+' | ''): SQL {
  const [today, oldest, sign] = [dayAt(now), oldestAt(now), sql.raw(plus)];
  if (state === 'grace')
    return sql`(${sign}${awards.validUntil} < ${today} AND ${sign}${awards.validUntil} > ${oldest})`;
  const stopped = sql`${sign}${awards.stopped} IN ('suspended', 'withdrawn', 'given-up')`;
  return sql`(${stopped} OR (${sign}${awards.graceUntil} < ${today} AND ${sign}${awards.graceUntil} > ${oldest}))`;
}

function keyOf(award: Award | undefined): string | undefined {
  return award && `${award.code}.${award.sortKey}`;
}

function after(next: string | undefined): SQL | undefined {
  if (!next) return undefined;
  const dot = next.indexOf('.');
  const [code, key] = [next.slice(0, dot), next.slice(dot + 1)];
  return sql`(${awards.sortKey}, ${awards.code}) > (${key}, ${code})`;
}
