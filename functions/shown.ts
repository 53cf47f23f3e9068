import type { Confirmation } from '../src/forms/confirmation';
import type { FormState } from '../src/forms/state';

/** What the functions hand to a page drawn on request. */
export interface Shown {
  readonly form?: FormState;
  readonly confirmation?: Confirmation;
  /** What the register's pages show; see `functions/public`. */
  readonly register?: import('./public/shown').Register;
  /** What the desk's pages show; see `functions/desk`. */
  readonly desk?: import('./desk/shown').Desk;
  /** A concern behind its case link; null when there is none. */
  readonly concern?: import('./report').Case | null;
  /** A confirmation letter was asked for again. */
  readonly remailed?: boolean;
  /** The path at which something failed that should not have: the page says so in its language. */
  readonly failed?: string;
}
