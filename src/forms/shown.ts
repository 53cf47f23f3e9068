import type { Confirmation } from './confirmation';
import type { FormState } from './state';

/** What the functions hand to a page drawn on request. */
export interface Shown {
  readonly form?: FormState;
  readonly confirmation?: Confirmation;
  /** A confirmation letter was asked for again. */
  readonly remailed?: boolean;
  /** The path at which something failed that should not have: the page says so in its language. */
  readonly failed?: string;
}
