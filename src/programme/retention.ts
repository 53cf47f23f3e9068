import { listedMonths } from './history';

/** How long personal data stays, counted from a moment in the life of what it belongs to. */
export interface Period {
  readonly of: string;
  readonly from: 'made' | 'decided' | 'closed' | 'sent' | 'ended' | 'removed';
  readonly days?: number;
  readonly months?: number;
}

const fixed = [
  { of: 'application-closed', from: 'decided', months: 12 },
  { of: 'award-contact', from: 'ended', months: 12 },
  /** What was noted, asked and answered of an award: reviews, questions, renewals, hearings, appeals, yearly checks. */
  { of: 'award-notes', from: 'ended', months: 12 },
  /**
   * What the register shows, its application, and why it was granted, suspended, withdrawn or mended: as long as it is
   * listed.
   */
  { of: 'award', from: 'ended', months: listedMonths },
  { of: 'enquiry', from: 'closed', months: 6 },
  { of: 'feedback', from: 'closed', months: 12 },
  { of: 'concern', from: 'closed', months: 12 },
  { of: 'letter', from: 'sent', days: 30 },
  /** Refused, of unknown outcome, or waiting for an address that is not written to. */
  { of: 'letter-undelivered', from: 'made', days: 60 },
  /** An address that letters came back from, until the desk lets it be written to again. */
  { of: 'bounce', from: 'made', months: 12 },
  /** How many forms a network sent: a keyed print of its address, another one every day. */
  { of: 'visitor', from: 'made', days: 1 },
  { of: 'audit', from: 'made', months: 60 },
] as const satisfies readonly Period[];

/**
 * The retention table. The privacy page shows it and the cleaning runs on it, so that what is promised is what is done.
 * Source: the programme's rules, "Personal data".
 * @param confirmDays how long the link is good by which an application is confirmed: as long stays what nobody confirms
 */
export function retention(confirmDays: number) {
  return [{ of: 'application-unconfirmed', from: 'made', days: confirmDays }, ...fixed] as const;
}

/** The kinds of data whose period no setting changes. */
export type RetentionKey = (typeof fixed)[number]['of'];

/** The period of one kind of data. */
export function period(of: RetentionKey): Period {
  const found = fixed.find((row) => row.of === of);
  if (!found) throw new Error(`No retention for ${of}`);
  return found;
}
