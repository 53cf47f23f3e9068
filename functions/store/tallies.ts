import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** What figures keep of erased applications. Kept by a trigger on `applications`. */
export const tallies = sqliteTable(
  'tallies',
  {
    month: text().notNull(),
    what: text({ enum: ['applied', 'granted', 'declined', 'closed'] }).notNull(),
    count: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.month, table.what] })],
);
