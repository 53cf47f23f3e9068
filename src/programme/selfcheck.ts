import { type Commitment, commitments } from './commitments';

/** How many statements the self-check has on each commitment: twelve in all. */
export const statements = {
  recruiting: 3,
  privacy: 2,
  adjustments: 3,
  introduction: 2,
  respect: 2,
} as const satisfies Record<Commitment, number>;

/** What can be said of a statement, and what it counts. */
export const points = { yes: 2, partly: 1, no: 0 } as const;
export type Reply = keyof typeof points;

/** How far a door is open. */
export const openings = ['open', 'ajar', 'closed'] as const;
export type Opening = (typeof openings)[number];

/** The name of a statement's question: `recruiting-1`, from 1 on. */
export function nameOf(commitment: Commitment, number: number): string {
  return `${commitment}-${number}`;
}

/** The names of a commitment's questions. */
export function namesOf(commitment: Commitment): string[] {
  return Array.from({ length: statements[commitment] }, (_, at) => nameOf(commitment, at + 1));
}

/** The most points of a commitment. */
export function mostOf(commitment: Commitment): number {
  return statements[commitment] * points.yes;
}

/** How few points make a door that is ajar; all of them make it open. */
export function leastAjar(commitment: Commitment): number {
  return statements[commitment];
}

export interface Result {
  readonly commitment: Commitment;
  readonly points: number;
  /** None until every statement of the commitment has an answer. */
  readonly opening: Opening | undefined;
}

/** Counts the answers by commitment. @param replies by the name of the question; one not answered is left out */
export function countUp(replies: Readonly<Record<string, Reply | undefined>>): Result[] {
  return commitments.map((commitment) => {
    const given = namesOf(commitment).flatMap((name) => replies[name] ?? []);
    const sum = given.reduce((total, reply) => total + points[reply], 0);
    const whole = given.length === statements[commitment];
    return { commitment, points: sum, opening: whole ? openingOf(commitment, sum) : undefined };
  });
}

function openingOf(commitment: Commitment, sum: number): Opening {
  if (sum === mostOf(commitment)) return 'open';
  return sum >= leastAjar(commitment) ? 'ajar' : 'closed';
}
