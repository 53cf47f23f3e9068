import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { LetterName } from '../../src/collections/letters';
import { type Posting, postings } from '../../src/desk/posting';
import { deskHref } from '../../src/i18n/desk';
import { letterNames } from '../content';
import { unreadable, unsealed } from '../outbox';
import { readCode } from '../public/code';
import { awards } from '../store/awards';
import { concerns } from '../store/concerns';
import { applications, outbox } from '../store/schema';
import type { World } from '../world';
import { aPage, ordered, pageOf, placeOf } from './list';

type Row = typeof outbox.$inferSelect;

/** Waiting for a person. Written out, like the others, so that the partial index of these is found. */
export const isHeld = sql`${outbox.state} IN ('refused', 'unknown')`;
const parts = {
  held: isHeld,
  waiting: sql`${outbox.state} = 'waiting'`,
  sent: sql`${outbox.state} = 'sent'`,
};

export interface LetterRow {
  readonly id: string;
  readonly name: string;
  readonly state: Row['state'];
  readonly fault: string;
  readonly madeAt: string;
  /** When it left; of one that waits, when it leaves at the soonest. */
  readonly leaves: string | undefined;
  readonly tries: number;
  /** Undefined when it cannot be read any more. */
  readonly to: string | undefined;
  readonly subject: string | undefined;
  /** The case it is about, where that has a page: its reference and address. */
  readonly about: { readonly reference: string; readonly href: string } | undefined;
}

export interface Outgoing {
  readonly state: Posting;
  readonly name: LetterName | '';
  /** The kinds there are. */
  readonly kinds: readonly LetterName[];
  readonly search: string;
  readonly rows: readonly LetterRow[];
  readonly further: boolean;
  readonly next: string | undefined;
}

/**
 * A page of letters in the order they were made: those that wait for a person oldest first, any others newest first.
 * Each part is read by index from where the page before ended, and the pages of the parts are laid together. To whom
 * a letter goes is sealed, so it is found by its kind and by what it is about.
 * @param query `state`, `name`, `q` (reference of an application or a concern, or the code of a logo), `after`; what is
 *   not known is left out
 */
export async function outgoing(world: World, query: URLSearchParams): Promise<Outgoing> {
  const state = postings.find((one) => one === query.get('state')) ?? 'held';
  const name = letterNames.find((one) => one === query.get('name')) ?? '';
  const search = (query.get('q') ?? '').trim().slice(0, 40);
  const after = query.get('after') ?? '';
  const order = ordered(state === 'held' ? 'up' : 'down', outbox.madeAt, outbox.id);
  const about = search ? await casesBy(world, search) : undefined;
  const asked = state === 'all' ? (['held', 'waiting', 'sent'] as const) : [state];
  const pages = await Promise.all(
    asked.map((part) =>
      world.db
        .select()
        .from(outbox)
        .where(
          and(
            parts[part],
            about ? inArray(outbox.about, about) : undefined,
            name ? eq(outbox.name, name) : undefined,
            order.after(after),
          ),
        )
        .orderBy(...order.by)
        .limit(aPage + 1),
    ),
  );
  const turn = state === 'held' ? 1 : -1;
  const rows = pages.flat().sort((a, b) => (keyOf(a) < keyOf(b) ? -turn : turn));
  const { page, last } = pageOf(rows);
  const cases = await casesOf(world, [...new Set(page.map((row) => row.about))]);
  return {
    state,
    name,
    kinds: letterNames,
    search,
    rows: await Promise.all(page.map((row) => shown(world, row, cases.get(row.about)))),
    further: after !== '',
    next: last && keyOf(last),
  };
}

function keyOf({ madeAt, id }: Row): string {
  return placeOf(madeAt, id);
}

async function shown(world: World, row: Row, about: LetterRow['about']): Promise<LetterRow> {
  const { id, name, state, fault, madeAt, sentAt, dueAt, tries } = row;
  const letter = fault === unreadable ? undefined : await unsealed(world, row);
  return {
    ...{ id, name, state, madeAt, tries, about },
    fault: fault ?? '',
    leaves: state === 'sent' ? (sentAt ?? undefined) : state === 'waiting' ? dueAt : undefined,
    to: letter?.to,
    subject: letter?.subject,
  };
}

/** What letters are about, by what somebody typed: an application, a concern, or the application of a logo. */
async function casesBy({ db }: World, search: string): Promise<string[]> {
  const reference = search.toUpperCase().replace(/^(\w{3})-?(\w{4})$/, '$1-$2');
  const [asked, told, held] = await db.batch([
    db.select({ id: applications.id }).from(applications).where(eq(applications.reference, reference)),
    db.select({ id: concerns.id }).from(concerns).where(eq(concerns.reference, reference)),
    db
      .select({ id: awards.application })
      .from(awards)
      .where(eq(awards.code, readCode(search) ?? search)),
  ]);
  return [...new Set([...asked, ...told, ...held].map(({ id }) => id))];
}

/** The cases of a page of letters that have a reference, by id. */
async function casesOf({ db }: World, ids: readonly string[]): Promise<Map<string, LetterRow['about']>> {
  if (ids.length === 0) return new Map();
  const within = (column: typeof applications.id | typeof concerns.id): SQL => inArray(column, [...ids]);
  const [asked, told] = await db.batch([
    db
      .select({ id: applications.id, reference: applications.reference })
      .from(applications)
      .where(within(applications.id)),
    db.select({ id: concerns.id, reference: concerns.reference }).from(concerns).where(within(concerns.id)),
  ]);
  return new Map([
    ...asked.map(({ id, reference }) => [id, { reference, href: deskHref('application', { id }) }] as const),
    ...told.map(({ id, reference }) => [id, { reference, href: deskHref('concern', { id }) }] as const),
  ]);
}
