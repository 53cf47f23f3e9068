import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Locale } from '../../src/i18n/locale';

/** What was reported of holders, as `functions/migrations` makes it. */
export const concerns = sqliteTable('concerns', {
  id: text().primaryKey(),
  digest: text().notNull(),
  reference: text().notNull(),
  state: text({ enum: ['open', 'closed'] }).notNull(),
  locale: text().$type<Locale>().notNull(),
  employer: text().notNull(),
  code: text().notNull(),
  relation: text().notNull(),
  message: text().notNull(),
  name: text().notNull(),
  email: text().notNull(),
  madeAt: text('made_at').notNull(),
  answerBy: text('answer_by').notNull(),
  outcome: text({ enum: ['no-ground', 'remedy', 'suspended', 'withdrawn'] }),
  answer: text(),
  closedAt: text('closed_at'),
});
