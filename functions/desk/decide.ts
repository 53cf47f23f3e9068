import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { formatDay } from '../../src/i18n/date';
import { href } from '../../src/i18n/routes';
import type { Term } from '../../src/programme/award';
import { addDays, addMonths, type Day, dayAt } from '../../src/programme/day';
import { searchKey, sortKey } from '../../src/programme/name';
import { logged } from '../audit';
import { programme, rulesAreDraft } from '../content';
import { write } from '../mail/letters';
import { isConflict } from '../once';
import { enclosed } from '../outbox';
import type { Staff } from '../staff/sign';
import { awards } from '../store/awards';
import { decisions, questions } from '../store/desk';
import { applications, contacts, outbox } from '../store/schema';
import { isLoopback, type World } from '../world';

/** How long a decision may be undone: nothing is public or sent before it has passed. */
export const undoWindow = 10 * 60_000;

export interface Verdict {
  readonly outcome: 'approved' | 'declined';
  /** In plain language, for the applicant. */
  readonly reasons: string;
  /** "I am not this employer's coach." */
  readonly impartial: boolean;
}

export type DecisionFault = 'role' | 'impartial' | 'reasons' | 'state' | 'question' | 'draft';

/**
 * Decides an application. The award, the letter and the record are one transaction, and take effect together
 * when the undo window has passed. Of two reviewers at once, one decides.
 */
export async function decide(world: World, by: Staff, application: string, verdict: Verdict): Promise<{ ok: true } | { ok: false; fault: DecisionFault }> {
  if (by.role !== 'lead' && by.role !== 'reviewer') return { ok: false, fault: 'role' };
  if (!verdict.impartial) return { ok: false, fault: 'impartial' };
  if (verdict.reasons.trim().length < 10) return { ok: false, fault: 'reasons' };
  if (verdict.outcome === 'approved' && rulesAreDraft && !isLoopback(world.origin)) return { ok: false, fault: 'draft' };
  const [row] = await world.db
    .select()
    .from(applications)
    .innerJoin(contacts, and(eq(contacts.application, applications.id), eq(contacts.place, 'first')))
    .where(and(eq(applications.id, application), eq(applications.state, 'received')))
    .limit(1);
  if (!row) return { ok: false, fault: 'state' };
  const [open] = await world.db
    .select({ id: questions.id })
    .from(questions)
    .where(and(eq(questions.application, application), isNull(questions.answeredAt)))
    .limit(1);
  if (open) return { ok: false, fault: 'question' };

  const now = world.now();
  const effective = new Date(now.getTime() + undoWindow);
  const term = termFrom(dayAt(effective));
  const code = world.ids.reference();
  const letter = await letterOf(world, row, verdict, term, code, effective);
  const decision = {
    application,
    outcome: verdict.outcome,
    reasons: verdict.reasons.trim(),
    decidedBy: by.id,
    decidedAt: now.toISOString(),
    effectiveAt: effective.toISOString(),
  };
  const award = world.db.insert(awards).values(awardOf(row.applications, code, term, effective));
  try {
    await world.db.batch([
      world.db.insert(decisions).values(decision),
      world.db.update(applications).set({ state: verdict.outcome }).where(eq(applications.id, application)),
      world.db.insert(outbox).values(letter),
      ...(verdict.outcome === 'approved' ? [award] : []),
      logged(world, by.id, `application.${verdict.outcome}`, application),
    ]);
  } catch (error) {
    if (!isConflict(error)) throw error;
    return { ok: false, fault: 'state' };
  }
  return { ok: true };
}

/** Takes a decision back while its window is open: the application is received again, as if nothing had been. */
export async function undo(world: World, by: Staff, application: string): Promise<boolean> {
  const now = world.now().toISOString();
  const undoable = sql`EXISTS (SELECT 1 FROM ${decisions} WHERE ${decisions.application} = ${application} AND ${decisions.effectiveAt} > ${now})`;
  const [open] = await world.db
    .select({ application: decisions.application })
    .from(decisions)
    .where(and(eq(decisions.application, application), gt(decisions.effectiveAt, now)))
    .limit(1);
  if (!open) return false;
  await world.db.batch([
    world.db.delete(awards).where(and(eq(awards.application, application), undoable)),
    world.db.delete(outbox).where(and(eq(outbox.id, `decision/${application}`), eq(outbox.state, 'waiting'), undoable)),
    world.db.update(applications).set({ state: 'received' }).where(and(eq(applications.id, application), undoable)),
    world.db.delete(decisions).where(and(eq(decisions.application, application), gt(decisions.effectiveAt, now))),
    logged(world, by.id, 'decision.undone', application),
  ]);
  return true;
}

/** The term that a decision of this day gives: its dates are written now, so a changed setting touches only later ones. */
export function termFrom(from: Day): Term {
  const until = addMonths(from, programme.award.months);
  return { from, until, graceUntil: addDays(until, programme.award.graceDays) };
}

type Row = { applications: typeof applications.$inferSelect; contacts: typeof contacts.$inferSelect };

async function letterOf(world: World, { applications: application, contacts: contact }: Row, verdict: Verdict, term: Term, code: string, effective: Date) {
  const locale = application.letters;
  const common = { organisation: application.organisation, reference: application.reference, reasons: verdict.reasons.trim() };
  const letter =
    verdict.outcome === 'approved'
      ? write('decision-approved', locale, contact.email, {
          ...common,
          until: formatDay(term.until, locale),
          link: world.origin + href('check', locale, { code }),
        })
      : write('decision-declined', locale, contact.email, { ...common, appeal: programme.appeal[locale] });
  const row = await enclosed(world, letter, { name: `decision-${verdict.outcome}`, about: application.id, ours: true });
  return { ...row, id: `decision/${application.id}`, dueAt: effective.toISOString() };
}

function awardOf(application: Row['applications'], code: string, term: Term, effective: Date): typeof awards.$inferInsert {
  const { organisation, markName, businessId, municipality, industry, classification, size, website, workplaces, commitments } = application;
  const shown = markName || organisation;
  return {
    code,
    application: application.id,
    publicAt: effective.toISOString(),
    organisation,
    markName,
    sortKey: sortKey(shown),
    searchKey: searchKey(`${organisation} ${markName}`),
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
