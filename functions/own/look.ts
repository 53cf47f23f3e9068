import { and, asc, desc, eq, lte, sql } from 'drizzle-orm';
import type { Locale } from '../../src/i18n/locale';
import { type PublicState, stateAt } from '../../src/programme/award';
import { type Day, dayAt } from '../../src/programme/day';
import { type Renewal, renewalAt } from '../../src/programme/renewal';
import { storedCredential } from '../proof/stored';
import { readAward } from '../public/read';
import type { Details } from '../public/shown';
import { awards } from '../store/awards';
import { decisions, questions } from '../store/desk';
import { measures } from '../store/measures';
import { erasuresAsked, newMails, renewals } from '../store/own';
import { type applications, contacts, outbox } from '../store/schema';
import type { World } from '../world';
import { isOut } from './data';
import type { Entry } from './entry';
import { answers } from './question';

type State = Exclude<(typeof applications.$inferSelect)['state'], 'unconfirmed'>;

/** A contact as the own page shows it: mail and phone only behind a change link. */
export interface OwnContact {
  readonly place: 'first' | 'second';
  readonly name: string;
  readonly role: string;
  readonly confirmed: boolean;
  readonly email?: string;
  readonly phone?: string;
  /** A new address that nobody has confirmed yet. */
  readonly newEmail?: string;
}

/** An award as its holder sees it. */
export interface OwnAward {
  readonly code: string;
  readonly state: PublicState;
  /** What the public sees, word for word. */
  readonly entry: Details;
  readonly renewal: Renewal;
  /** Why it is suspended or withdrawn, while it is. */
  readonly reasons: string | undefined;
  /** Is there a signed badge? While the programme has no key to sign with, there is none. */
  readonly signed: boolean;
}

/** What the own page of an applicant or an employer shows. */
export type Own =
  | { readonly state: 'gone' }
  /** Somebody is asked to confirm that letters about this organisation may come to the address. */
  | { readonly state: 'mail'; readonly organisation: string }
  | OwnCase;

/** An application with its award, as its owner may see them. */
export interface OwnCase {
  readonly state: State;
  readonly by: Entry['by'];
  /** Until when a change link is good, ISO 8601. */
  readonly expiresAt: string;
  readonly organisation: string;
  readonly reference: string;
  readonly letters: Locale;
  readonly language: Locale;
  readonly sentOn: Day;
  /** The promised day of the decision, as long as there is none. */
  readonly decideBy: Day;
  /** The newest question of all, with its answer. */
  readonly question: string | undefined;
  readonly answerBy: Day | undefined;
  readonly answer: string | undefined;
  /** May the newest question be answered behind this link? */
  readonly answers: boolean;
  readonly earlier: readonly { readonly question: string; readonly answer: string }[];
  readonly decidedOn: Day | undefined;
  readonly reasons: string | undefined;
  readonly award: OwnAward | undefined;
  /** The last renewal that was sent: when, and by when it is decided or what came of it. */
  readonly renewed:
    | {
        readonly state: 'received' | 'approved' | 'declined' | 'closed';
        readonly sentOn: Day;
        readonly decideBy: Day;
        readonly reasons: string | undefined;
      }
    | undefined;
  readonly contacts: readonly OwnContact[];
  readonly posted: readonly { readonly name: string; readonly on: Day }[];
  /** An erasure waits until an open case has closed. */
  readonly erasing: boolean;
  /** Where the site stands: what a check address begins with. */
  readonly origin: string;
}

