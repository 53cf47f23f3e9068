import type { RouteKey } from './routes';

/** The pages that belong under a main page, in the order they are read, in groups with a name. */
export const sets = {
  ips: { more: ['ips-hire', 'ips-principles', 'evidence'] },
  employers: {
    topics: [
      'employers-costs',
      'employers-hiring',
      'employers-adjustments',
      'employers-privacy',
      'employers-illness',
      'employers-faq',
    ],
    readers: ['employers-small', 'employers-hr', 'employers-manager', 'employers-colleague'],
  },
  stigma: { more: ['stigma-words', 'stigma-exercise'] },
} as const satisfies Partial<Record<RouteKey, Readonly<Record<string, readonly RouteKey[]>>>>;

export type SetKey = keyof typeof sets;

/** Is there a set of pages under this one? */
export function isSetKey(key: string): key is SetKey {
  return key in sets;
}

/**
 * The pages of a main page's set.
 * @param group the name of a group; without one, all of them
 */
export function pagesOf(main: SetKey, group?: string): RouteKey[] {
  const groups: [string, readonly RouteKey[]][] = Object.entries(sets[main]);
  return groups.filter(([name]) => !group || name === group).flatMap(([, keys]) => keys);
}

/** Where a page stands in its set: under which main page, between which others; undefined when it is in none. */
export function placeOf(
  key: RouteKey,
): { main: SetKey; before: RouteKey | undefined; after: RouteKey | undefined } | undefined {
  for (const main of Object.keys(sets) as SetKey[]) {
    const pages = pagesOf(main);
    const at = pages.indexOf(key);
    if (at >= 0) return { main, before: pages[at - 1], after: pages[at + 1] };
  }
  return undefined;
}
