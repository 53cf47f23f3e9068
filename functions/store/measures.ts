import { sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** What is done with awards after they are granted, as migration 0030 makes the tables. */
export const hearings = sqliteTable('hearings', {
  id: text().primaryKey(),
  award: text().notNull(),
  intent: text({ enum: ['suspension', 'withdrawal'] }).notNull(),
  reasons: text().notNull(),
  askedBy: text('asked_by').notNull(),
  askedAt: text('asked_at').notNull(),
  answerBy: text('answer_by').notNull(),
  answer: text(),
  answeredAt: text('answered_at'),
  closedAt: text('closed_at'),
});

export const withdrawals = sqliteTable('withdrawals', {
  id: text().primaryKey(),
  award: text().notNull(),
  reasons: text().notNull(),
  proposedBy: text('proposed_by').notNull(),
  proposedAt: text('proposed_at').notNull(),
  state: text({ enum: ['proposed', 'confirmed', 'turned-down'] }).notNull(),
  settledBy: text('settled_by'),
  settledAt: text('settled_at'),
  note: text(),
  effectiveAt: text('effective_at'),
});

/** The fields of the public entry that were changed: what stood there before, and what stands there now. */
export type Changes = Readonly<Record<string, readonly [before: string, after: string]>>;

export const measures = sqliteTable('measures', {
  id: text().primaryKey(),
  award: text().notNull(),
  kind: text({ enum: ['suspended', 'restored', 'withdrawn', 'given-up', 'renamed', 'corrected'] }).notNull(),
  reasons: text().notNull(),
  urgent: text(),
  changes: text({ mode: 'json' }).$type<Changes>().notNull(),
  decidedBy: text('decided_by').notNull(),
  decidedAt: text('decided_at').notNull(),
  effectiveAt: text('effective_at').notNull(),
});

export const appeals = sqliteTable('appeals', {
  id: text().primaryKey(),
  application: text().notNull(),
  award: text(),
  decision: text({ enum: ['declined', 'suspended', 'withdrawn'] }).notNull(),
  receivedOn: text('received_on').notNull(),
  asked: text().notNull(),
  answerBy: text('answer_by').notNull(),
  recordedBy: text('recorded_by').notNull(),
  recordedAt: text('recorded_at').notNull(),
  outcome: text({ enum: ['upheld', 'changed', 'turned-down'] }),
  note: text(),
  closedBy: text('closed_by'),
  closedAt: text('closed_at'),
});
