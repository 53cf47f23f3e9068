/** How long personal data stays, counted from a moment in the life of what it belongs to. */
export interface Period {
  readonly of: string;
  readonly from: 'made' | 'decided' | 'closed' | 'delivered' | 'ended' | 'removed';
  readonly days?: number;
  readonly months?: number;
}

/**
 * The retention table. The privacy page shows it and the cleaning runs on it, so that what is promised is what is done.
 * Source: the programme's rules, "Personal data".
 */
export const retention = [
  { of: 'application-unconfirmed', from: 'made', days: 7 },
  { of: 'application-closed', from: 'decided', months: 12 },
  { of: 'award-contact', from: 'ended', months: 12 },
  /** What was noted, asked and answered of an award: reviews, questions, renewals, hearings, appeals, yearly checks. */
  { of: 'award-notes', from: 'ended', months: 12 },
  /** Why it was granted, suspended, withdrawn or mended: as long as the register tells of the award. */
  { of: 'award-reasons', from: 'ended', months: 24 },
  { of: 'enquiry', from: 'closed', months: 6 },
  { of: 'feedback', from: 'closed', months: 12 },
  { of: 'concern', from: 'closed', months: 12 },
  { of: 'letter', from: 'delivered', days: 30 },
  /** Refused, of unknown outcome, or waiting for an address that is not written to. */
  { of: 'letter-undelivered', from: 'made', days: 60 },
  /** An address that letters came back from, until the desk lets it be written to again. */
  { of: 'bounce', from: 'made', months: 12 },
  /** How many forms a network sent: a keyed print of its address, another one every day. */
  { of: 'visitor', from: 'made', days: 1 },
  { of: 'audit', from: 'made', months: 60 },
] as const satisfies readonly Period[];

export type RetentionKey = (typeof retention)[number]['of'];

/** The period of one kind of data. */
export function period(of: RetentionKey): Period {
  const found = retention.find((row) => row.of === of);
  if (!found) throw new Error(`No retention for ${of}`);
  return found;
}
