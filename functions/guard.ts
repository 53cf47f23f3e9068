import { type SQL, sql } from 'drizzle-orm';
import { causeOf, isConflict } from './once';
import { audit, questions } from './store/desk';
import { applications } from './store/schema';
import type { World } from './world';

/**
 * The audit row of a change that may only be made while something holds. When it does not hold any more, the row has
 * no verb, the database refuses it, and the whole transaction with it: of two at once one wins.
 */
export function loggedWhile(
  world: World,
  holds: SQL,
  row: { actor: string; verb: string; about: string; details?: Record<string, string | number> },
) {
  const { actor, verb, about, details = {} } = row;
  return world.db.insert(audit).values({
    at: world.now().toISOString(),
    actor,
    verb: sql`CASE WHEN ${holds} THEN ${verb} END`,
    about,
    details,
  });
}

/** Waits for a transaction. @returns false when it was refused because somebody else was first */
export async function made(transaction: PromiseLike<unknown>): Promise<boolean> {
  try {
    await transaction;
    return true;
  } catch (error) {
    if (isConflict(error) || causeOf(error, 'NOT NULL constraint failed: audit.verb')) return false;
    throw error;
  }
}

/** Is this application received and not decided? */
export function isReceived(application: string): SQL {
  return sql`EXISTS (SELECT 1 FROM ${applications} WHERE ${applications.id} = ${application} AND ${applications.state} = 'received')`;
}

/** Does a question to the applicant wait for an answer? */
export function isAsked(application: string): SQL {
  return sql`EXISTS (SELECT 1 FROM ${questions} WHERE ${questions.application} = ${application} AND ${questions.answeredAt} IS NULL)`;
}

/** Does this question wait for its answer, and its application for a decision? */
export function isWaiting(question: string): SQL {
  return sql`EXISTS (
    SELECT 1 FROM ${questions} JOIN ${applications} ON ${applications.id} = ${questions.application}
    WHERE ${questions.id} = ${question} AND ${questions.answeredAt} IS NULL AND ${applications.state} = 'received')`;
}
