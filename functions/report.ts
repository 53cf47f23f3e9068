import { eq } from 'drizzle-orm';
import type { concern as concernForm } from '../src/forms/concern';
import type { Typed } from '../src/forms/form';
import { formatDay } from '../src/i18n/date';
import type { Locale } from '../src/i18n/locale';
import { href } from '../src/i18n/routes';
import { addDays, dayAt } from '../src/programme/day';
import { aDay } from '../src/programme/span';
import { programme } from './content';
import { isOpen } from './link';
import { write } from './mail/letters';
import { mailboxFor } from './mailbox';
import { once } from './once';
import { enclosed } from './outbox';
import { counted } from './quota';
import { find } from './register';
import { digest } from './secret';
import { concerns } from './store/concerns';
import { links, outbox } from './store/schema';
import { commit } from './store/statement';
import type { Stored, Submission } from './submit';
import type { World } from './world';

/** As long as a concern itself stays: its answer time and twelve months after. */
const linkLives = 400 * aDay;

/** A concern as its reporter may follow it. */
export interface Case {
  readonly reference: string;
  readonly employer: string;
  readonly answerBy: string;
  readonly outcome: (typeof concerns.$inferSelect)['outcome'];
  readonly answer: string | null;
  /** The reporter's language, in which the desk answers. */
  readonly language: Locale;
}

/**
 * Stores a concern with its case link. The link's secret comes from the form's id and our own secret, so that the
 * same form sent again leads to the same case.
 */
export async function report(
  world: World,
  submission: Submission<typeof concernForm.fields>,
): Promise<Stored> {
  const { id, digest: print, locale, answers } = submission;
  const now = world.now();
  const answerBy = addDays(dayAt(now), programme.concern.answerDays);
  const reference = world.ids.reference();
  const token = await caseToken(world, id);
  const link = world.origin + href('case', locale, { token });
  const { mail, locale: ours } = mailboxFor();
  const notice = write('team-concern', ours, mail, {
    reference,
    date: formatDay(answerBy, ours),
  });
  const letters = [await enclosed(world, notice, { name: 'team-concern', about: id, ours: true })];
  if (answers.email) {
    const receipt = write('concern-received', locale, answers.email, {
      reference,
      date: formatDay(answerBy, locale),
      link,
    });
    letters.push(await enclosed(world, receipt, { name: 'concern-received', about: id }));
  }
  return once(world, submission, concerns, async () =>
    commit(world, [
      world.db.insert(concerns).values({
        ...answers,
        id,
        digest: print,
        reference,
        locale,
        state: 'open',
        madeAt: now.toISOString(),
        answerBy,
      }),
      world.db.insert(links).values({
        hash: await digest(token),
        purpose: 'read',
        about: id,
        madeAt: now.toISOString(),
        expiresAt: new Date(now.getTime() + linkLives).toISOString(),
      }),
      world.db.insert(outbox).values(letters),
      ...(await counted(world, submission.visitor)),
    ]),
  );
}

/** What is filled in already when the form is opened from a holder's page. */
export async function about(world: World, code: string | undefined): Promise<Typed> {
  const holder = code ? await find(world, code) : undefined;
  return holder
    ? { code: holder.award.code, employer: holder.award.markName || holder.award.organisation }
    : {};
}

/** Where the reporter goes on to: the case's own page. */
export async function caseOf(world: World, id: string, locale: Locale): Promise<string> {
  return href('case', locale, { token: await caseToken(world, id) });
}

/** The case behind a link; undefined when it is unknown or has been erased. */
export async function follow(world: World, token: string): Promise<Case | undefined> {
  const [row] = await world.db
    .select()
    .from(links)
    .innerJoin(concerns, eq(concerns.id, links.about))
    .where(await isOpen(world, token, 'read'))
    .limit(1);
  if (!row) return undefined;
  const { reference, employer, answerBy, outcome, answer, locale } = row.concerns;
  return { reference, employer, answerBy, outcome, answer, language: locale };
}

function caseToken(world: World, id: string): Promise<string> {
  return world.secret.sign(`case:${id}`);
}
