import { and, asc, eq, gte, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import type { Answers } from '../src/forms/form';
import type { yearly as yearlyForm } from '../src/forms/yearly';
import { formatDay } from '../src/i18n/date';
import { stateAt } from '../src/programme/award';
import { addDays, addMonths, type Day, dayAt, hourAt } from '../src/programme/day';
import { aDay } from '../src/programme/span';
import { logged } from './audit';
import { toContacts } from './contacts';
import { loggedWhile, made } from './guard';
import { freshLink, isOpen } from './link';
import { write } from './mail/letters';
import { isTold, markTold, morning } from './notify';
import { awards } from './store/awards';
import { yearly } from './store/clock';
import { links } from './store/schema';
import type { World } from './world';

/** After so many months of a term. */
const afterMonths = 12;
/** One reminder after so many days, and after as many again it is the desk's to ask. */
const patience = 14;
/** So close to its end an award is asked about its renewal and nothing else. */
const notBeforeEnd = 100;
const atOnce = 100;

type Award = typeof awards.$inferSelect;
type Check = typeof yearly.$inferSelect;

/**
 * The yearly check: asks holders three questions twelve months after their term began, reminds once, and leaves what
 * stays unanswered to the desk. Run twice at once, or after days of silence, each letter is sent once.
 */
export async function askYearly(world: World): Promise<void> {
  if (hourAt(world.now()) < morning) return;
  await askAll(world);
  await remindAll(world);
  await handOver(world);
}

/** Gone through once a day, for it reads every award in force. */
async function askAll(world: World): Promise<void> {
  const now = world.now();
  const today = dayAt(now);
  const key = `yearly/${today}`;
  if (await isTold(world, 'clock', key)) return;
  // Columns written out: Drizzle leaves the table's name away where only one is read from.
  const unasked = sql`NOT EXISTS (SELECT 1 FROM yearly y WHERE y.code = awards.code AND y.term = json_extract(awards.terms, '$[#-1].from'))`;
  const rows = await world.db
    .select()
    .from(awards)
    .where(
      and(
        eq(awards.stopped, 'no'),
        gte(awards.validUntil, addDays(today, notBeforeEnd)),
        sql`json_extract(awards.terms, '$[#-1].from') <= ${addMonths(today, -afterMonths)}`,
        unasked,
      ),
    )
    .orderBy(asc(awards.validUntil), asc(awards.code))
    .limit(atOnce);
  for (const award of rows) await ask(world, award);
  if (rows.length < atOnce) await markTold(world, 'clock', key);
}

async function ask(world: World, award: Award): Promise<void> {
  const term = award.terms.at(-1)?.from ?? '';
  if (stateAt(award, world.now()).state !== 'active') return;
  const check = { id: world.ids.id(), code: award.code, term, state: 'asked' as const };
  const answerBy = addDays(dayAt(world.now()), patience);
  const letters = await lettersOf(world, award, check.id, 'yearly-check', answerBy);
  await made(
    world.db.batch([
      world.db.insert(yearly).values({ ...check, askedAt: world.now().toISOString() }),
      logged(world, 'clock', 'yearly.asked', award.application),
      ...letters,
    ]),
  );
}

async function remindAll(world: World): Promise<void> {
  const rows = await waiting(world, and(isNull(yearly.remindedAt), lte(yearly.askedAt, patient(world))));
  for (const { yearly: check, awards: award } of rows) {
    const now = world.now();
    const active = stateAt(award, now).state === 'active';
    const answerBy = addDays(dayAt(now), patience);
    const letters = active ? await lettersOf(world, award, check.id, 'yearly-reminder', answerBy) : [];
    const unreminded = sql`EXISTS (SELECT 1 FROM ${yearly} WHERE ${yearly.id} = ${check.id} AND ${yearly.state} = 'asked' AND ${yearly.remindedAt} IS NULL)`;
    await made(
      world.db.batch([
        loggedWhile(world, unreminded, {
          actor: 'clock',
          verb: active ? 'yearly.reminded' : 'yearly.closed',
          about: award.application,
        }),
        world.db
          .update(yearly)
          .set(active ? { remindedAt: now.toISOString() } : { state: 'closed', closedAt: now.toISOString() })
          .where(eq(yearly.id, check.id)),
        ...letters,
      ]),
    );
  }
}

async function handOver(world: World): Promise<void> {
  const rows = await waiting(
    world,
    and(isNotNull(yearly.remindedAt), lte(yearly.remindedAt, patient(world))),
  );
  for (const { yearly: check, awards: award } of rows) {
    await made(
      world.db.batch([
        loggedWhile(world, isAsked(check.id), {
          actor: 'clock',
          verb: 'yearly.unanswered',
          about: award.application,
        }),
        world.db.update(yearly).set({ state: 'task' }).where(eq(yearly.id, check.id)),
      ]),
    );
  }
}

function waiting(world: World, due: ReturnType<typeof and>) {
  return world.db
    .select()
    .from(yearly)
    .innerJoin(awards, eq(awards.code, yearly.code))
    .where(and(eq(yearly.state, 'asked'), due))
    .orderBy(asc(yearly.askedAt), asc(yearly.id))
    .limit(atOnce);
}

function patient(world: World): string {
  return new Date(world.now().getTime() - patience * aDay).toISOString();
}

function isAsked(id: string) {
  return sql`EXISTS (SELECT 1 FROM ${yearly} WHERE ${yearly.id} = ${id} AND ${yearly.state} IN ('asked', 'task') AND ${yearly.answeredAt} IS NULL)`;
}

/**
 * A letter to each contact, with a link of its own. The link outlives the desk's turn, so that a late answer is still
 * one.
 */
function lettersOf(
  world: World,
  award: Award,
  check: string,
  name: 'yearly-check' | 'yearly-reminder',
  answerBy: Day,
) {
  return toContacts(world, {
    application: award.application,
    name,
    written: async ({ locale, place, email }) => {
      const { link, address } = await freshLink(world, {
        purpose: 'answer',
        about: check,
        place,
        page: 'yearly',
        locale,
        until: addDays(answerBy, 3 * patience),
      });
      const letter = write(name, locale, email, {
        organisation: award.markName || award.organisation,
        date: formatDay(answerBy, locale),
        link: address,
      });
      return { link, letter };
    },
  });
}

/** What the page behind the link shows. */
export type YearlyPage =
  | { readonly state: 'gone' }
  | { readonly state: 'open' | 'answered'; readonly organisation: string };

/** The yearly check behind a link. Looking changes nothing. */
export async function look(world: World, token: string): Promise<YearlyPage> {
  const row = await behind(world, token);
  if (!row) return { state: 'gone' };
  const { yearly: check, awards: award } = row;
  const organisation = award.markName || award.organisation;
  if (check.answeredAt) return { state: 'answered', organisation };
  return check.state === 'closed' ? { state: 'gone' } : { state: 'open', organisation };
}

/**
 * Takes the answers, once. What asks for somebody of ours becomes a task at the desk.
 * @returns false when there was nothing to answer any more
 */
export async function answerYearly(
  world: World,
  token: string,
  answers: Answers<typeof yearlyForm.fields>,
): Promise<boolean> {
  const row = await behind(world, token);
  if (!row) return false;
  const { introduction, contact, change } = answers;
  const ours = introduction === 'open' || contact === 'wrong' || change === 'some';
  return made(
    world.db.batch([
      loggedWhile(world, isAsked(row.yearly.id), {
        actor: 'employer',
        verb: 'yearly.answered',
        about: row.awards.application,
        details: { task: ours ? 1 : 0 },
      }),
      world.db
        .update(yearly)
        .set({
          state: ours ? 'task' : 'answered',
          answeredAt: world.now().toISOString(),
          introduction: introduction as Check['introduction'],
          introductionWhen: answers.introductionWhen,
          contact: contact as Check['contact'],
          contactNow: contact === 'wrong' ? answers.contactNow : '',
          change: change as Check['change'],
          changeWhat: change === 'some' ? answers.changeWhat : '',
        })
        .where(eq(yearly.id, row.yearly.id)),
    ]),
  );
}

async function behind(world: World, token: string) {
  const [row] = await world.db
    .select()
    .from(links)
    .innerJoin(yearly, eq(yearly.id, links.about))
    .innerJoin(awards, eq(awards.code, yearly.code))
    .where(await isOpen(world, token, 'answer'))
    .limit(1);
  return row;
}
