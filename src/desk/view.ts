import type { Desk } from '../../functions/desk/shown';

/** What one page of the desk is handed. */
export type Of<Page extends Desk['page']> = Extract<Desk, { page: Page }>;
