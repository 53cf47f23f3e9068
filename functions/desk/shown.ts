import type { DeskLocale } from '../../src/desk/time';
import type { Faults, Typed } from '../../src/forms/form';
import type { Role } from '../../src/programme/roles';
import type { Own } from '../own/look';
import type { AppealCase, AppealList } from './appeals';
import type { ApplicationList } from './applications';
import type { AwardList } from './awards';
import type { CareCase } from './care';
import type { CareList } from './cares';
import type { Case } from './case';
import type { ConcernCase, ConcernList } from './concerns';
import type { FigurePage } from './figures';
import type { Holding } from './holding';
import type { LetterList } from './letters';
import type { RenewalCase, RenewalList } from './renewal';
import type { Member, Team } from './staff';
import type { Today } from './today';
import type { YearlyList, YearlyTask } from './yearly';

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
  | { readonly page: 'phoned'; readonly stamp: string }
  | ({ readonly page: 'application' } & Case)
  | ({ readonly page: 'enquiries' } & CareList)
  | ({ readonly page: 'comments' } & CareList)
  | ({ readonly page: 'enquiry' } & CareCase)
  | ({ readonly page: 'comment' } & CareCase)
  | ({ readonly page: 'concerns' } & ConcernList)
  | ({ readonly page: 'concern' } & ConcernCase)
  | ({ readonly page: 'renewals' } & RenewalList)
  | ({ readonly page: 'renewal' } & RenewalCase)
  | ({ readonly page: 'awards' } & AwardList)
  | ({ readonly page: 'award' } & Holding)
  | ({ readonly page: 'appeals' } & AppealList)
  | ({ readonly page: 'appeal' } & AppealCase)
  | ({ readonly page: 'yearly' } & YearlyList)
  | { readonly page: 'year'; readonly task: YearlyTask }
  | ({ readonly page: 'figures' } & FigurePage)
  | ({ readonly page: 'letters' } & LetterList)
  | ({ readonly page: 'staff' } & Team)
  | ({ readonly page: 'member' } & Member)
  | { readonly page: 'missing' | 'forbidden' };

/** What the functions hand to the pages of the desk, and to the applicant's own page. */
export type Desk =
  | (Frame & DeskView)
  | {
      readonly page: 'own';
      readonly own: Own;
      readonly back?: Back;
      /** What was done just now, as a key. */
      readonly done?: string | undefined;
    };
