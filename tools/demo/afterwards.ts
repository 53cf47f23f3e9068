import { programme } from '../../functions/content';
import type { awards } from '../../functions/store/awards';
import { yearly } from '../../functions/store/clock';
import { appeals, hearings, measures, withdrawals } from '../../functions/store/measures';
import { renewalReviews, renewals } from '../../functions/store/own';
import type { World } from '../../functions/world';
import { showing } from '../../src/forms/renewal';
import type { AwardEvent } from '../../src/programme/award';
import { type Commitment, commitments } from '../../src/programme/commitments';
import { addDays, addMonths, type Day, dayAt } from '../../src/programme/day';
import { addWorkdays } from '../../src/programme/workdays';
import type { Chance } from './chance';
import type { Rows } from './rows';
import { later } from './words';

export type Award = typeof awards.$inferInsert;
type Intent = 'suspension' | 'withdrawal';

/** What it takes to make something up. */
export interface Making {
  readonly world: Pick<World, 'ids'>;
  readonly chance: Chance;
  readonly rows: Rows;
  readonly today: Day;
  /** A moment of a day in office hours, never later than now. */
  at(day: Day, minutes?: number): string;
  /** A reviewer's id, another than that one. */
  reviewer(but?: string): string;
  log(
    at: string,
    actor: string,
    verb: string,
    about: string,
    details?: Record<string, string | number>,
  ): void;
}

/** An application that was declined, and the day of it. */
export interface Declined {
  readonly application: string;
  readonly locale: keyof typeof later;
  readonly by: string;
  readonly day: Day;
}

const answerDays = programme.hearing.answerDays;
/** A yearly check reminds after so many days, and after as many again it is the desk's. */
const patience = 14;

/**
 * What becomes of awards once they are granted, as their events say: renewals, hearings, what was done and why, yearly
 * checks; and appeals against what was decided.
 * @param wordings the digest of the words that were accepted, by language
 */
export function afterwards(
  making: Making,
  held: readonly Award[],
  declined: readonly Declined[],
  wordings: ReadonlyMap<string, string>,
): void {
  for (const award of held) {
    renewal(making, award, wordings.get(award.language) ?? '');
    for (const event of award.events) measure(making, award, event);
    yearlyCheck(making, award);
  }
  const calm = held.filter(({ events, terms }) => events.length === 0 && terms[0].from < making.today);
  openHearings(making, calm);
  against(making, held, declined);
}

function wordsFor(language: keyof typeof later) {
  return later[language];
}

function renewal(making: Making, award: Award, wording: string): void {
  const { chance, rows, world } = making;
  const sent = award.events.find(({ kind }) => kind === 'renewal-sent');
  if (!sent) return;
  const declined = award.events.find(({ kind }) => kind === 'renewal-declined')?.at;
  const settled = declined ?? award.terms[1]?.decidedAt;
  const id = world.ids.id();
  const by = making.reviewer();
  const words = wordsFor(award.language);
  rows.add(renewals, {
    ...{ id, digest: world.ids.token(), application: award.application, code: award.code },
    state: declined ? 'declined' : settled ? 'approved' : 'received',
    locale: award.language,
    particulars: {
      ...{ municipality: award.municipality, industry: award.industry, size: award.size },
      ...{ website: award.website, workplaces: award.workplaces, markName: award.markName },
    },
    commitments: award.commitments,
    done: Object.fromEntries(commitments.map((name) => [name, chance.one(words.done)])) as Record<
      Commitment,
      string
    >,
    shown: showing.filter((place) => place !== 'nowhere' && chance.likely(45)),
    contactsRight: chance.likely(90) ? 'yes' : 'no',
    wording,
    sentAt: sent.at,
    decideBy: addWorkdays(dayAt(new Date(sent.at)), 10),
    ...(settled && {
      reasons: declined ? words.notRenewed : words.renewed,
      ...{ decidedBy: by, decidedAt: settled, effectiveAt: settled, appliedAt: settled },
    }),
  });
  making.log(sent.at, 'employer', 'renewal.sent', award.application);
  if (!settled && chance.likely(50)) return;
  const at = settled ?? making.at(addDays(dayAt(new Date(sent.at)), 2));
  for (const item of commitments)
    rows.add(renewalReviews, { renewal: id, item, verdict: 'good', note: '', actor: by, at });
}

/** What was done to an award; before a suspension or a withdrawal its holder was heard. */
function measure(making: Making, award: Award, { kind, at }: AwardEvent): void {
  if (kind !== 'suspended' && kind !== 'restored' && kind !== 'withdrawn' && kind !== 'given-up') return;
  const { rows, world } = making;
  const words = wordsFor(award.language);
  const id = world.ids.id();
  const first = making.reviewer();
  const by = kind === 'given-up' ? 'employer' : kind === 'withdrawn' ? making.reviewer(first) : first;
  const day = dayAt(new Date(at));
  if (kind === 'suspended') heard(making, award, 'suspension', addDays(day, -18), at);
  if (kind === 'withdrawn') {
    heard(making, award, 'withdrawal', addDays(day, -20), at);
    rows.add(withdrawals, {
      ...{ id, award: award.code, reasons: words.withdrawn, state: 'confirmed' },
      ...{ proposedBy: first, proposedAt: making.at(addDays(day, -3)) },
      ...{ settledBy: by, settledAt: at, effectiveAt: at },
    });
  }
  rows.add(measures, {
    ...{ id, award: award.code, kind, reasons: words[kind], urgent: null, changes: {} },
    ...{ decidedBy: by, decidedAt: at, effectiveAt: at },
  });
}

/** A hearing that something came of, mostly after an answer. */
function heard(making: Making, award: Award, intent: Intent, day: Day, closedAt: string): void {
  const answered = making.chance.likely(70) ? addDays(day, making.chance.between(3, 11)) : undefined;
  hearing(making, award, { intent, day, answered, closedAt });
}

