import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Tables of the clock and the post, as `functions/migrations` makes them. */
export const notices = sqliteTable(
  'notices',
  { about: text().notNull(), what: text().notNull(), at: text().notNull() },
  (table) => [primaryKey({ columns: [table.about, table.what] })],
);

export const steps = sqliteTable('steps', {
  name: text().primaryKey(),
  doneAt: text('done_at'),
  failedAt: text('failed_at'),
  fault: text(),
});

export const yearly = sqliteTable('yearly', {
  id: text().primaryKey(),
  code: text().notNull(),
  term: text().notNull(),
  state: text({ enum: ['asked', 'answered', 'task', 'closed'] }).notNull(),
  askedAt: text('asked_at').notNull(),
  remindedAt: text('reminded_at'),
  answeredAt: text('answered_at'),
  introduction: text({ enum: ['done', 'agreed', 'open'] }),
  introductionWhen: text('introduction_when'),
  contact: text({ enum: ['right', 'wrong'] }),
  contactNow: text('contact_now'),
  change: text({ enum: ['none', 'some'] }),
  changeWhat: text('change_what'),
  note: text(),
  closedAt: text('closed_at'),
});

export const mailEvents = sqliteTable('mail_events', {
  id: text().primaryKey(),
  kind: text().notNull(),
  providerId: text('provider_id').notNull(),
  at: text().notNull(),
  takenAt: text('taken_at').notNull(),
});

export const bounces = sqliteTable('bounces', {
  recipient: text().primaryKey(),
  sealed: text().notNull(),
  kind: text({ enum: ['bounced', 'complained', 'suppressed'] }).notNull(),
  letter: text().notNull(),
  at: text().notNull(),
  mailbox: text().notNull().default(''),
});

export const skipped = sqliteTable(
  'skipped',
  {
    recipient: text().notNull(),
    name: text().notNull(),
    hour: text().notNull(),
    count: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.recipient, table.name, table.hour] })],
);

export const quotas = sqliteTable(
  'quotas',
  { visitor: text().notNull(), hour: text().notNull(), count: integer().notNull() },
  (table) => [primaryKey({ columns: [table.visitor, table.hour] })],
);
