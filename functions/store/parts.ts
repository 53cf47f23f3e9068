import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Where in a name a part of it may begin: what the search by name reads. Kept by triggers on `awards`. */
export const awardParts = sqliteTable(
  'award_parts',
  {
    part: text().notNull(),
    code: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.part, table.code] })],
);
