import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Locale } from '../../src/i18n/locale';
import type { Commitment } from '../../src/programme/commitments';

/** The tables as `functions/migrations` makes them; a test holds the two together. */
export const wordings = sqliteTable('wordings', {
  digest: text().primaryKey(),
  version: text().notNull(),
  locale: text().$type<Locale>().notNull(),
  words: text().notNull(),
});

export const applications = sqliteTable('applications', {
  id: text().primaryKey(),
  digest: text().notNull(),
  reference: text().notNull(),
  state: text({ enum: ['unconfirmed', 'received', 'approved', 'declined', 'withdrawn', 'closed'] }).notNull(),
  locale: text().$type<Locale>().notNull(),
  letters: text().$type<Locale>().notNull(),
  organisation: text().notNull(),
  businessId: text('business_id').notNull(),
  municipality: text().notNull(),
  industry: text().notNull(),
  classification: text().notNull(),
  size: text().notNull(),
  website: text().notNull(),
  scope: text({ enum: ['whole', 'parts'] }).notNull(),
  workplaces: text().notNull(),
  markName: text('mark_name').notNull(),
  commitments: text({ mode: 'json' }).$type<Record<Commitment, string>>().notNull(),
  wording: text().notNull(),
  madeAt: text('made_at').notNull(),
  confirmedAt: text('confirmed_at'),
  decideBy: text('decide_by'),
  /** Of one that came by phone: who wrote it down at the desk. */
  enteredBy: text('entered_by'),
  withdrawnAt: text('withdrawn_at'),
});

export const contacts = sqliteTable(
  'contacts',
  {
    application: text().notNull(),
    place: text({ enum: ['first', 'second'] }).notNull(),
    name: text().notNull(),
    role: text().notNull(),
    email: text().notNull(),
    emailPrint: text('email_print').notNull(),
    phone: text().notNull(),
    confirmedAt: text('confirmed_at'),
  },
  (table) => [primaryKey({ columns: [table.application, table.place] })],
);

export const links = sqliteTable('links', {
  hash: text().primaryKey(),
  purpose: text({ enum: ['confirm', 'sign-in', 'read', 'change', 'answer'] }).notNull(),
  about: text().notNull(),
  madeAt: text('made_at').notNull(),
  expiresAt: text('expires_at').notNull(),
  usedAt: text('used_at'),
  /** Of a link that answers: whose it is. */
  place: text({ enum: ['first', 'second'] }),
});

export const outbox = sqliteTable('outbox', {
  id: text().primaryKey(),
  name: text().notNull(),
  about: text().notNull(),
  recipient: text().notNull(),
  sealed: text().notNull(),
  state: text({ enum: ['waiting', 'sent', 'refused', 'unknown'] }).notNull(),
  madeAt: text('made_at').notNull(),
  dueAt: text('due_at').notNull(),
  tries: integer().notNull(),
  triedAt: text('tried_at'),
  leasedUntil: text('leased_until'),
  sentAt: text('sent_at'),
  providerId: text('provider_id'),
  fault: text(),
  event: text(),
  eventAt: text('event_at'),
  exact: text().notNull().default(''),
  prompted: integer().notNull().default(0),
});

export const enquiries = sqliteTable('enquiries', {
  id: text().primaryKey(),
  digest: text().notNull(),
  state: text({ enum: ['open', 'closed'] }).notNull(),
  locale: text().$type<Locale>().notNull(),
  municipality: text().notNull(),
  topics: text({ mode: 'json' }).$type<string[]>().notNull(),
  way: text().notNull(),
  suits: text().notNull(),
  message: text().notNull(),
  name: text().notNull(),
  organisation: text().notNull(),
  email: text().notNull(),
  phone: text().notNull(),
  madeAt: text('made_at').notNull(),
  answerBy: text('answer_by').notNull(),
  closedAt: text('closed_at'),
  assignedTo: text('assigned_to'),
  note: text(),
  answeredAt: text('answered_at'),
});

export const feedback = sqliteTable('feedback', {
  id: text().primaryKey(),
  digest: text().notNull(),
  state: text({ enum: ['open', 'closed'] }).notNull(),
  locale: text().$type<Locale>().notNull(),
  message: text().notNull(),
  page: text().notNull(),
  name: text().notNull(),
  email: text().notNull(),
  madeAt: text('made_at').notNull(),
  answerBy: text('answer_by').notNull(),
  closedAt: text('closed_at'),
  assignedTo: text('assigned_to'),
  note: text(),
  answeredAt: text('answered_at'),
});
