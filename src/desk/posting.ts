/**
 * What the list of letters is narrowed down to: those that wait for a person, for their time, that have left, or all.
 */
export const postings = ['held', 'waiting', 'sent', 'all'] as const;
export type Posting = (typeof postings)[number];
