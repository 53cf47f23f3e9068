import { and, type Column, eq, gte, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import { commonFrom, partLength } from '../named';
import { deskParts } from '../store/names';
import type { World } from '../world';

/**
 * Rows whose names have every word typed, wherever in them. The words are folded as the triggers of migration 0111
 * fold the names.
 * @param id the list's own key; `name`: the names as one text, in SQL; `apart`: rows that have no parts, few enough to
 *   be looked through one by one
 * @returns `holds`: the condition; `rare`: it is found by index, so that nothing else should be read by one
 */
export async function named(
  { db }: World,
  kind: 'application' | 'enquiry',
  search: string,
  { id, name, apart }: { readonly id: Column; readonly name: SQL; readonly apart?: SQL | undefined },
): Promise<{ readonly holds: SQL | undefined; readonly rare: boolean }> {
  const words = fold(search).split(/\s+/).filter(Boolean);
  const [longest] = [...words].sort((a, b) => b.length - a.length);
  if (!longest) return { holds: undefined, rare: false };
  const start = longest.slice(0, partLength);
  const places = db
    .select({ id: deskParts.id })
    .from(deskParts)
    .where(
      and(eq(deskParts.kind, kind), gte(deskParts.part, start), lt(deskParts.part, `${start}\u{10ffff}`)),
    );
  const isCommon = (await places.limit(commonFrom)).length === commonFrom;
  const held = and(...words.map((word) => sql`instr(${folded(name)}, ${word}) > 0`));
  return isCommon
    ? { holds: held, rare: false }
    : { holds: and(or(inArray(id, places.limit(commonFrom)), apart), held), rare: true };
}

/** Small letters without the accents of Finnish and Swedish. */
function fold(text: string): string {
  const plain: Readonly<Record<string, string>> = { å: 'a', ä: 'a', ö: 'o', é: 'e' };
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[åäöé]/g, (letter) => plain[letter] ?? letter);
}

function folded(name: SQL): SQL {
  const pairs = [...'ÅÄÖÉåäöé'].map((letter) => [letter, fold(letter)] as const);
  return sql`lower(${pairs.reduce((text, [from, to]) => sql`replace(${text}, ${sql.raw(`'${from}'`)}, ${sql.raw(`'${to}'`)})`, name)})`;
}