/** The application and award behind an entry, as its owner may see them. Looking changes nothing. */
export async function own(world: World, entry: Entry | undefined): Promise<Own> {
  if (!entry) return { state: 'gone' };
  const { application } = entry;
  const { db } = world;
  const now = world.now();
  const [asked, decided, people, mails, letters, granted, sent, erasing] = await db.batch([
    db
      .select()
      .from(questions)
      .where(eq(questions.application, application.id))
      .orderBy(desc(questions.askedAt)),
    db.select().from(decisions).where(eq(decisions.application, application.id)),
    db.select().from(contacts).where(eq(contacts.application, application.id)).orderBy(asc(contacts.place)),
    db.select().from(newMails).where(eq(newMails.application, application.id)),
    db
      .select({ name: outbox.name, at: sql<string>`coalesce(${outbox.sentAt}, ${outbox.madeAt})` })
      .from(outbox)
      .where(and(eq(outbox.about, application.id), isOut(now), sql`${outbox.name} NOT LIKE 'team-%'`))
      .orderBy(desc(outbox.madeAt))
      .limit(30),
    db.select().from(awards).where(eq(awards.application, application.id)).limit(1),
    db
      .select()
      .from(renewals)
      .where(eq(renewals.application, application.id))
      .orderBy(desc(renewals.sentAt))
      .limit(1),
    db.select().from(erasuresAsked).where(eq(erasuresAsked.application, application.id)),
  ]);
  const [newest, ...older] = asked;
  const [decision] = decided;
  const effective = decision && decision.effectiveAt <= now.toISOString() ? decision : undefined;
  const [renewal] = sent;
  const told =
    renewal && (renewal.appliedAt ? renewal.state : renewal.state === 'closed' ? 'closed' : 'received');
  return {
    state: decision && !effective ? 'received' : (application.state as State),
    by: entry.by,
    expiresAt: entry.expiresAt,
    organisation: application.organisation,
    reference: application.reference,
    letters: application.letters,
    language: application.locale,
    sentOn: dayAt(new Date(application.confirmedAt ?? application.madeAt)),
    decideBy: application.decideBy ?? '',
    question: newest?.question,
    answerBy: newest?.answerBy,
    answer: newest?.answer ?? undefined,
    answers: newest !== undefined && answers(entry, newest.id),
    earlier: older.map(({ question, answer }) => ({ question, answer: answer ?? '' })),
    decidedOn: effective && dayAt(new Date(effective.effectiveAt)),
    reasons: effective?.reasons,
    award: granted[0] && (await awardOf(world, granted[0])),
    renewed: renewal &&
      told && {
        state: told,
        sentOn: dayAt(new Date(renewal.sentAt)),
        decideBy: renewal.decideBy,
        reasons: renewal.appliedAt ? (renewal.reasons ?? undefined) : undefined,
      },
    contacts: people.map(({ place, name, role, email, phone, confirmedAt }) => {
      const fresh = mails.find((mail) => mail.place === place)?.email;
      const seen = entry.by === 'change' ? { email, phone, ...(fresh && { newEmail: fresh }) } : {};
      return { place, name, role, confirmed: confirmedAt !== null, ...seen };
    }),
    posted: letters.map(({ name, at }) => ({ name, on: dayAt(new Date(at)) })),
    erasing: erasing.length > 0,
    origin: world.origin,
  };
}

async function awardOf(world: World, award: typeof awards.$inferSelect): Promise<OwnAward | undefined> {
  const shown = await readAward(world, award.code);
  const now = world.now();
  const state = stateAt(award, now);
  if (shown.page !== 'award' || state.state === 'coming') return undefined;
  const signed = (await storedCredential(world, award.code)) !== undefined;
  const kind = state.state === 'suspended' || state.state === 'withdrawn' ? state.state : undefined;
  return {
    code: award.code,
    state,
    entry: shown.award,
    renewal: renewalAt(award, now),
    reasons: kind && (await reasonsOf(world, award.code, kind)),
    signed,
  };
}

/** The reasons of what was last done to an award and has taken effect, as its letter gave them. */
async function reasonsOf(
  { db, now }: World,
  award: string,
  kind: 'suspended' | 'withdrawn',
): Promise<string | undefined> {
  const [last] = await db
    .select({ reasons: measures.reasons, urgent: measures.urgent })
    .from(measures)
    .where(
      and(eq(measures.award, award), eq(measures.kind, kind), lte(measures.effectiveAt, now().toISOString())),
    )
    .orderBy(desc(measures.effectiveAt))
    .limit(1);
  return last && [last.reasons, last.urgent].filter(Boolean).join('\n\n');
}
