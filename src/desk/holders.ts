/** What the list of awards may be narrowed down to. */
export const awardStates = ['all', 'todo', 'valid', 'grace', 'suspended', 'ended', 'withdrawn'] as const;
export type AwardFilter = (typeof awardStates)[number];

/** What it may be ordered by: the shown name, or the last day of validity, the next one first. */
export const awardSorts = ['name', 'end'] as const;
export type AwardSort = (typeof awardSorts)[number];
