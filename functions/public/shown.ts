import type { Locale } from '../../src/i18n/locale';
import type { PublicState } from '../../src/programme/award';
import type { Commitment } from '../../src/programme/commitments';
import type { Day } from '../../src/programme/day';
import type { Change } from '../../src/programme/history';
import type { Removal } from '../../src/programme/removal';
import type { Size } from '../../src/programme/sizes';

/** What a reader narrows the register down by, as the address has it. */
export interface Filter {
  readonly name?: string;
  readonly municipality?: string;
  readonly industry?: string;
  readonly state?: 'valid' | 'grace' | 'past';
}

/** A line of the register. */
export interface Line {
  readonly code: string;
  /** The name shown on the mark. */
  readonly name: string;
  readonly municipality: string;
  readonly industry: string;
  readonly state: PublicState;
}

/** All that the public is told of an award. */
export interface Details extends Line {
  readonly organisation: string;
  readonly businessId: string;
  readonly workplaces: string;
  readonly size: Size;
  readonly website: string;
  /** The language that the commitments are written in. */
  readonly language: Locale;
  readonly commitments: Readonly<Record<Commitment, string>>;
  readonly granted: Day;
  readonly history: readonly Change[];
}

/** What the functions hand to the register, a holder's page and the check page. */
export type Register =
  | {
      readonly page: 'list';
      readonly filter: Filter;
      readonly lines: readonly Line[];
      /** The page begins at the beginning of the alphabet. */
      readonly first: boolean;
      /** What asks for the page after this one. */
      readonly next: string | undefined;
    }
  | {
      readonly page: 'award';
      readonly award: Details;
      /** Where the site stands, such as `https://ovi.example.fi`: what a genuine address begins with. */
      readonly origin: string;
      readonly removal: Removal | undefined;
    }
  /** No logo has this code; without one, what stood in the address was no code at all. */
  | { readonly page: 'unknown'; readonly code: string | undefined };
