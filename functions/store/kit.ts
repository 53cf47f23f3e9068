import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** How often files of the kit are downloaded, by day and by how their names end. */
export const kitDownloads = sqliteTable(
  'kit_downloads',
  { day: text().notNull(), kind: text().notNull(), count: integer().notNull() },
  (table) => [primaryKey({ columns: [table.day, table.kind] })],
);
