import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Locale } from '../../src/i18n/locale';
import type { AwardEvent, Term } from '../../src/programme/award';
import type { Commitment } from '../../src/programme/commitments';

/** The awards, as `functions/migrations` makes them. */
export const awards = sqliteTable('awards', {
  code: text().primaryKey(),
  application: text().notNull(),
  publicAt: text('public_at').notNull(),
  organisation: text().notNull(),
  sortKey: text('sort_key').notNull(),
  searchKey: text('search_key').notNull(),
  businessId: text('business_id').notNull(),
  municipality: text().notNull(),
  industry: text().notNull(),
  classification: text().notNull(),
  size: text().notNull(),
  website: text().notNull(),
  workplaces: text().notNull(),
  markName: text('mark_name').notNull(),
  language: text().$type<Locale>().notNull(),
  commitments: text({ mode: 'json' }).$type<Record<Commitment, string>>().notNull(),
  terms: text({ mode: 'json' }).$type<[Term, ...Term[]]>().notNull(),
  events: text({ mode: 'json' }).$type<AwardEvent[]>().notNull(),
  validUntil: text('valid_until').notNull(),
  graceUntil: text('grace_until').notNull(),
  stopped: text({ enum: ['no', 'suspended', 'withdrawn', 'given-up'] }).notNull(),
  stoppedOn: text('stopped_on'),
});
