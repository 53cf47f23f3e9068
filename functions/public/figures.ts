import type { Context, Hono } from 'hono';
import { type Figures as DeskFigures, figuresOf, periodsAt } from '../../src/desk/figures';
import { locales } from '../../src/i18n/locale';
import { routes } from '../../src/i18n/routes';
import { wordOf } from '../../src/programme/award';
import { dayAt } from '../../src/programme/day';
import { industryLetters } from '../../src/programme/industries';
import { areas, municipality } from '../../src/programme/places';
import { factsOf } from '../desk/figures';
import type { Host } from '../host';
import { isKnown, tagOf } from '../open';
import { all } from '../register';
import type { World } from '../world';

/** A number smaller than this might tell of one employer, and is not told. */
export const least = 5;

/** How many, or that it is not told: it is smaller than `least`, or such a number could be reckoned from it. */
export type Told = number | 'hidden';

/** What the programme's figures tell the public. */
export interface PublicFigures {
  /** Those whose logo is valid or in its time of grace; hidden only when there are one to four. */
  readonly holders: Told;
  readonly areas: readonly { readonly key: string; readonly count: Told }[];
  /** Those that are told, most first. */
  readonly industries: readonly { readonly key: string; readonly count: number }[];
  /** How many are in the other industries together. */
  readonly rest: Told;
  /**
   * Working days from application to decision, of the logos granted in the last twelve months; none when there were
   * fewer than `least`. Whom we granted one stands in the register: were the others counted, whoever looks often could
   * see how many were declined.
   */
  readonly handling: Pick<NonNullable<DeskFigures['handling']>, 'median' | 'ninety'> | undefined;
}

/** The page of figures: drawn anew for each reader, and not sent again to who has it already. */
export function tellFigures(app: Hono<Host>): void {
  for (const locale of locales) app.get(routes.figures.path[locale], look);
}

async function look(c: Context<Host>): Promise<Response> {
  const page = await c.var.show({ figures: await publicFigures(c.var.world) });
  const body = await page.text();
  const tag = await tagOf(body);
  const headers = new Headers(page.headers);
  headers.set('ETag', tag);
  headers.set('Cache-Control', 'public, no-cache');
  if (isKnown(c.req.raw, tag)) return new Response(null, { status: 304, headers });
  return new Response(body, { status: page.status, headers });
}

/** Counts the register as it stands. */
export async function publicFigures(world: World): Promise<PublicFigures> {
  const now = world.now();
  const byArea = new Map<string, number>();
  const byIndustry = new Map<string, number>();
  let holders = 0;
  for await (const page of all(world, now)) {
    for (const { award, state } of page) {
      if (!['valid', 'grace'].includes(wordOf(state))) continue;
      holders += 1;
      const area = municipality(award.municipality)?.area ?? '';
      byArea.set(area, (byArea.get(area) ?? 0) + 1);
      byIndustry.set(award.industry, (byIndustry.get(award.industry) ?? 0) + 1);
    }
  }
  const [period] = periodsAt(dayAt(now));
  const granted = (await factsOf(world)).filter(({ what }) => what === 'granted');
  const { handling: took } = figuresOf(granted, period, { areas, industries: industryLetters });
  const places = [...areas, ''].map((key) => ({ key, count: byArea.get(key) ?? 0 }));
  const industries = [...byIndustry]
    .map(([key, count]) => ({ key, count }))
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
  const hiddenAreas = hidden(places);
  const hiddenIndustries = hidden(industries);
  return {
    holders: told(holders),
    areas: places
      .filter(({ key, count }) => key !== '' || count > 0)
      .map((row) => (hiddenAreas.has(row) ? { ...row, count: 'hidden' } : row)),
    industries: industries.filter((row) => !hiddenIndustries.has(row)),
    rest: told(sum(hiddenIndustries)),
    handling: took && took.decided >= least ? { median: took.median, ninety: took.ninety } : undefined,
  };
}

function told(count: number): Told {
  return count > 0 && count < least ? 'hidden' : count;
}

interface Counted {
  readonly key: string;
  readonly count: number;
}

/**
 * The rows of a table that are not told: those smaller than `least`, and the next smallest as long as a single row, or
 * fewer than `least` in all, would be left to reckon from the whole.
 */
function hidden(rows: readonly Counted[]): ReadonlySet<Counted> {
  const rising = rows.filter(({ count }) => count > 0).sort((a, b) => a.count - b.count);
  const some = new Set<Counted>();
  for (const row of rising) {
    const isSafe = some.size === 0 || (some.size > 1 && sum(some) >= least);
    if (row.count >= least && isSafe) break;
    some.add(row);
  }
  return some;
}

function sum(rows: Iterable<Counted>): number {
  return [...rows].reduce((all, { count }) => all + count, 0);
}
