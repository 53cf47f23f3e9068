import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import { type AwardFilter, type AwardSort, awardSorts, awardStates } from '../../src/desk/holders';
import { type AwardState, stateAt } from '../../src/programme/award';
import { readBusinessId } from '../../src/programme/businessid';
import { addDays, dayAt } from '../../src/programme/day';
import { industryLetters } from '../../src/programme/industries';
import { elsewhere, municipalities } from '../../src/programme/places';
import { awardsNamed, commonFrom } from '../named';
import { readCode } from '../public/code';
import type { Staff } from '../staff/sign';
import { awards } from '../store/awards';
import { concerns } from '../store/concerns';
import { appeals, hearings, withdrawals } from '../store/measures';
import type { World } from '../world';
import { aPage, ordered, pageOf, placeOf } from './list';
import type { Page, Visit } from './page';
import { withinReach } from './reach';

/** Grace and a renewal that waits to be decided are over within so many days after the last day. */
const graceDays = 200;

type Award = typeof awards.$inferSelect;

export interface AwardRow {
  readonly code: string;
  readonly name: string;
  readonly businessId: string;
  readonly municipality: string;
  readonly industry: string;
  readonly validUntil: string;
  readonly state: AwardState;
  /** Something about it waits for the desk. */
  readonly todo: boolean;
}

export interface AwardList {
  readonly state: AwardFilter;
  readonly search: string;
  readonly municipality: string;
  readonly industry: string;
  readonly sort: AwardSort;
  readonly rows: readonly AwardRow[];
  readonly further: boolean;
  readonly next: string | undefined;
}

export const awardList: Page = {
  look: async ({ world, by, query }: Visit) => ({
    page: 'awards',
    ...(await awardsBy(world, by, query)),
  }),
};

/**
 * A page of awards by name or by their last day, read by index from where the page before ended. The database narrows
 * down; what state an award is in, `stateAt` says.
 * @param query `state`, `q`, `municipality`, `industry`, `sort`, `after`; what is not known is left out
 */
export async function awardsBy(world: World, by: Staff, query: URLSearchParams): Promise<AwardList> {
  const now = world.now();
  const state = awardStates.find((one) => one === query.get('state')) ?? 'all';
  const sort = awardSorts.find((one) => one === query.get('sort')) ?? 'name';
  const search = (query.get('q') ?? '').trim().slice(0, 120);
  const place = query.get('municipality') ?? '';
  const letter = query.get('industry') ?? '';
  const municipality = place === elsewhere || municipalities.some(({ code }) => code === place) ? place : '';
  const industry = (industryLetters as readonly string[]).includes(letter) ? letter : '';
  const narrowed = and(
    withinReach(by, awards.municipality),
    municipality ? eq(awards.municipality, municipality) : undefined,
    industry ? eq(awards.industry, industry) : undefined,
    await matches(world, search),
    await within(world, state),
  );
  const order = ordered('up', { name: awards.sortKey, end: awards.validUntil }[sort], awards.code);
  const found: Award[] = [];
  let after = query.get('after') ?? '';
  const further = after !== '';
  for (;;) {
    const rows = await world.db
      .select()
      .from(awards)
      .where(and(narrowed, order.after(after)))
      .orderBy(...order.by)
      .limit(aPage + 1);
    found.push(...rows.filter((award) => isAsked(award, state, now)));
    const end = rows.at(-1);
    if (found.length > aPage || rows.length <= aPage || !end) break;
    after = keyOf(end, sort);
  }
  const { page, last } = pageOf(found);
  const waiting = await waitingOf(
    world,
    page.map(({ code }) => code),
  );
  return {
    state,
    search,
    municipality,
    industry,
    sort,
    rows: page.map((award) => ({
      code: award.code,
      name: award.markName || award.organisation,
      businessId: award.businessId,
      municipality: award.municipality,
      industry: award.industry,
      validUntil: award.validUntil,
      state: stateAt(award, now),
      todo: waiting.has(award.code),
    })),
    further,
    next: last && keyOf(last, sort),
  };
}

function isAsked(award: Award, filter: AwardFilter, now: Date): boolean {
  if (filter === 'all' || filter === 'todo') return true;
  const { state } = stateAt(award, now);
  return filter === (state === 'active' || state === 'coming' ? 'valid' : state);
}

/** By a business ID, the code of a logo, or parts of a name in any order. */
async function matches(world: World, search: string): Promise<SQL | undefined> {
  if (!search) return undefined;
  const number = readBusinessId(search);
  if (number.ok) return eq(awards.businessId, number.id);
  const code = readCode(search);
  const named = (await awardsNamed(world, search)) ?? sql`0`;
  return code ? or(eq(awards.code, code), named) : named;
}

/** Whatever may be in this state, by the columns kept for it. What is rare is looked up, what is common is met soon. */
async function within(world: World, filter: AwardFilter): Promise<SQL | undefined> {
  const today = dayAt(world.now());
  switch (filter) {
    case 'all':
      return undefined;
    case 'todo':
      return sql`${awards.code} IN ${waitingCodes()}`;
    case 'valid':
      return sql`+${awards.validUntil} >= ${today}`;
    case 'suspended':
    case 'withdrawn':
      return rarely(world, (plus) => sql`${plus}${awards.stopped} = ${filter} AND ${awards.stopped} <> 'no'`);
    case 'grace': {
      const from = addDays(today, -graceDays);
      const open = sql`(${awards.graceUntil} >= ${today} OR instr(${awards.events}, 'renewal-sent') > 0)`;
      return rarely(
        world,
        (plus) =>
          sql`${plus}${awards.validUntil} < ${today} AND ${plus}${awards.validUntil} > ${from} AND ${open}`,
      );
    }
    case 'ended':
      return rarely(
        world,
        (plus) => sql`(${plus}${awards.graceUntil} < ${today} OR ${plus}${awards.stopped} = 'given-up')`,
      );
  }
}

async function rarely({ db }: World, holds: (plus: SQL) => SQL): Promise<SQL> {
  const codes = db
    .select({ code: awards.code })
    .from(awards)
    .where(holds(sql.raw('')))
    .limit(commonFrom);
  return (await codes).length === commonFrom ? holds(sql.raw('+')) : inArray(awards.code, codes);
}

/** The codes of awards about which something waits: few, however many awards there are. */
function waitingCodes(): SQL {
  return sql`(SELECT ${hearings.award} FROM ${hearings} WHERE ${hearings.closedAt} IS NULL
    UNION SELECT ${withdrawals.award} FROM ${withdrawals} WHERE ${withdrawals.state} = 'proposed'
    UNION SELECT ${appeals.award} FROM ${appeals} WHERE ${appeals.closedAt} IS NULL AND ${appeals.award} IS NOT NULL
    UNION SELECT ${concerns.code} FROM ${concerns} WHERE ${concerns.state} = 'open' AND ${concerns.code} <> '')`;
}

async function waitingOf({ db }: World, codes: readonly string[]): Promise<Set<string>> {
  if (codes.length === 0) return new Set();
  const rows = await db
    .select({ code: awards.code })
    .from(awards)
    .where(and(inArray(awards.code, [...codes]), sql`${awards.code} IN ${waitingCodes()}`));
  return new Set(rows.map(({ code }) => code));
}

function keyOf(award: Award, sort: AwardSort): string {
  return placeOf(sort === 'name' ? award.sortKey : award.validUntil, award.code);
}
