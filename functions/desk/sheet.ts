import { type Say, type DeskKey as StringKey, sayOr, speaker } from '../../src/desk/words';
import type { DeskKey } from '../../src/i18n/desk';
import { dayAt } from '../../src/programme/day';
import { momentAt } from '../../src/programme/moment';
import { municipality } from '../../src/programme/places';
import { logged } from '../audit';
import { csvOf, streamOf } from '../csv';
import type { Outcome, Page, Visit } from './page';
import type { DeskView } from './shown';

type Listed = Extract<DeskKey, 'applications' | 'enquiries' | 'comments' | 'concerns' | 'awards'>;
type Row<Of extends Listed> = Extract<DeskView, { page: Of }>['rows'][number];

/** The columns of a list as a file: what the row calls it, and what the desk calls it. No contacts and no messages. */
const columns: { readonly [Of in Listed]: { readonly [Name in keyof Row<Of>]?: StringKey } } = {
  applications: {
    reference: 'column.reference',
    organisation: 'column.organisation',
    businessId: 'column.businessId',
    municipality: 'column.municipality',
    state: 'sheet.state',
    madeAt: 'column.sent',
    decideBy: 'sheet.decideBy',
  },
  enquiries: {
    organisation: 'column.organisation',
    municipality: 'column.municipality',
    madeAt: 'column.sent',
    answerBy: 'sheet.answerBy',
    answeredAt: 'sheet.answered',
  },
  comments: {
    title: 'column.page',
    madeAt: 'column.sent',
    answerBy: 'sheet.answerBy',
    answeredAt: 'sheet.answered',
  },
  concerns: {
    reference: 'column.reference',
    employer: 'column.employer',
    answerBy: 'sheet.answerBy',
    closedAt: 'sheet.answered',
  },
  awards: {
    code: 'fact.code',
    name: 'column.name',
    businessId: 'column.businessId',
    municipality: 'column.municipality',
    industry: 'fact.industry',
    state: 'sheet.state',
    validUntil: 'sheet.validUntil',
  },
};

/**
 * A list that can also be had as CSV: the same rows by the same filters, read a page at a time and sent as they are
 * read, with semicolons, as Excel in Finland has them.
 */
export function asCsv(page: Page): Page {
  return { ...page, acts: { ...page.acts, csv: (visit) => sheetOf(page, visit) } };
}

async function sheetOf(page: Page, visit: Visit): Promise<Outcome> {
  const { world, by, query } = visit;
  const first = await lookAt(page, visit, '');
  if (!first) return 'missing';
  const say = speaker(by.locale);
  const shown = Object.entries(columns[first.page]);
  await logged(world, by.id, 'list.exported', first.page, {
    list: first.page,
    state: query.get('state') ?? '',
  });
  const head = shown.map(([, label]) => say(label));
  const cells = (row: object) =>
    shown.map(([name]) => cellFrom(name, Reflect.get(row, name), say, by.locale));
  async function* rows() {
    for (let view = first; view; view = view.next ? await lookAt(page, visit, view.next) : undefined)
      yield view.rows.map(cells);
  }
  const name = `${first.page}-${dayAt(world.now())}.csv`;
  return { file: fileOf(streamOf(csvOf(head, rows(), ';')), 'text/csv; charset=utf-8', name) };
}

/** A file to be saved under a name of ASCII letters, digits, dots and hyphens. */
export function fileOf(body: BodyInit, type: string, name: string): Response {
  return new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  });
}

async function lookAt(page: Page, visit: Visit, after: string) {
  const query = new URLSearchParams(visit.query);
  query.delete('after');
  if (after) query.set('after', after);
  const view = await page.look({ ...visit, query });
  return view && view.page in columns ? (view as Extract<DeskView, { page: Listed }>) : undefined;
}

function cellFrom(name: string, value: unknown, say: Say, locale: 'fi' | 'sv'): string {
  if (value === null || value === undefined) return '';
  if (name === 'municipality') return municipality(String(value))?.name[locale] ?? say('place.other');
  if (name === 'state') {
    const held = typeof value === 'object' ? (value as { readonly state: string }).state : undefined;
    return sayOr(say, held ? `award.${held}` : `state.${value}`);
  }
  return name.endsWith('At') ? momentAt(new Date(String(value))).replace('T', ' ') : String(value);
}
