import { eq, type SQL, sql } from 'drizzle-orm';
import type { BatchItem } from 'drizzle-orm/batch';
import type { Locale } from '../src/i18n/locale';
import { type AwardEvent, stateAt } from '../src/programme/award';
import { columnsOf, isUnchanged } from './award';
import { toContacts, withOwnLink } from './contacts';
import { loggedWhile, made } from './guard';
import type { Letter } from './mail/letters';
import { awards } from './store/awards';
import { type Changes, hearings, measures } from './store/measures';
import type { World } from './world';

type Award = typeof awards.$inferSelect;
type Step = BatchItem<'sqlite'>;
type Kind = (typeof measures.$inferSelect)['kind'];

/** What is done to an award. */
export interface Measure {
  /** By default a new one. */
  readonly id?: string;
  readonly kind: Kind;
  /** A member's id, or `employer`. */
  readonly actor: string;
  readonly verb: string;
  /** In plain language, for the employer. */
  readonly reasons: string;
  readonly urgent?: string | undefined;
  readonly changes?: Changes;
  /** The name before, of another name. */
  readonly was?: string;
  /** Other columns of the public entry. */
  readonly entry?: Partial<Award>;
  /** When it takes effect and its letter leaves; now by default. */
  readonly effective?: Date;
  /** What has to hold besides that the award is as it was read. */
  readonly holds?: SQL;
  /** What is written with it. */
  readonly also?: readonly Step[];
  /** The letter to a contact. @param link the address of the employer's own page */
  readonly letter: (locale: Locale, to: string, link: string) => Letter;
  readonly details?: Record<string, string | number>;
}

/**
 * Does something to an award: the event, the record with its reasons, the letters to its contacts and the log are one
 * transaction. Of two at once one is done.
 * @returns false when the award has changed since it was read
 */
export async function measure(world: World, award: Award, what: Measure): Promise<boolean> {
  const now = world.now();
  const effective = what.effective ?? now;
  const id = what.id ?? world.ids.id();
  const name = what.kind === 'renamed' ? 'name-changed' : what.kind;
  const event: AwardEvent = {
    kind: what.kind,
    at: effective.toISOString(),
    ...(what.was !== undefined && { was: what.was }),
  };
  const holds = what.holds ? sql`${isUnchanged(award)} AND ${what.holds}` : isUnchanged(award);
  const { actor, verb, details = {} } = what;
  return made(
    world.db.batch([
      loggedWhile(world, holds, { actor, verb, about: award.code, details }),
      world.db
        .update(awards)
        .set({ ...what.entry, ...columnsOf({ terms: award.terms, events: [...award.events, event] }) })
        .where(eq(awards.code, award.code)),
      world.db.insert(measures).values({
        id,
        award: award.code,
        kind: what.kind,
        reasons: what.reasons,
        urgent: what.urgent || null,
        changes: what.changes ?? {},
        decidedBy: actor,
        decidedAt: now.toISOString(),
        effectiveAt: effective.toISOString(),
      }),
      ...(what.also ?? []),
      ...(await toContacts(world, {
        application: award.application,
        name,
        id: ({ place }) => `${name}/${id}/${place}`,
        from: effective,
        written: withOwnLink(world, award.application, what.letter),
      })),
    ]),
  );
}

/** Closes whatever hearing of an award is open, because something has come of it. */
export function hearingClosed(world: World, award: string, at: Date): Step {
  return world.db
    .update(hearings)
    .set({ closedAt: at.toISOString() })
    .where(sql`${hearings.award} = ${award} AND ${hearings.closedAt} IS NULL`);
}

/** The award with this code as its row has it; undefined when there is none. */
export async function awardBy(world: World, code: string): Promise<Award | undefined> {
  const [award] = await world.db.select().from(awards).where(eq(awards.code, code)).limit(1);
  return award;
}

/**
 * Is the award in force, out of date with its renewal open, or suspended: something that can still be taken away? Not
 * when its withdrawal is decided, whether that has taken effect or not.
 */
export function lives(award: Award, now: Date): boolean {
  return !isWithdrawn(award) && ['active', 'grace', 'suspended'].includes(stateAt(award, now).state);
}

/** Is a withdrawal decided, whether it has taken effect or may still be undone? */
function isWithdrawn({ events }: Award): boolean {
  return events.some(({ kind }) => kind === 'withdrawn');
}
