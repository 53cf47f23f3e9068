import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Locale } from '../../src/i18n/locale';
import type { Role } from '../../src/programme/roles';

/** Tables of the desk, as `functions/migrations` makes them. */
export const staff = sqliteTable('staff', {
  id: text().primaryKey(),
  email: text().notNull(),
  name: text().notNull(),
  role: text().$type<Role>().notNull(),
  locale: text().$type<Exclude<Locale, 'en'>>().notNull(),
  municipalities: text({ mode: 'json' }).$type<string[]>().notNull(),
  addedAt: text('added_at').notNull(),
});

export const sessions = sqliteTable('sessions', {
  hash: text().primaryKey(),
  staff: text().notNull(),
  madeAt: text('made_at').notNull(),
  expiresAt: text('expires_at').notNull(),
});

export const audit = sqliteTable('audit', {
  id: integer().primaryKey({ autoIncrement: true }),
  at: text().notNull(),
  actor: text().notNull(),
  verb: text().notNull(),
  about: text().notNull(),
  details: text({ mode: 'json' }).$type<Record<string, string | number>>().notNull(),
});

export const reviews = sqliteTable(
  'reviews',
  {
    application: text().notNull(),
    item: text().notNull(),
    verdict: text({ enum: ['open', 'good', 'not-yet'] }).notNull(),
    note: text().notNull(),
    actor: text().notNull(),
    at: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.application, table.item] })],
);

export const questions = sqliteTable('questions', {
  id: text().primaryKey(),
  application: text().notNull(),
  question: text().notNull(),
  askedBy: text('asked_by').notNull(),
  askedAt: text('asked_at').notNull(),
  answerBy: text('answer_by').notNull(),
  remindedAt: text('reminded_at'),
  answer: text(),
  answeredAt: text('answered_at'),
});

export const decisions = sqliteTable('decisions', {
  application: text().primaryKey(),
  outcome: text({ enum: ['approved', 'declined'] }).notNull(),
  reasons: text().notNull(),
  decidedBy: text('decided_by').notNull(),
  decidedAt: text('decided_at').notNull(),
  effectiveAt: text('effective_at').notNull(),
});
