import type { Commitment } from '../programme/commitments';

/** The particulars of an application that the register will show. */
export interface Published {
  readonly organisation: string;
  readonly businessId: string;
  readonly municipality: string;
  readonly industry: string;
  readonly size: string;
  readonly website: string;
  readonly workplaces: string;
  readonly markName: string;
}

/** What the page behind a confirmation link shows. */
export type Confirmation =
  | {
      readonly state: 'ready';
      readonly published: Published;
      readonly commitments: Readonly<Record<Commitment, string>>;
    }
  | { readonly state: 'done'; readonly reference: string; readonly decideBy: string }
  /** Unknown, expired, or its application was erased: all told alike. */
  | { readonly state: 'gone' };
