import { and, eq, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { BatchItem } from 'drizzle-orm/batch';
import type { Locale } from '../src/i18n/locale';
import { type AwardEvent, stateAt } from '../src/programme/award';
import { columnsOf, isUnchanged } from './award';
import { loggedWhile, made } from './guard';
import { ownLink } from './link';
import type { Letter } from './mail/letters';
import { type Enclosure, enclosed } from './outbox';
import { awards } from './store/awards';
import { type Changes, hearings, measures } from './store/measures';
import { applications, contacts, links, outbox } from './store/schema';
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
      ...(await lettersTo(world, award.application, {
        name: what.kind === 'renamed' ? 'name-changed' : what.kind,
        id,
        about: award.application,
        effective,
        letter: what.letter,
      })),
    ]),
  );
}

/** A letter to every contact of an application and its award, each with a link of its own to the employer's page. */
export async function lettersTo(
  world: World,
  application: string,
  errand: {
    readonly name: string;
    /** Of the cause: a letter has the id `name/id/place`. */
    readonly id: string;
    readonly about: string;
    /** Not before this moment. */
    readonly effective?: Date;
    readonly letter: Measure['letter'];
  },
): Promise<Step[]> {
  const steps: Step[] = [];
  for (const { contact, locale } of await contactsOf(world, application)) {
    const { link, address } = await ownLink(world, application, locale);
    const letter = errand.letter(locale, contact.email, address);
    const row = await posted(world, letter, { ...errand, to: contact });
    steps.push(world.db.insert(links).values(link), world.db.insert(outbox).values(row));
  }
  return steps;
}

/** The row that puts a letter into the outbox under an id of its cause, to leave at a moment at the soonest. */
export async function posted(
  world: World,
  letter: Letter,
  errand: { name: string; id: string; to: typeof contacts.$inferSelect; about: string; effective?: Date },
): Promise<Enclosure> {
  const { name, about, to, effective } = errand;
  const row = await enclosed(world, letter, { name, about, ours: to.confirmedAt !== null });
  const id = `${name}/${errand.id}/${to.place}`;
  if (!effective) return { ...row, id };
  return { ...row, id, dueAt: sql<string>`max(${effective.toISOString()}, ${row.dueAt})` };
}

/**
 * Whom letters about an award go to, and in which language: those who confirmed their address, for each letter holds a
 * secret link. Nobody, once the contacts have been erased.
 */
export async function contactsOf(world: World, application: string) {
  return world.db
    .select({ contact: contacts, locale: applications.letters })
    .from(contacts)
    .innerJoin(applications, eq(applications.id, contacts.application))
    .where(and(eq(contacts.application, application), isNotNull(contacts.confirmedAt)));
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
