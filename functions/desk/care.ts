import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { fields, readFields } from '../../src/desk/forms';
import { deskHref } from '../../src/i18n/desk';
import { dayAt } from '../../src/programme/day';
import { isAllowed } from '../../src/programme/roles';
import { daysLeft } from '../../src/programme/workdays';
import { loggedWhile, made } from '../guard';
import { audit, staff } from '../store/desk';
import { enquiries, feedback } from '../store/schema';
import { cares, type Kind, listed } from './cares';
import type { Outcome, Page, Visit } from './page';
import { withinReach } from './reach';

/** An enquiry or a piece of feedback as the desk shows it; what one kind does not have is empty. */
export interface CareCase {
  readonly kind: Kind;
  readonly item: {
    readonly id: string;
    readonly state: 'open' | 'closed';
    readonly locale: string;
    readonly municipality: string;
    readonly topics: readonly string[];
    readonly way: string;
    readonly suits: string;
    readonly message: string;
    readonly about: string;
    readonly name: string;
    readonly organisation: string;
    readonly email: string;
    readonly phone: string;
    readonly madeAt: string;
    readonly answerBy: string;
    readonly answeredAt: string | null;
    readonly closedAt: string | null;
    readonly assignedTo: string;
    readonly note: string;
  };
  readonly left: number | undefined;
  /** Who can take it, those who answer for its municipality first. */
  readonly people: readonly { id: string; name: string; near: boolean }[];
  /** The newest row of its log: sent back with the form, so that nobody's later note is written over. */
  readonly since: number;
  readonly log: readonly {
    at: string;
    who: string;
    verb: string;
    details: Record<string, string | number>;
  }[];
}

/** The list and the page of enquiries, or of feedback on accessibility. */
export function careOf(kind: Kind): { readonly list: Page; readonly one: Page } {
  const act = (change: Change) => (visit: Visit, data: FormData) => keep(kind, visit, data, change);
  return {
    list: {
      look: async (visit) => ({
        page: kind === 'enquiry' ? 'enquiries' : 'comments',
        ...(await listed(kind, visit)),
      }),
    },
    one: {
      look: async (visit) => {
        const found = await caseOf(kind, visit);
        return found && { page: kind, ...found };
      },
      acts: { note: act('note'), close: act('close'), reopen: act('reopen') },
    },
  };
}

async function caseOf(kind: Kind, visit: Visit): Promise<CareCase | undefined> {
  const { world } = visit;
  const item = kind === 'enquiry' ? await enquiryOf(visit) : await commentOf(visit);
  if (!item) return undefined;
  const [team, log] = await world.db.batch([
    world.db.select().from(staff).orderBy(asc(staff.name)),
    world.db
      .select({
        id: audit.id,
        at: audit.at,
        actor: audit.actor,
        who: staff.name,
        verb: audit.verb,
        details: audit.details,
      })
      .from(audit)
      .leftJoin(staff, eq(staff.id, audit.actor))
      .where(eq(audit.about, item.id))
      .orderBy(desc(audit.id))
      .limit(200),
  ]);
  return {
    kind,
    item,
    left: item.state === 'open' ? daysLeft(dayAt(world.now()), item.answerBy) : undefined,
    people: team
      .filter((member) => isAllowed(member.role, kind === 'enquiry' ? 'answer' : 'review'))
      .map(({ id, name, municipalities }) => ({ id, name, near: municipalities.includes(item.municipality) }))
      .sort((a, b) => Number(b.near) - Number(a.near)),
    since: log[0]?.id ?? 0,
    log: log
      .toReversed()
      .map(({ at, actor, who, verb, details }) => ({ at, who: who ?? actor, verb, details })),
  };
}

async function enquiryOf({ world, by, id }: Visit): Promise<CareCase['item'] | undefined> {
  const [row] = await world.db
    .select()
    .from(enquiries)
    .where(and(eq(enquiries.id, id), withinReach(by, enquiries.municipality, enquiries.assignedTo)))
    .limit(1);
  return row && { ...row, about: '', assignedTo: row.assignedTo ?? '', note: row.note ?? '' };
}

async function commentOf({ world, id }: Visit): Promise<CareCase['item'] | undefined> {
  const [row] = await world.db.select().from(feedback).where(eq(feedback.id, id)).limit(1);
  const none = { municipality: '', topics: [], way: '', suits: '', organisation: '', phone: '' };
  return row && { ...none, ...row, about: row.page, assignedTo: row.assignedTo ?? '', note: row.note ?? '' };
}

type Change = 'note' | 'close' | 'reopen';

async function keep(kind: Kind, visit: Visit, data: FormData, change: Change): Promise<Outcome> {
  const { world, by } = visit;
  const found = await caseOf(kind, visit);
  if (!found) return 'missing';
  const read = readFields(fields.care, data);
  if (!read.ok && change !== 'reopen') return { faults: read.faults };
  if (found.item.state === (change === 'reopen' ? 'open' : 'closed')) return { faults: { note: 'state' } };
  const since = Number(data.get('since') ?? 0);
  if (change !== 'reopen' && since !== found.since) return { faults: { note: 'changed' } };
  const now = world.now().toISOString();
  const table = cares[kind];
  const about = found.item.id;
  const noted = read.ok
    ? { assignedTo: read.answers.assignedTo || null, note: read.answers.note || null }
    : {};
  if (noted.assignedTo && !found.people.some(({ id }) => id === noted.assignedTo))
    return { faults: { assignedTo: 'option' } };
  const values = {
    note: noted,
    // Who answered whom is kept no longer than it is needed: no link between a coach and an employer stays.
    close: {
      ...noted,
      assignedTo: null,
      state: 'closed' as const,
      answeredAt: found.item.answeredAt ?? now,
      closedAt: now,
    },
    reopen: { state: 'open' as const, answeredAt: null, closedAt: null },
  }[change];
  const state = sql`EXISTS (SELECT 1 FROM ${table} WHERE ${table.id} = ${about} AND ${table.state} = ${change === 'reopen' ? 'closed' : 'open'})
    AND coalesce((SELECT max(${audit}.id) FROM ${audit} WHERE ${audit.about} = ${about}), 0) = ${found.since}`;
  const verb = `${kind}.${{ note: 'noted', close: 'closed', reopen: 'reopened' }[change]}`;
  const stored = await made(
    world.db.batch([
      loggedWhile(world, state, {
        actor: by.id,
        verb,
        about,
      }),
      world.db.update(table).set(values).where(eq(table.id, about)),
    ]),
  );
  if (!stored) return { faults: { note: change === 'reopen' ? 'state' : 'changed' } };
  return change === 'close'
    ? { done: 'closed', to: deskHref(kind === 'enquiry' ? 'enquiries' : 'comments') }
    : { done: change === 'note' ? 'noted' : 'reopened' };
}
