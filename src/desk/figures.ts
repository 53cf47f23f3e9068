import type { Day } from '../programme/day';

/** What is counted, in the order of an application's life. */
export const counted = ['applied', 'granted', 'declined', 'closed', 'ended'] as const;
export type Counted = (typeof counted)[number];
export type Counts = Readonly<Record<Counted, number>>;

/** One thing that happened on a day. */
export interface Fact {
  readonly what: Counted;
  readonly on: Day;
  /** `''` where it is not kept any more. */
  readonly area: string;
  readonly industry: string;
  /** How often; 1 unless told. */
  readonly count?: number;
  /** Of a decision: the working days it took, those in which the applicant was asked left out. */
  readonly workdays?: number;
}

/** Whole months, the first and the last of them `YYYY-MM`. */
export interface Period {
  readonly key: string;
  readonly from: string;
  readonly to: string;
}

export interface Figures {
  readonly period: Period;
  readonly total: Counts;
  readonly months: readonly ({ readonly month: string } & Counts)[];
  readonly areas: readonly ({ readonly key: string } & Counts)[];
  readonly industries: readonly ({ readonly key: string } & Counts)[];
  /** Working days from the confirmed application to the decision. */
  readonly handling:
    | { readonly decided: number; readonly median: number; readonly ninety: number }
    | undefined;
}

/** The periods that can be asked for: the last twelve and twenty-four months, this calendar year and the last. */
export function periodsAt(today: Day): readonly [Period, ...Period[]] {
  const month = today.slice(0, 7);
  const year = Number(today.slice(0, 4));
  return [
    { key: '12', from: monthsBefore(month, 11), to: month },
    { key: '24', from: monthsBefore(month, 23), to: month },
    { key: String(year), from: `${year}-01`, to: month },
    { key: String(year - 1), from: `${year - 1}-01`, to: `${year - 1}-12` },
  ];
}

/**
 * Counts what happened in a period.
 * @param areas and `industries`: the keys that get a row although nothing happened, in the order of the rows
 */
export function figuresOf(
  facts: readonly Fact[],
  period: Period,
  { areas, industries }: { readonly areas: readonly string[]; readonly industries: readonly string[] },
): Figures {
  const within = facts.filter(({ on }) => on.slice(0, 7) >= period.from && on.slice(0, 7) <= period.to);
  const by = (key: (fact: Fact) => string, keys: readonly string[]) =>
    keys.map((one) => [one, countsOf(within.filter((fact) => key(fact) === one))] as const);
  const others = within.some(({ area }) => !areas.includes(area)) ? [''] : [];
  const unknown = within.some(({ industry }) => !industries.includes(industry)) ? [''] : [];
  const known = (all: readonly string[], key: string) => (all.includes(key) ? key : '');
  return {
    period,
    total: countsOf(within),
    months: by(({ on }) => on.slice(0, 7), monthsOf(period)).map(([month, counts]) => ({ month, ...counts })),
    areas: by(({ area }) => known(areas, area), [...areas, ...others]).map(([key, counts]) => ({
      key,
      ...counts,
    })),
    industries: by(({ industry }) => known(industries, industry), [...industries, ...unknown])
      .map(([key, counts]) => ({ key, ...counts }))
      .filter((row) => counted.some((what) => row[what] > 0)),
    handling: handlingOf(within.flatMap(({ workdays }) => (workdays === undefined ? [] : [workdays]))),
  };
}

/** The months of a period, oldest first. */
export function monthsOf({ from, to }: Period): string[] {
  const months: string[] = [];
  for (let month = from; month <= to; month = monthsBefore(month, -1)) months.push(month);
  return months;
}

/** The least number that so many of a hundred do not exceed (nearest rank). @param sorted ascending, not empty */
export function percentile(sorted: readonly number[], percent: number): number {
  return sorted[Math.max(Math.ceil((percent / 100) * sorted.length) - 1, 0)] ?? 0;
}

function handlingOf(days: readonly number[]): Figures['handling'] {
  const sorted = [...days].sort((a, b) => a - b);
  if (sorted.length === 0) return undefined;
  const middle = percentile(sorted, 50);
  const upper = sorted.length % 2 === 0 ? (sorted[sorted.length / 2] ?? middle) : middle;
  return { decided: sorted.length, median: (middle + upper) / 2, ninety: percentile(sorted, 90) };
}

function countsOf(facts: readonly Fact[]): Counts {
  const counts: Record<Counted, number> = { applied: 0, granted: 0, declined: 0, closed: 0, ended: 0 };
  for (const { what, count = 1 } of facts) counts[what] += count;
  return counts;
}

function monthsBefore(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const at = year * 12 + (number - 1) - count;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}
