import { and, eq, sql } from 'drizzle-orm';
import type { Faults } from '../../src/forms/form';
import { formatDay } from '../../src/i18n/date';
import { href } from '../../src/i18n/routes';
import type { Term } from '../../src/programme/award';
import { addDays, addMonths, type Day, dayAt } from '../../src/programme/day';
import { keysOf } from '../../src/programme/name';
import { isAllowed } from '../../src/programme/roles';
import { aMinute } from '../../src/programme/span';
import { programme, rulesAreDraft } from '../content';
import { isAsked, isReceived, loggedWhile, made } from '../guard';
import { ownLink } from '../link';
import { write } from '../mail/letters';
import { enclosed, isWaiting } from '../outbox';
import type { Staff } from '../staff/sign';
import { awards } from '../store/awards';
import { decisions, reviews } from '../store/desk';
import { applications, contacts, links, outbox } from '../store/schema';
import { isLoopback, type World } from '../world';

/** How long a decision may be undone: nothing is public or sent before it has passed. */
export const undoWindow = 10 * aMinute;

export interface Verdict {
  readonly outcome: 'approved' | 'declined';
  /** In plain language, for the applicant. */
  readonly reasons: string;
  /** "I am not this employer's coach." */
  readonly impartial: boolean;
}

export type DecisionFault = 'role' | 'impartial' | 'reasons' | 'state' | 'question' | 'draft' | 'entitled';

/** A fault of a verdict, told at the field it is about. */
export function faultsBy(fault: DecisionFault): Faults {
  return { [fault === 'reasons' || fault === 'impartial' ? fault : 'outcome']: fault };
}

/** Why a verdict cannot be given, whatever it is about. */
export function faultIn(world: World, by: Staff, verdict: Verdict): DecisionFault | undefined {
  if (!isAllowed(by.role, 'decide')) return 'role';
  if (!verdict.impartial) return 'impartial';
  if (verdict.reasons.trim().length < 10) return 'reasons';
  return verdict.outcome === 'approved' && rulesAreDraft && !isLoopback(world.origin) ? 'draft' : undefined;
}

/**
 * Decides an application. The award, the letter and the record are one transaction, and take effect together
 * when the undo window has passed. Of two reviewers at once, one decides. Nothing is approved before somebody has
 * recorded how the applicant's right to speak for the organisation was checked.
 */
export async function decide(
  world: World,
  by: Staff,
  application: string,
  verdict: Verdict,
): Promise<{ ok: true } | { ok: false; fault: DecisionFault }> {
  const fault = faultIn(world, by, verdict);
  if (fault) return { ok: false, fault };
  const [row] = await world.db
    .select()
    .from(applications)
    .innerJoin(contacts, and(eq(contacts.application, applications.id), eq(contacts.place, 'first')))
    .where(and(eq(applications.id, application), eq(applications.state, 'received')))
    .limit(1);
  if (!row) return { ok: false, fault: 'state' };
  const [checked] = await world.db
    .select({ asked: sql<number>`${isAsked(application)}`, entitled: reviews.verdict })
    .from(applications)
    .leftJoin(reviews, and(eq(reviews.application, applications.id), eq(reviews.item, 'entitled')))
    .where(eq(applications.id, application))
    .limit(1);
  if (checked?.asked) return { ok: false, fault: 'question' };
  if (verdict.outcome === 'approved' && checked?.entitled !== 'good') return { ok: false, fault: 'entitled' };

  const now = world.now();
  const effective = new Date(now.getTime() + undoWindow);
  const term = termFrom(dayAt(effective));
  const code = world.ids.reference();
  const { link, address } = await ownLink(world, application, row.applications.letters);
  const letter = await letterOf(world, row, verdict, { term, code, effective, own: address });
  const decision = {
    application,
    outcome: verdict.outcome,
    reasons: verdict.reasons.trim(),
    decidedBy: by.id,
    decidedAt: now.toISOString(),
    effectiveAt: effective.toISOString(),
  };
  const award = world.db.insert(awards).values(awardOf(row.applications, code, term, effective));
  const entitled = sql`EXISTS (SELECT 1 FROM ${reviews} WHERE ${reviews.application} = ${application} AND ${reviews.item} = 'entitled' AND ${reviews.verdict} = 'good')`;
  const undecided = sql`${isReceived(application)} AND NOT ${isAsked(application)} AND ${verdict.outcome === 'approved' ? entitled : sql`1`}`;
  const decided = await made(
    world.db.batch([
      loggedWhile(world, undecided, {
        actor: by.id,
        verb: `application.${verdict.outcome}`,
        about: application,
        details: { impartial: 1 },
      }),
      world.db.insert(decisions).values(decision),
      world.db.update(applications).set({ state: verdict.outcome }).where(eq(applications.id, application)),
      world.db.insert(links).values(link),
      world.db.insert(outbox).values(letter),
      ...(verdict.outcome === 'approved' ? [award] : []),
    ]),
  );
  return decided ? { ok: true } : { ok: false, fault: 'state' };
}

