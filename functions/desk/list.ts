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