function hearing(
  making: Making,
  award: Award,
  of: { intent: Intent; day: Day; answered: Day | undefined; closedAt?: string },
): void {
  const words = wordsFor(award.language);
  const by = making.reviewer();
  making.rows.add(hearings, {
    ...{ id: making.world.ids.id(), award: award.code, intent: of.intent, reasons: words.asked },
    ...{ askedBy: by, askedAt: making.at(of.day), answerBy: addDays(of.day, answerDays) },
    ...(of.answered && { answer: words.answered, answeredAt: making.at(of.answered) }),
    closedAt: of.closedAt ?? null,
  });
  making.log(making.at(of.day), by, 'hearing.asked', award.code, { intent: of.intent });
}

/**
 * Hearings that wait: for an answer, with one, past their last day, and one with a withdrawal that waits for a second
 * reviewer.
 */
function openHearings(making: Making, calm: readonly Award[]): void {
  const ago = (days: number) => addDays(making.today, -days);
  const open = [
    { intent: 'suspension', day: ago(4), answered: undefined },
    { intent: 'suspension', day: ago(9), answered: ago(2) },
    { intent: 'withdrawal', day: ago(11), answered: ago(5) },
    { intent: 'suspension', day: ago(answerDays + 3), answered: undefined },
  ] as const;
  for (const [at, of] of open.entries()) {
    const award = calm[at * 7 + 2];
    if (!award) continue;
    hearing(making, award, of);
    if (of.intent === 'withdrawal')
      making.rows.add(withdrawals, {
        ...{ id: making.world.ids.id(), award: award.code, reasons: wordsFor(award.language).withdrawn },
        ...{ proposedBy: making.reviewer(), proposedAt: making.at(ago(1)), state: 'proposed' },
      });
  }
}

/**
 * Twelve months into each term its holder was asked three questions; what calls for somebody of ours waits at the desk.
 */
function yearlyCheck(making: Making, award: Award): void {
  const { chance, rows, today } = making;
  for (const { from } of award.terms) {
    const day = addMonths(from, 12);
    const stopped = award.events.find(({ kind }) => kind === 'suspended' || kind === 'given-up')?.at;
    if (day > today || (stopped && dayAt(new Date(stopped)) <= day)) continue;
    const remindedOn = addDays(day, patience);
    const isOver = addDays(remindedOn, patience) <= today;
    const answers = chance.likely(isOver ? 88 : 55);
    const recent = addDays(day, 120) > today;
    const wants = answers && chance.likely(18);
    const answeredOn = addDays(day, chance.between(1, remindedOn <= today ? 20 : 9));
    const words = wordsFor(award.language);
    const waits = recent && isOver && (wants || !answers);
    const answered = answers && answeredOn <= today;
    const state = answered
      ? wants
        ? waits
          ? 'task'
          : 'closed'
        : 'answered'
      : isOver
        ? waits
          ? 'task'
          : 'closed'
        : 'asked';
    const change = wants && chance.likely(50);
    rows.add(yearly, {
      ...{ id: making.world.ids.id(), code: award.code, term: from, state, askedAt: making.at(day) },
      remindedAt: !answered && remindedOn <= today ? making.at(remindedOn) : null,
      ...(answered && {
        answeredAt: making.at(answeredOn),
        introduction: wants && !change ? 'open' : chance.likely(70) ? 'done' : 'agreed',
        introductionWhen: wants && !change ? '' : words.introduced,
        ...{ contact: 'right', contactNow: '' },
        ...{ change: change ? 'some' : 'none', changeWhat: change ? words.changed : '' },
      }),
      ...(state === 'closed' && { note: words.called, closedAt: making.at(addDays(day, 40)) }),
    });
  }
}

/** Appeals: some wait, some have their answer, each from somebody else than who decided. */
function against(making: Making, held: readonly Award[], declined: readonly Declined[]): void {
  const stopped = held.flatMap((award) => {
    const last = award.events.findLast(({ kind }) => kind === 'suspended' || kind === 'withdrawn');
    const decision = last?.kind;
    if (decision !== 'suspended' && decision !== 'withdrawn') return [];
    if (award.events.at(-1) !== last || !last) return [];
    const { application, code, language } = award;
    return [{ application, award: code, decision, day: dayAt(new Date(last.at)), language, by: '' }];
  });
  const refused = declined.map(({ application, locale, by, day }) => ({
    ...{ application, award: null, decision: 'declined' as const, day, language: locale, by },
  }));
  const some = [...stopped.filter((_, at) => at % 3 === 0), ...refused.filter((_, at) => at % 3 === 0)];
  for (const [at, { application, award, decision, day, language, by }] of some.entries()) {
    const words = wordsFor(language);
    const { today } = making;
    const waited = making.chance.between(4, 16);
    const closedOn = addDays(day, waited + 15);
    const isOpen = at % 2 === 0 || closedOn > today;
    const [soonest = day] = [addDays(day, isOpen ? 1 : waited), today].sort();
    const received = isOpen && soonest < addDays(today, -waited) ? addDays(today, -waited) : soonest;
    const outcome = at % 4 === 1 ? 'upheld' : 'turned-down';
    making.rows.add(appeals, {
      ...{ id: making.world.ids.id(), application, award, decision, receivedOn: received },
      ...{ asked: words.appealed, answerBy: addDays(received, programme.appeals.answerDays) },
      ...{ recordedBy: making.reviewer(), recordedAt: making.at(received) },
      ...(!isOpen && {
        ...{ outcome, note: words.reconsidered, closedBy: making.reviewer(by) },
        closedAt: making.at(closedOn),
      }),
    });
  }
}
