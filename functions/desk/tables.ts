import { sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * What migration 0020 adds to enquiries and feedback, with what the desk changes of them. Every column is named:
 * Drizzle remembers names taken from keys by the table's name, and there is another declaration of these tables.
 */
const columns = () => ({
  id: text('id').primaryKey(),
  state: text('state', { enum: ['open', 'closed'] }).notNull(),
  closedAt: text('closed_at'),
  assignedTo: text('assigned_to'),
  note: text('note'),
  answeredAt: text('answered_at'),
});

export const cares = {
  enquiry: sqliteTable('enquiries', columns()),
  comment: sqliteTable('feedback', columns()),
};
