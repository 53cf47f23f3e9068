import { eq, type SQL, sql } from 'drizzle-orm';
import { type intents, readAct } from '../../src/desk/acts';
import { addDays, type Day, dayAt } from '../../src/programme/day';
import { isUnchanged } from '../award';
import { toContacts, withOwnLink } from '../contacts';
import { programme } from '../content';
import { isKept } from '../erase';
import { loggedWhile, made } from '../guard';
import { hearingLetter } from '../hear';
import { write } from '../mail/letters';
import { awardBy, hearingClosed, lives } from '../measure';
import { awards } from '../store/awards';
import { hearings } from '../store/measures';
import type { Outcome, Visit } from './page';

/**
 * Hears the employer before a suspension or a withdrawal: a letter to each contact with a link to answer, good to the
 * end of the last day for it. One hearing of an award is open at a time.
 */
export async function hear({ world, by, id }: Visit, data: FormData): Promise<Outcome> {
  const read = readAct('hear', data);
  if (!read.ok) return { faults: read.faults };
  const award = await awardBy(world, id);
  if (!award) return 'missing';
  const now = world.now();
  if (!lives(award, now)) return late;
  const { intent, reasons } = read.answers;
  const own = world.ids.id();
  const answerBy = addDays(dayAt(now), programme.hearing.answerDays);
  const letters = await toContacts(world, {
    application: award.application,
    name: 'hearing',
    id: ({ place }) => `hearing/${own}/${place}`,
    written: (to) => hearingLetter(world, { id: own, intent, reasons, answerBy }, award, to),
  });
  const free = sql`${isUnchanged(award)} AND NOT ${isOpen(award.code)} AND ${isKept(world, award.application)}`;
  const stored = await made(
    world.db.batch([
      loggedWhile(world, free, {
        actor: by.id,
        verb: 'hearing.asked',
        about: award.code,
        details: { intent },
      }),
      world.db.insert(hearings).values({
        id: own,
        award: award.code,
        intent,
        reasons,
        askedBy: by.id,
        askedAt: now.toISOString(),
        answerBy,
      }),
      ...letters,
    ]),
  );
  return stored ? { done: 'heard' } : late;
}

/** Lets a hearing be: nothing comes of it, and the employer is told so. */
export async function drop({ world, by, id }: Visit, data: FormData): Promise<Outcome> {
  const read = readAct('drop', data);
  if (!read.ok) return { faults: read.faults };
  const [open] = await world.db
    .select()
    .from(hearings)
    .innerJoin(awards, eq(awards.code, hearings.award))
    .where(sql`${hearings.award} = ${id} AND ${hearings.closedAt} IS NULL`)
    .limit(1);
  if (!open) return { faults: { act: 'state' } };
  const { awards: award, hearings: hearing } = open;
  const letters = await toContacts(world, {
    application: award.application,
    name: 'hearing-closed',
    id: ({ place }) => `hearing-closed/${hearing.id}/${place}`,
    written: withOwnLink(world, award.application, (locale, to, link) =>
      write('hearing-closed', locale, to, {
        organisation: award.organisation,
        reasons: read.answers.reasons,
        link,
      }),
    ),
  });
  const stands = sql`EXISTS (SELECT 1 FROM ${hearings} WHERE ${hearings.id} = ${hearing.id} AND ${hearings.closedAt} IS NULL)
    AND NOT EXISTS (SELECT 1 FROM withdrawals w WHERE w.award = ${award.code} AND w.state = 'proposed')`;
  const stored = await made(
    world.db.batch([
      loggedWhile(world, stands, { actor: by.id, verb: 'hearing.dropped', about: award.code }),
      hearingClosed(world, award.code, world.now()),
      ...letters,
    ]),
  );
  return stored ? { done: 'dropped' } : { faults: { act: 'state' } };
}

/** Is a hearing of this award open? */
export function isOpen(award: string): SQL {
  return sql`EXISTS (SELECT 1 FROM ${hearings} WHERE ${hearings.award} = ${award} AND ${hearings.closedAt} IS NULL)`;
}

/**
 * Has the employer answered the open hearing about this, or let the last day for it pass? One on a withdrawal is about
 * a suspension too.
 */
export function isHeard(award: string, intent: (typeof intents)[number], today: Day): SQL {
  const about = intent === 'withdrawal' ? sql`${hearings.intent} = 'withdrawal'` : sql`1`;
  return sql`EXISTS (SELECT 1 FROM ${hearings} WHERE ${hearings.award} = ${award} AND ${hearings.closedAt} IS NULL
    AND ${about} AND (${hearings.answeredAt} IS NOT NULL OR ${hearings.answerBy} < ${today}))`;
}

const late: Outcome = { faults: { act: 'state' } };
