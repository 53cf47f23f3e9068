import { and, eq, inArray, isNotNull, lte, sql } from 'drizzle-orm';
import { counted, type Fact, type Figures, figuresOf, type Period, periodsAt } from '../../src/desk/figures';
import { speaker } from '../../src/desk/words';
import { stateAt } from '../../src/programme/award';
import { dayAt } from '../../src/programme/day';
import { industries, industryLetters } from '../../src/programme/industries';
import { areaNames, areas, municipality } from '../../src/programme/places';
import { workdaysBetween } from '../../src/programme/workdays';
import { logged } from '../audit';
import { csvOf, streamOf } from '../csv';
import { awards } from '../store/awards';
import { audit, decisions, questions } from '../store/desk';
import { applications } from '../store/schema';
import { tallies } from '../store/tallies';
import type { World } from '../world';
import type { Outcome, Page, Visit } from './page';
import { fileOf } from './sheet';

export interface FigurePage {
  readonly figures: Figures;
  readonly periods: readonly Period[];
}

/** How many applied, how it went and how long it took, by month, area and industry. */
export const figures: Page = {
  look: async (visit) => ({ page: 'figures', ...(await read(visit)) }),
  acts: { csv },
};

async function read({ world, query }: Visit): Promise<FigurePage> {
  const periods = periodsAt(dayAt(world.now()));
  const period = periods.find(({ key }) => key === query.get('period')) ?? periods[0];
  return {
    periods,
    figures: figuresOf(await factsOf(world), period, { areas, industries: industryLetters }),
  };
}

/**
 * Every application that was confirmed and every award, as they stand now. What was erased is counted by month only.
 */
export async function factsOf(world: World): Promise<Fact[]> {
  const { db } = world;
  const now = world.now();
  const closings = ['application.closed', 'application.withdrawn'];
  const [applied, decided, asked, closed, held, erased] = await db.batch([
    db
      .select({
        municipality: applications.municipality,
        industry: applications.industry,
        confirmedAt: applications.confirmedAt,
      })
      .from(applications)
      .where(isNotNull(applications.confirmedAt)),
    db
      .select({
        id: applications.id,
        municipality: applications.municipality,
        industry: applications.industry,
        confirmedAt: applications.confirmedAt,
        outcome: decisions.outcome,
        decidedAt: decisions.decidedAt,
        effectiveAt: decisions.effectiveAt,
      })
      .from(decisions)
      .innerJoin(applications, eq(applications.id, decisions.application))
      .where(lte(decisions.effectiveAt, now.toISOString())),
    db
      .select({ id: questions.application, from: questions.askedAt, to: questions.answeredAt })
      .from(questions)
      .where(isNotNull(questions.answeredAt)),
    db
      .select({
        municipality: applications.municipality,
        industry: applications.industry,
        at: sql<string>`(SELECT max(${audit.at}) FROM ${audit} WHERE ${audit.about} = ${applications}.id AND ${inArray(audit.verb, closings)})`,
      })
      .from(applications)
      .where(and(inArray(applications.state, ['closed', 'withdrawn']), isNotNull(applications.confirmedAt))),
    db
      .select({
        municipality: awards.municipality,
        industry: awards.industry,
        terms: awards.terms,
        events: awards.events,
      })
      .from(awards),
    db.select().from(tallies),
  ]);
  const day = (at: string) => dayAt(new Date(at));
  const stood = new Map<string, number>();
  for (const { id, from, to } of asked)
    stood.set(id, (stood.get(id) ?? 0) + (to ? workdaysBetween(day(from), day(to)) : 0));
  return [
    ...applied.map((row): Fact => ({ what: 'applied', on: day(row.confirmedAt ?? ''), ...whereOf(row) })),
    ...decided.map(
      (row): Fact => ({
        what: row.outcome === 'approved' ? 'granted' : 'declined',
        on: day(row.effectiveAt),
        ...whereOf(row),
        workdays: Math.max(
          workdaysBetween(day(row.confirmedAt ?? row.decidedAt), day(row.decidedAt)) -
            (stood.get(row.id) ?? 0),
          0,
        ),
      }),
    ),
    ...closed.flatMap((row): Fact[] =>
      row.at ? [{ what: 'closed', on: day(row.at), ...whereOf(row) }] : [],
    ),
    ...held.flatMap((row): Fact[] => {
      const state = stateAt(row, now);
      return state.state === 'ended' || state.state === 'withdrawn'
        ? [{ what: 'ended', on: state.on, ...whereOf(row) }]
        : [];
    }),
    ...erased.map(
      ({ month, what, count }): Fact => ({ what, on: `${month}-01`, area: '', industry: '', count }),
    ),
  ];
}

function whereOf(row: { municipality: string; industry: string }): Pick<Fact, 'area' | 'industry'> {
  return { area: municipality(row.municipality)?.area ?? '', industry: row.industry };
}

/** The tables of the page as one: what a row is about, its name, its numbers. */
async function csv(visit: Visit): Promise<Outcome> {
  const { world, by } = visit;
  const say = speaker(by.locale);
  const { figures: found } = await read(visit);
  const numbers = (row: Figures['total']) => counted.map((what) => String(row[what]));
  const named = (key: string, names: Readonly<Record<string, { fi: string; sv: string }>>) =>
    names[key]?.[by.locale] ?? say('figures.other');
  const rows = [
    ...found.months.map((row) => [say('figures.month'), row.month, ...numbers(row)]),
    ...found.areas.map((row) => [say('figures.area'), named(row.key, areaNames), ...numbers(row)]),
    ...found.industries.map((row) => [say('figures.industry'), named(row.key, industries), ...numbers(row)]),
  ];
  async function* pieces() {
    yield rows;
  }
  await logged(world, by.id, 'list.exported', 'figures', { list: 'figures', period: found.period.key });
  const head = [say('figures.by'), say('column.name'), ...counted.map((what) => say(`figures.${what}`))];
  const name = `figures-${found.period.from}-${found.period.to}.csv`;
  return { file: fileOf(streamOf(csvOf(head, pieces(), ';')), 'text/csv; charset=utf-8', name) };
}