/**
 * Takes a decision back while its window is open: the application is received again, as if nothing had been.
 * @returns false when there is none, or its window has passed
 */
export async function undo(world: World, by: Staff, application: string): Promise<boolean> {
  if (!isAllowed(by.role, 'decide')) return false;
  const now = world.now().toISOString();
  const undoable = sql`EXISTS (SELECT 1 FROM ${decisions} WHERE ${decisions.application} = ${application} AND ${decisions.effectiveAt} > ${now})`;
  return made(
    world.db.batch([
      loggedWhile(world, undoable, { actor: by.id, verb: 'decision.undone', about: application }),
      world.db.delete(awards).where(eq(awards.application, application)),
      world.db.delete(outbox).where(and(eq(outbox.id, `decision/${application}`), isWaiting)),
      world.db.update(applications).set({ state: 'received' }).where(eq(applications.id, application)),
      world.db.delete(decisions).where(eq(decisions.application, application)),
    ]),
  );
}

/**
 * The term that a decision of this day gives: its dates are written now, so a changed setting touches only later ones.
 */
export function termFrom(from: Day): Term {
  const until = addMonths(from, programme.award.months);
  return { from, until, graceUntil: addDays(until, programme.award.graceDays) };
}

type Row = { applications: typeof applications.$inferSelect; contacts: typeof contacts.$inferSelect };

async function letterOf(
  world: World,
  { applications: application, contacts: contact }: Row,
  verdict: Verdict,
  { term, code, effective, own }: { term: Term; code: string; effective: Date; own: string },
) {
  const locale = application.letters;
  const common = {
    organisation: application.organisation,
    reference: application.reference,
    reasons: verdict.reasons.trim(),
    own,
  };
  const letter =
    verdict.outcome === 'approved'
      ? write('decision-approved', locale, contact.email, {
          ...common,
          until: formatDay(term.until, locale),
          link: world.origin + href('check', locale, { code }),
        })
      : write('decision-declined', locale, contact.email, { ...common, appeal: programme.appeal[locale] });
  const row = await enclosed(world, letter, {
    name: `decision-${verdict.outcome}`,
    about: application.id,
    ours: true,
  });
  return { ...row, id: `decision/${application.id}`, dueAt: effective.toISOString() };
}

/** The award of an application as it is granted, with what the register shows of its holder. */
export function awardOf(
  application: Row['applications'],
  code: string,
  term: Term,
  effective: Date,
): typeof awards.$inferInsert {
  const {
    organisation,
    markName,
    businessId,
    municipality,
    industry,
    classification,
    size,
    website,
    workplaces,
    commitments,
  } = application;
  return {
    code,
    application: application.id,
    publicAt: effective.toISOString(),
    organisation,
    markName,
    ...keysOf(application),
    businessId,
    municipality,
    industry,
    classification,
    size,
    website,
    workplaces,
    commitments,
    language: application.locale,
    terms: [term],
    events: [],
    validUntil: term.until,
    graceUntil: term.graceUntil,
    stopped: 'no',
  };
}
