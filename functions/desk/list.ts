import { asc, type Column, desc, type SQL, sql } from 'drizzle-orm';

/** How many rows a page of a list of the desk shows. */
export const aPage = 50;

/**
 * A page of a list.
 * @param rows as they were read for it: `aPage` and one more, which tells that the list goes on
 * @returns `last`: the row after which the next page begins; undefined when this is the last page
 */
export function pageOf<Row>(rows: readonly Row[]): { readonly page: Row[]; readonly last: Row | undefined } {
  const page = rows.slice(0, aPage);
  return { page, last: rows.length > aPage ? page.at(-1) : undefined };
}

/** A row's place in its list, as the address of the next page has it (`?after=`). */
export function placeOf(key: string | null, id: string): string {
  return `${key ?? ''}~${id}`;
}

/**
 * The order of a list: by a key, and by id where that is the same, so that every row has one place.
 * @returns `by`: what the query is ordered by; `after`: the condition for what lies beyond a place, none for no place
 */
export function ordered(direction: 'up' | 'down', key: Column, id: Column) {
  const [by, sign] = direction === 'up' ? ([asc, '>'] as const) : ([desc, '<'] as const);
  return {
    by: [by(key), by(id)],
    after(place: string): SQL | undefined {
      const cut = place.lastIndexOf('~');
      if (cut < 1) return undefined;
      return sql`(${key}, ${id}) ${sql.raw(sign)} (${place.slice(0, Math.min(cut, 400))}, ${place.slice(cut + 1)})`;
    },
  };
}
