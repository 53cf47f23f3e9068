import type { Commitment } from '../programme/commitments';
import type { Particulars } from './entry';

/** The particulars of an application that the register will show. */
export interface Published extends Particulars {
  readonly organisation: string;
  readonly businessId: string;
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
