import type { DeskLocale } from '../../src/desk/time';
import type { Faults, Typed } from '../../src/forms/form';
import type { Role } from '../../src/programme/roles';
import type { Own } from '../answer';
import type { ApplicationList } from './applications';
import type { CareCase } from './care';
import type { CareList } from './cares';
import type { Case } from './case';
import type { ConcernCase, ConcernList } from './concerns';
import type { LetterList } from './letters';
import type { Member, Team } from './staff';
import type { Today } from './today';

/** A form that came back: which one, what was typed, what is wrong with it. */
export interface Back {
  readonly act?: string;
  readonly typed: Typed;
  readonly faults: Faults;
}

/** What every page of the desk is handed. */
export interface Frame {
  readonly locale: DeskLocale;
  /** Who is signed in. */
  readonly by?: { readonly id: string; readonly name: string; readonly role: Role };
  /** What was done just now, as a key. */
  readonly done?: string | undefined;
  readonly back?: Back | undefined;
}

export type DeskView =
  | ({ readonly page: 'today' } & Today)
  | { readonly page: 'sign-in'; readonly state: 'empty' | 'sent' | 'gone' | 'busy' | 'ended' }
  | { readonly page: 'sign-in-link' }
  | ({ readonly page: 'applications' } & ApplicationList)
  | ({ readonly page: 'application' } & Case)
  | ({ readonly page: 'enquiries' } & CareList)
  | ({ readonly page: 'comments' } & CareList)
  | ({ readonly page: 'enquiry' } & CareCase)
  | ({ readonly page: 'comment' } & CareCase)
  | ({ readonly page: 'concerns' } & ConcernList)
  | ({ readonly page: 'concern' } & ConcernCase)
  | ({ readonly page: 'letters' } & LetterList)
  | ({ readonly page: 'staff' } & Team)
  | ({ readonly page: 'member' } & Member)
  | { readonly page: 'missing' | 'forbidden' };

/** What the functions hand to the pages of the desk, and to the applicant's own page. */
export type Desk = (Frame & DeskView) | { readonly page: 'own'; readonly own: Own; readonly back?: Back };
