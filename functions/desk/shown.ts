/** What the functions hand to the pages of the desk. */
export type Desk = never;
