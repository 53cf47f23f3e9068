import { and, gte, inArray, lt, type SQL, sql } from 'drizzle-orm';
import { searchKey } from '../src/programme/name';
import { awards } from './store/awards';
import { awardParts } from './store/parts';
import type { World } from './world';

/**
 * What so many rows have is common: reading a list in its order finds a page of it soon. What is rarer is looked up.
 */
export const commonFrom = 250;
/** How many letters of a name the tables of parts hold from each letter on. */
export const partLength = 20;

/**
 * Awards whose name has every word typed, wherever in it.
 * @param search as it was typed
 * @returns undefined when there is no word in it
 */
export async function awardsNamed({ db }: Pick<World, 'db'>, search: string): Promise<SQL | undefined> {
  const words = searchKey(search).split(' ').filter(Boolean);
  const [longest] = [...words].sort((a, b) => b.length - a.length);
  if (!longest) return undefined;
  const start = longest.slice(0, partLength);
  const places = db
    .select({ code: awardParts.code })
    .from(awardParts)
    .where(and(gte(awardParts.part, start), lt(awardParts.part, `${start}\u{10ffff}`)));
  const isCommon = (await places.limit(commonFrom)).length === commonFrom;
  const held = words.map((word) => sql`instr(${awards.searchKey}, ${word}) > 0`);
  return and(...(isCommon ? held : [inArray(awards.code, places.limit(commonFrom)), ...held]));
}
