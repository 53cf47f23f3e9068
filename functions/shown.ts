import type { Confirmation } from '../src/forms/confirmation';
import type { FormState } from '../src/forms/state';

/** What the functions hand to a page drawn on request. */
export interface Shown {
  readonly form?: FormState;
  readonly confirmation?: Confirmation;
  /** What the register's pages show; see `functions/public`. */
  readonly register?: import('./public/shown').Register;
  /** A code was typed on the checker's page that is none. */
  readonly checked?: { readonly typed: string };
  /** The programme in figures; see `functions/public/figures.ts`. */
  readonly figures?: import('./public/figures').PublicFigures;
  /** What was looked for on the search page, and what was found; see `functions/seek.ts`. */
  readonly sought?: import('./seek').Sought;
  /** What the desk's pages show; see `functions/desk`. */
  readonly desk?: import('./desk/shown').Desk;
  /** A concern behind its case link; null when there is none. */
  readonly concern?: import('./report').Case | null;
  /** What the page shows on which an employer answers before its award is suspended or withdrawn. */
  readonly hearing?: {
    readonly hearing: import('./hear').Hearing;
    readonly back?: import('./desk/shown').Back;
  };
  /** The form on which an award is renewed; without a form it cannot be now. */
  readonly renewing?: import('./own/pages').Renewing;
  /** Somebody who lost the own page's link asked for a new one. */
  readonly asked?: boolean;
  /** The yearly check behind the link of its letter. */
  readonly yearly?: import('./yearly').YearlyPage;
  /** A confirmation letter was asked for again. */
  readonly remailed?: boolean;
  /** The path at which something failed that should not have: the page says so in its language. */
  readonly failed?: string;
}
