/** What the list of applications may be narrowed down to. */
export const states = [
  'received',
  'approved',
  'declined',
  'closed',
  'withdrawn',
  'unconfirmed',
  'all',
] as const;
export type StateFilter = (typeof states)[number];
