import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Particulars } from '../../src/forms/entry';
import type { Locale } from '../../src/i18n/locale';
import type { Commitment } from '../../src/programme/commitments';

/** Tables of the employer's own page, as `functions/migrations` makes them. */
export const renewals = sqliteTable('renewals', {
  id: text().primaryKey(),
  digest: text().notNull(),
  application: text().notNull(),
  code: text().notNull(),
  state: text({ enum: ['received', 'approved', 'declined', 'closed'] }).notNull(),
  locale: text().$type<Locale>().notNull(),
  particulars: text({ mode: 'json' }).$type<Particulars>().notNull(),
  commitments: text({ mode: 'json' }).$type<Record<Commitment, string>>().notNull(),
  done: text({ mode: 'json' }).$type<Record<Commitment, string>>().notNull(),
  shown: text({ mode: 'json' }).$type<string[]>().notNull(),
  contactsRight: text('contacts_right', { enum: ['yes', 'no'] }).notNull(),
  wording: text().notNull(),
  sentAt: text('sent_at').notNull(),
  decideBy: text('decide_by').notNull(),
  reasons: text(),
  decidedBy: text('decided_by'),
  decidedAt: text('decided_at'),
  effectiveAt: text('effective_at'),
  appliedAt: text('applied_at'),
});

export const renewalReviews = sqliteTable(
  'renewal_reviews',
  {
    renewal: text().notNull(),
    item: text().notNull(),
    verdict: text({ enum: ['open', 'good', 'not-yet'] }).notNull(),
    note: text().notNull(),
    actor: text().notNull(),
    at: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.renewal, table.item] })],
);

export const newMails = sqliteTable('new_mails', {
  id: text().primaryKey(),
  application: text().notNull(),
  place: text({ enum: ['first', 'second'] }).notNull(),
  email: text().notNull(),
  emailPrint: text('email_print').notNull(),
  madeAt: text('made_at').notNull(),
});

export const erasuresAsked = sqliteTable('erasures_asked', {
  application: text().primaryKey(),
  askedAt: text('asked_at').notNull(),
  nameless: integer({ mode: 'boolean' }).notNull(),
});
