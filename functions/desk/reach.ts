import { type Column, eq, inArray, or, type SQL } from 'drizzle-orm';
import type { Staff } from '../staff/sign';

/**
 * What a member of the staff may see: a coach the own municipalities (and what was given to that coach), others all.
 * @returns a condition, or undefined when there is none
 */
export function withinReach(by: Staff, municipality: Column, assigned?: Column): SQL | undefined {
  if (by.role !== 'coach') return undefined;
  const own = inArray(municipality, by.municipalities);
  return assigned ? or(own, eq(assigned, by.id)) : own;
}
