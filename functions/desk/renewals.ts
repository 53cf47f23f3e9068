import { and, asc, eq, inArray, isNull, lte, ne, or, sql } from 'drizzle-orm';
import { formatDay } from '../../src/i18n/date';
import { href } from '../../src/i18n/routes';
import { stateAt, type Term } from '../../src/programme/award';
import { addDays, dayAt } from '../../src/programme/day';
import { keysOf } from '../../src/programme/name';
import { isAllowed } from '../../src/programme/roles';
import { columnsOf, isUnchanged } from '../award';
import { toContacts, withOwnLink } from '../contacts';
import { programme } from '../content';
import { loggedWhile, made } from '../guard';
import { write } from '../mail/letters';
import type { Staff } from '../staff/sign';
import { awards } from '../store/awards';
import { renewals } from '../store/own';
import type { World } from '../world';
import { type DecisionFault, faultIn, termFrom, undoWindow, type Verdict } from './decide';

type Renewal = typeof renewals.$inferSelect;
type Award = typeof awards.$inferSelect;

/** How many take effect in one round of the clock. */
const atOnce = 50;
/** Nothing has come of it yet. */
const isOpen = and(isNull(renewals.appliedAt), ne(renewals.state, 'closed'));

/**
 * Decides a renewal. Until the undo window has passed nothing changes: the award goes on as it is, and the clock lets
 * the decision take effect. Of two reviewers at once, one decides.
 */
export async function decideRenewal(
  world: World,
  by: Staff,
  id: string,
  verdict: Verdict,
): Promise<{ ok: true } | { ok: false; fault: DecisionFault }> {
  const fault = faultIn(world, by, verdict);
  if (fault) return { ok: false, fault };
  const [renewal] = await world.db.select().from(renewals).where(eq(renewals.id, id)).limit(1);
  if (!renewal) return { ok: false, fault: 'state' };
  const now = world.now();
  const decided = await made(
    world.db.batch([
      loggedWhile(world, isWaiting(id), {
        actor: by.id,
        verb: `renewal.${verdict.outcome}`,
        about: renewal.application,
        details: { impartial: 1 },
      }),
      world.db
        .update(renewals)
        .set({
          state: verdict.outcome,
          reasons: verdict.reasons.trim(),
          decidedBy: by.id,
          decidedAt: now.toISOString(),
          effectiveAt: new Date(now.getTime() + undoWindow).toISOString(),
        })
        .where(eq(renewals.id, id)),
    ]),
  );
  return decided ? { ok: true } : { ok: false, fault: 'state' };
}

/** Takes a decision on a renewal back while its window is open. @returns false when it has passed */
export async function undoRenewal(world: World, by: Staff, renewal: Renewal): Promise<boolean> {
  if (!isAllowed(by.role, 'decide')) return false;
  const now = world.now().toISOString();
  const undoable = sql`EXISTS (SELECT 1 FROM ${renewals} WHERE ${renewals.id} = ${renewal.id}
    AND ${renewals.appliedAt} IS NULL AND ${renewals.effectiveAt} > ${now})`;
  return made(
    world.db.batch([
      loggedWhile(world, undoable, { actor: by.id, verb: 'renewal.undone', about: renewal.application }),
      world.db
        .update(renewals)
        .set({ state: 'received', reasons: null, decidedBy: null, decidedAt: null, effectiveAt: null })
        .where(eq(renewals.id, renewal.id)),
    ]),
  );
}

/**
 * Lets decisions on renewals take effect whose undo window has passed: a step of the clock, before letters are
 * delivered. Run again, or twice at once, it does nothing more; what somebody else changed meanwhile is read anew in
 * the next round. A renewal that waits for a decision is closed when its award has been taken or given away.
 */
export async function takeEffect(world: World): Promise<void> {
  const rows = await world.db
    .select({ renewal: renewals, award: awards })
    .from(renewals)
    .innerJoin(awards, eq(awards.code, renewals.code))
    .where(
      and(
        isOpen,
        or(
          lte(renewals.effectiveAt, world.now().toISOString()),
          and(eq(renewals.state, 'received'), inArray(awards.stopped, ['withdrawn', 'given-up'])),
        ),
      ),
    )
    .orderBy(asc(renewals.effectiveAt))
    .limit(atOnce);
  for (const { renewal, award } of rows) {
    const { state } = stateAt(award, world.now());
    if (state === 'withdrawn' || (state === 'ended' && renewal.state !== 'declined'))
      await close(world, renewal);
    else if (renewal.state === 'approved') await granted(world, award, renewal);
    else if (renewal.state === 'declined') await declined(world, award, renewal);
  }
}

