import { asc, eq, sql } from 'drizzle-orm';
import { fields, readFields } from '../../src/desk/forms';
import { deskHref } from '../../src/i18n/desk';
import { logged } from '../audit';
import { record, unrecord } from '../erasures';
import { forgetting } from '../forget';
import { loggedWhile, made } from '../guard';
import { isConflict } from '../once';
import type { Staff } from '../staff/sign';
import { sessions, staff } from '../store/desk';
import type { Outcome, Page, Visit } from './page';

export interface Team {
  readonly members: readonly Staff[];
}
export interface Member {
  readonly member: Staff;
  /** The last lead: stays, and stays lead. */
  readonly last: boolean;
}

/** Who works at the desk, and the form by which somebody is added. */
export const team: Page = {
  look: async ({ world }) => ({
    page: 'staff',
    members: await world.db.select().from(staff).orderBy(asc(staff.name), asc(staff.id)),
  }),
  acts: { add },
};

/** One member: what is changed, and the way out. */
export const member: Page = {
  look: async ({ world, id }) => {
    const rows = await world.db.select().from(staff).where(eq(staff.id, id)).limit(1);
    const leads = await world.db.$count(staff, eq(staff.role, 'lead'));
    const [found] = rows;
    return found && { page: 'member', member: found, last: found.role === 'lead' && leads === 1 };
  },
  acts: { change, remove },
};

async function add({ world, by }: Visit, data: FormData): Promise<Outcome> {
  const read = readFields(fields.added, data);
  if (!read.ok) return { faults: read.faults };
  const { name, role, locale } = read.answers;
  const id = world.ids.id();
  const email = read.answers.email.toLowerCase();
  try {
    await world.db.batch([
      world.db
        .insert(staff)
        .values({ id, email, name, role, locale, municipalities: [], addedAt: world.now().toISOString() }),
      logged(world, by.id, 'staff.added', id, { role }),
    ]);
  } catch (error) {
    if (isConflict(error)) return { faults: { email: 'known' } };
    throw error;
  }
  return { done: 'added', ...(role === 'coach' && { to: deskHref('member', { id }) }) };
}

/** A change of role ends the sessions: what one may do is asked at every request, and begins with a new sign-in. */
async function change({ world, by, id }: Visit, data: FormData): Promise<Outcome> {
  const read = readFields(fields.member, data);
  const places = data.has('municipalities') ? readFields(fields.places, data) : undefined;
  if (!read.ok) return { faults: read.faults };
  if (places && !places.ok) return { faults: places.faults };
  const { name, role, locale } = read.answers;
  const [known] = await world.db.select().from(staff).where(eq(staff.id, id)).limit(1);
  if (!known) return 'missing';
  const values = {
    name,
    role,
    locale,
    municipalities: role === 'coach' ? (places?.answers.municipalities ?? []) : [],
  };
  const holds = sql`EXISTS (SELECT 1 FROM ${staff} WHERE ${staff.id} = ${id}) AND (${role} = 'lead' OR ${othersLead(id)})`;
  const changed = await made(
    world.db.batch([
      loggedWhile(world, holds, {
        actor: by.id,
        verb: 'staff.changed',
        about: id,
        details: { role, municipalities: values.municipalities.length },
      }),
      world.db.update(staff).set(values).where(eq(staff.id, id)),
      ...(known.role === role ? [] : [world.db.delete(sessions).where(eq(sessions.staff, id))]),
    ]),
  );
  return changed ? { done: 'changed' } : { faults: { role: 'last' } };
}

/** Takes a member out: sessions and links end at once, and what was given to that member is free again. */
async function remove({ world, by, id }: Visit): Promise<Outcome> {
  const [known] = await world.db.select({ role: staff.role }).from(staff).where(eq(staff.id, id)).limit(1);
  if (!known) return 'missing';
  const holds = sql`EXISTS (SELECT 1 FROM ${staff} WHERE ${staff.id} = ${id}) AND ${othersLead(id)}`;
  const [now] = await world.db.all<{ holds: number }>(sql`SELECT ${holds} AS holds`);
  if (!now?.holds) return { faults: { remove: 'last' } };
  // The log comes first, so that nobody is removed unlogged; who stays after all is taken out of it at once.
  await record(world, { kind: 'staff', id });
  const removed = await made(
    world.db.batch([
      loggedWhile(world, holds, {
        actor: by.id,
        verb: 'staff.removed',
        about: id,
        details: { role: known.role },
      }),
      ...forgetting(world, 'staff', [id]),
    ]),
  );
  if (!removed) await unrecord(world, { kind: 'staff', id });
  return removed ? { done: 'removed', to: deskHref('staff') } : { faults: { remove: 'last' } };
}

/** Is there a lead besides this member? */
function othersLead(id: string) {
  return sql`EXISTS (SELECT 1 FROM ${staff} WHERE ${staff.role} = 'lead' AND ${staff.id} <> ${id})`;
}
