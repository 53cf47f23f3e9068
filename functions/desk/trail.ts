import { asc, eq } from 'drizzle-orm';
import { audit, staff } from '../store/desk';
import { outbox } from '../store/schema';
import type { World } from '../world';

/** A letter about somebody, as the desk tells of it: what became of it, not what it says. */
export type Posted = Pick<
  typeof outbox.$inferSelect,
  'name' | 'state' | 'madeAt' | 'sentAt' | 'dueAt' | 'fault'
>;

/** A line of the audit log. `who`: a member's name; else the id of one who has left, or a word such as `clock`. */
export type Logged = Pick<typeof audit.$inferSelect, 'at' | 'verb' | 'details'> & { readonly who: string };

/** The letters about an application, yet to be put in order. */
export function lettersAbout({ db }: Pick<World, 'db'>, application: string) {
  return db
    .select({
      name: outbox.name,
      state: outbox.state,
      madeAt: outbox.madeAt,
      sentAt: outbox.sentAt,
      dueAt: outbox.dueAt,
      fault: outbox.fault,
    })
    .from(outbox)
    .where(eq(outbox.about, application));
}

/** What was done about something, oldest first, 200 lines at the most; `logOf` makes `Logged` of the rows. */
export function loggedAbout({ db }: Pick<World, 'db'>, about: string) {
  return db
    .select({ at: audit.at, actor: audit.actor, who: staff.name, verb: audit.verb, details: audit.details })
    .from(audit)
    .leftJoin(staff, eq(staff.id, audit.actor))
    .where(eq(audit.about, about))
    .orderBy(asc(audit.id))
    .limit(200);
}

/** The rows of `loggedAbout`, told by name where the name is known. */
export function logOf(rows: Awaited<ReturnType<typeof loggedAbout>>): Logged[] {
  return rows.map(({ at, actor, who, verb, details }) => ({ at, who: who ?? actor, verb, details }));
}
