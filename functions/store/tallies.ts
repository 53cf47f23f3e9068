import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** What figures keep of erased applications and awards, by the month it was in Finland. */
export const tallies = sqliteTable(
  'tallies',
  {
    month: text().notNull(),
    what: text({ enum: ['applied', 'granted', 'declined', 'closed', 'ended'] }).notNull(),
    count: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.month, table.what] })],
);