/**
 * The one place where a renewal is granted: the new term, the new words, the letters and the log are one transaction.
 */
async function granted(world: World, award: Award, renewal: Renewal): Promise<void> {
  const now = world.now();
  const term = nextTerm(award, now);
  const { particulars, commitments } = renewal;
  await apply(
    world,
    award,
    renewal,
    {
      ...particulars,
      commitments,
      language: renewal.locale,
      ...keysOf({ organisation: award.organisation, markName: particulars.markName }),
      ...columnsOf({ terms: [...award.terms, term], events: award.events }),
    },
    await toContacts(world, {
      application: award.application,
      name: 'renewal-approved',
      id: ({ place }) => `renewal-approved/${renewal.id}/${place}`,
      written: withOwnLink(world, award.application, (locale, to, own) =>
        write('renewal-approved', locale, to, {
          organisation: award.organisation,
          reasons: renewal.reasons ?? '',
          until: formatDay(term.until, locale),
          link: world.origin + href('check', locale, { code: award.code }),
          own,
        }),
      ),
    }),
  );
}

async function declined(world: World, award: Award, renewal: Renewal): Promise<void> {
  const events = [...award.events, { kind: 'renewal-declined', at: world.now().toISOString() } as const];
  const after = stateAt({ terms: award.terms, events }, world.now());
  const last = award.terms.at(-1) ?? award.terms[0];
  await apply(
    world,
    award,
    renewal,
    columnsOf({ terms: award.terms, events }),
    await toContacts(world, {
      application: award.application,
      name: 'renewal-declined',
      id: ({ place }) => `renewal-declined/${renewal.id}/${place}`,
      written: withOwnLink(world, award.application, (locale, to, own) =>
        write('renewal-declined', locale, to, {
          organisation: award.organisation,
          reasons: renewal.reasons ?? '',
          until: formatDay(after.state === 'ended' ? after.on : last.until, locale),
          digital: String(programme.removal.digitalDays),
          print: String(programme.removal.printDays),
          appeal: programme.appeal[locale],
          own,
        }),
      ),
    }),
  );
}

function apply(
  world: World,
  award: Award,
  renewal: Renewal,
  columns: Partial<Award>,
  letters: Awaited<ReturnType<typeof toContacts>>,
): Promise<boolean> {
  const due = sql`${isUnchanged(award)} AND EXISTS (SELECT 1 FROM ${renewals} WHERE ${renewals.id} = ${renewal.id}
    AND ${renewals.appliedAt} IS NULL AND ${renewals.state} = ${renewal.state} AND ${renewals.effectiveAt} = ${renewal.effectiveAt})`;
  return made(
    world.db.batch([
      loggedWhile(world, due, { actor: 'clock', verb: 'renewal.effective', about: award.application }),
      world.db.update(awards).set(columns).where(eq(awards.code, award.code)),
      world.db
        .update(renewals)
        .set({ appliedAt: world.now().toISOString() })
        .where(eq(renewals.id, renewal.id)),
      ...letters,
    ]),
  );
}

/** The award came to its end otherwise while its renewal waited. */
async function close(world: World, renewal: Renewal): Promise<void> {
  const open = sql`EXISTS (SELECT 1 FROM ${renewals} WHERE ${renewals.id} = ${renewal.id} AND ${isOpen})`;
  await made(
    world.db.batch([
      loggedWhile(world, open, { actor: 'clock', verb: 'renewal.closed', about: renewal.application }),
      world.db.update(renewals).set({ state: 'closed' }).where(eq(renewals.id, renewal.id)),
    ]),
  );
}

/** The term that follows without a gap: from the day after the last one, or from today when that has passed. */
export function nextTerm({ terms }: Pick<Award, 'terms'>, now: Date): Term {
  const last = terms.at(-1) ?? terms[0];
  const today = dayAt(now);
  const follows = addDays(last.until, 1);
  return { ...termFrom(follows < today ? today : follows), decidedAt: now.toISOString() };
}

function isWaiting(id: string) {
  return sql`EXISTS (SELECT 1 FROM ${renewals} WHERE ${renewals.id} = ${id} AND ${renewals.state} = 'received')`;
}
