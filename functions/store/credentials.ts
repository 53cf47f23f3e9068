import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Signed credentials, the keys they were signed with, and the awards that wait for one. */
export const signingKeys = sqliteTable('signing_keys', {
  id: text().primaryKey(),
  fromAt: text('from_at').notNull(),
  untilAt: text('until_at'),
  revokedAt: text('revoked_at'),
});

export const credentials = sqliteTable(
  'credentials',
  {
    award: text().notNull(),
    serial: integer().notNull(),
    says: text().notNull(),
    key: text().notNull(),
    list: integer().notNull(),
    position: integer().notNull(),
    signedAt: text('signed_at').notNull(),
    until: text().notNull(),
    document: text(),
    revoked: integer().notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.award, table.serial] })],
);

export const credentialsDue = sqliteTable('credentials_due', {
  award: text().primaryKey(),
  since: text().notNull(),
});
