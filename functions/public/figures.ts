import { createHash } from 'node:crypto';
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
import { all } from '../register';
import type { World } from '../world';

/** A number smaller than this might tell of one employer, and is not told. */
export const least = 5;

/** How many, or that there are fewer than `least` (and at least one). */
export type Told = number | 'few';

/** What the programme's figures tell the public. */
export interface PublicFigures {
  /** Those whose logo is valid or in its time of grace. */
  readonly holders: Told;
  readonly areas: readonly { readonly key: string; readonly count: Told }[];
  /** Most first; what has fewer than `least` stands together in `rest`. */
  readonly industries: readonly { readonly key: string; readonly count: number }[];
  /** Whether there are industries with fewer than `least`. */
  readonly rest: boolean;
  /** Working days from application to decision in the last twelve months; none when there were fewer than `least`. */
  readonly handling: DeskFigures['handling'];
}

/** The page of figures: drawn anew for each reader, and not sent again to who has it already. */
export function tellFigures(app: Hono<Host>): void {
  for (const locale of locales) app.get(routes.figures.path[locale], look);
}

async function look(c: Context<Host>): Promise<Response> {
  const page = await c.var.show({ figures: await publicFigures(c.var.world) });
  const body = await page.text();
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  const headers = new Headers(page.headers);
  headers.set('ETag', tag);
  headers.set('Cache-Control', 'public, no-cache');
  const known = c.req
    .header('if-none-match')
    ?.split(',')
    .map((one) => one.trim().replace(/^W\//, ''));
  if (known?.includes(tag)) return new Response(null, { status: 304, headers });
  return new Response(body, { status: page.status, headers });
}

/** Counts the register as it stands. Where one hidden number could be found by subtraction, the next smallest is hidden too. */
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
  const { handling } = figuresOf(await factsOf(world), period, { areas, industries: industryLetters });
  const places = [...areas, ''].map((key) => ({ key, count: byArea.get(key) ?? 0 }));
  const industries = [...byIndustry]
    .map(([key, count]) => ({ key, count }))
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
  return {
    holders: told(holders),
    areas: hide(places.filter(({ key, count }) => key !== '' || count > 0)),
    industries: hide(industries).flatMap(({ key, count }) => (count === 'few' ? [] : [{ key, count }])),
    rest: hide(industries).some(({ count }) => count === 'few'),
    handling: handling && handling.decided >= least ? handling : undefined,
  };
}

function told(count: number): Told {
  return count > 0 && count < least ? 'few' : count;
}

interface Counted {
  readonly key: string;
  readonly count: number;
}

/** A single hidden number of a list could be reckoned from the whole, so another is hidden with it. */
function hide(rows: readonly Counted[]): { key: string; count: Told }[] {
  const shown = rows.map(({ key, count }) => ({ key, count: told(count) }));
  if (shown.filter(({ count }) => count === 'few').length !== 1) return shown;
  const [next] = rows.filter(({ count }) => count >= least).sort((a, b) => a.count - b.count);
  return shown.map((row) => (row.key === next?.key ? { ...row, count: 'few' as const } : row));
}
