import { eq, sql } from 'drizzle-orm';
import { formatDay } from '../src/i18n/date';
import type { Locale } from '../src/i18n/locale';
import type { Day } from '../src/programme/day';
import { loggedWhile, made } from './guard';
import { freshLink, isOpen } from './link';
import { type Letter, write } from './mail/letters';
import { digest } from './secret';
import { awards } from './store/awards';
import { hearings } from './store/measures';
import { applications, type contacts, links } from './store/schema';
import type { World } from './world';

/** A hearing as the employer may see it behind the link of its letter. */
export type Hearing =
  | { readonly state: 'gone' }
  | {
      /** `over`: something was decided, or it was let be, before an answer came. */
      readonly state: 'asked' | 'answered' | 'over';
      readonly organisation: string;
      readonly code: string;
      /** The language of the employer's letters, in which the desk writes. */
      readonly language: Locale;
      readonly intent: 'suspension' | 'withdrawal';
      /** Why it is being considered, as the desk wrote it. */
      readonly reasons: string;
      /** The last day for an answer. */
      readonly answerBy: Day;
      readonly answer: string | undefined;
    };

/** What is behind the link of a hearing's letter. Looking changes nothing. */
export async function hearing(world: World, token: string): Promise<Hearing> {
  const row = await behind(world, token);
  if (!row) return { state: 'gone' };
  const { intent, reasons, answerBy, answer, closedAt } = row.hearings;
  return {
    // What was decided may be undone until it takes effect: nobody is told of it before.
    state:
      answer !== null ? 'answered' : closedAt && closedAt <= world.now().toISOString() ? 'over' : 'asked',
    organisation: row.awards.organisation,
    code: row.awards.code,
    language: row.applications.letters,
    intent,
    reasons,
    answerBy,
    answer: answer ?? undefined,
  };
}

/**
 * Takes the employer's answer, once.
 * @returns false when there was nothing to answer any more
 */
export async function answerHearing(world: World, token: string, text: string): Promise<boolean> {
  const row = await behind(world, token);
  if (!row) return false;
  const { id, award } = row.hearings;
  const now = world.now().toISOString();
  const waits = sql`EXISTS (SELECT 1 FROM ${hearings} WHERE ${hearings.id} = ${id} AND ${hearings.answeredAt} IS NULL
    AND (${hearings.closedAt} IS NULL OR ${hearings.closedAt} > ${now}))`;
  return made(
    world.db.batch([
      loggedWhile(world, waits, { actor: 'employer', verb: 'hearing.answered', about: award }),
      world.db.update(hearings).set({ answer: text, answeredAt: now }).where(eq(hearings.id, id)),
      world.db
        .update(links)
        .set({ usedAt: now })
        .where(eq(links.hash, await digest(token))),
    ]),
  );
}

/**
 * The letter by which a contact is heard, with the link by which that contact answers, good to the end of the last day
 * for it.
 */
export async function hearingLetter(
  world: World,
  hearing: Pick<typeof hearings.$inferSelect, 'id' | 'intent' | 'reasons' | 'answerBy'>,
  award: Pick<typeof awards.$inferSelect, 'code' | 'organisation'>,
  to: Pick<typeof contacts.$inferSelect, 'place' | 'email'> & { readonly locale: Locale },
): Promise<{ link: typeof links.$inferInsert; letter: Letter }> {
  const { intent, reasons, answerBy } = hearing;
  const { place, email, locale } = to;
  const { link, address } = await freshLink(world, {
    purpose: 'answer',
    about: hearing.id,
    place,
    page: 'hearing',
    locale,
    until: answerBy,
  });
  const letter = write('hearing', locale, email, {
    organisation: award.organisation,
    code: award.code,
    intent: intentWords[intent][locale],
    reasons,
    date: formatDay(answerBy, locale),
    link: address,
  });
  return { link, letter };
}

/** What is considered, as the letter says it after "consider". */
const intentWords = {
  suspension: {
    fi: 'käyttöoikeuden keskeyttämistä toistaiseksi',
    sv: 'att dra in användningsrätten tills vidare',
    en: 'suspending the right to use the logo',
  },
  withdrawal: {
    fi: 'käyttöoikeuden perumista',
    sv: 'att återkalla användningsrätten',
    en: 'withdrawing the right to use the logo',
  },
} as const;

async function behind(world: World, token: string) {
  const [row] = await world.db
    .select()
    .from(links)
    .innerJoin(hearings, eq(hearings.id, links.about))
    .innerJoin(awards, eq(awards.code, hearings.award))
    .innerJoin(applications, eq(applications.id, awards.application))
    .where(await isOpen(world, token, 'answer'))
    .limit(1);
  return row;
}
