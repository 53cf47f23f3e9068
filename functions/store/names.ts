import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * Where in the names of an application or an enquiry a part may begin: what the desk's search reads. Kept by triggers.
 */
export const deskParts = sqliteTable(
  'desk_parts',
  {
    kind: text({ enum: ['application', 'enquiry'] }).notNull(),
    part: text().notNull(),
    id: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.part, table.id] })],
);
