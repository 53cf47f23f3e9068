import { type SQL, sql } from 'drizzle-orm';
import { aDay, anHour } from '../src/programme/span';
import type { Letter } from './mail/letters';
import { contacts, outbox } from './store/schema';
import { expression } from './store/statement';
import type { World } from './world';

/** What a letter is, apart from its words. */
export interface Errand {
  readonly name: string;
  /** The id of what the letter is about. */
  readonly about: string;
  /** To our own staff, or to somebody who knows that we write: never held back, except many of one kind (`team-…`). */
  readonly ours?: boolean;
}

/** A row of the outbox to be. When it is due is for the database to say: only there do two at once see each other. */
export type Enclosure = Omit<typeof outbox.$inferInsert, 'dueAt' | 'prompted'> & {
  readonly dueAt: string | SQL<string>;
  readonly prompted: number | SQL<number>;
};

/**
 * The row that puts a letter into the outbox; stored in the same transaction as its cause. When it leaves, or whether
 * it is left out and only counted (`skipped`), the kind of the letter says; see `dueAt`.
 */
export async function enclosed(world: World, letter: Letter, errand: Errand): Promise<Enclosure> {
  const [mailbox, exact] = [canonical(letter.to), spelling(letter.to)];
  const recipient = await world.secret.print(mailbox);
  const made = world.now();
  return {
    id: world.ids.id(),
    name: errand.name,
    about: errand.about,
    recipient,
    exact: exact === mailbox ? recipient : await world.secret.print(exact),
    sealed: await world.secret.seal(JSON.stringify(letter)),
    state: 'waiting',
    madeAt: made.toISOString(),
    dueAt: dueAt(recipient, errand, made),
    prompted: isPrompted(recipient, errand),
    tries: 0,
  };
}

/** Written out, not bound: only then do the indexes serve that hold no other letters. */
export const isWaiting = sql`${outbox.state} = 'waiting'`;

/** The fault of a letter that `unsealed` cannot read, and nobody can send. */
export const unreadable = 'sealed_with_another_secret';

/** The letter of a row of the outbox. @returns undefined when it was sealed with another secret */
export async function unsealed(
  { secret }: World,
  { sealed }: { sealed: string },
): Promise<Letter | undefined> {
  try {
    return JSON.parse(await secret.unseal(sealed)) as Letter;
  } catch {
    return undefined;
  }
}

/**
 * The mailbox behind an address: without case, without a `+tag`, and at Gmail without dots and under one name.
 * Two ways of writing one mailbox count as one.
 */
export function canonical(address: string): string {
  const [local = '', domain = ''] = address.toLowerCase().split('@');
  const bare = local.split('+')[0] ?? local;
  return /^(gmail|googlemail)\.com$/.test(domain)
    ? `${bare.replaceAll('.', '')}@gmail.com`
    : `${bare}@${domain}`;
}

/** An address as it was written, but for its case. */
export function spelling(address: string): string {
  return address.toLowerCase();
}

/** Letters that ask the owner of an address to confirm something: an application, or that letters may go there. */
export const asking: string[] = ['confirm-application', 'confirm-contact'];
/** So many of them a day reach somebody whose address is confirmed at once, each by itself. */
const mostAsking = 5;
/** What a visitor is told once a form has come in. Nobody misses a second one of a day. */
const receipts: readonly string[] = ['enquiry-received', 'feedback-received', 'concern-received'];
/** So many receipts a day reach somebody whose address is confirmed. */
const mostReceipts = 5;
/**
 * So many letters of an hour tell a mailbox of ours what came in; the rest stand at the desk, and one letter counts
 * them.
 */
const mostNotices = 20;

/** What makes the outbox leave a letter out: its trigger counts it instead. */
const never = 'never';

type Gap = 'recipient' | 'now' | 'anHourAgo' | 'aDayAgo' | 'tomorrow';
const gap = (name: Gap) => sql.placeholder(name);

const isKnown = sql`EXISTS (SELECT 1 FROM ${contacts} WHERE ${contacts.emailPrint} = ${gap('recipient')} AND ${contacts.confirmedAt} IS NOT NULL)`;
const isUnknown = expression<'recipient'>(() => sql`NOT ${isKnown}`);

/** Could anybody have made us write this: to whoever filled in a form, or to an address that nobody has confirmed? */
function isPrompted(recipient: string, { name, ours = false }: Errand): number | SQL<number> {
  if (receipts.includes(name) || asking.includes(name)) return 1;
  return ours ? 0 : isUnknown<number>({ recipient });
}

const isTo = sql`${outbox.recipient} = ${gap('recipient')}`;
const isOfToday = sql`${isTo} AND ${outbox.madeAt} > ${gap('aDayAgo')}`;
const last = sql`(SELECT max(${outbox.dueAt}) FROM ${outbox} WHERE ${isTo})`;
const dayAfter = sql`max(${gap('now')}, coalesce(strftime('%Y-%m-%dT%H:%M:%fZ', ${last}, '+1 day'), ${gap('now')}))`;

/**
 * When a letter may leave, by its kind. To an address that nobody has confirmed at most one leaves a day; to a
 * confirmed one all leave at once, but receipts and what asks to confirm only up to a number a day.
 */
const due = {
  /** What tells our own of something that came in, up to a number an hour. */
  notice: expression<Gap>(
    () => sql`CASE WHEN (
      SELECT count(*) FROM ${outbox}
      WHERE ${isTo} AND ${outbox.madeAt} > ${gap('anHourAgo')} AND substr(${outbox.name}, 1, 5) = 'team-'
    ) >= ${mostNotices} THEN ${never} ELSE ${gap('now')} END`,
  ),
  /** Left out when another letter to the address waits or was made within a day. */
  receipt: expression<Gap>(
    () => sql`CASE WHEN ${isKnown} THEN
      CASE WHEN (
        SELECT count(*) FROM ${outbox} WHERE ${isOfToday} AND ${outbox.name} IN ${receipts}
      ) >= ${mostReceipts} THEN ${never} ELSE ${gap('now')} END
      WHEN EXISTS (
        SELECT 1 FROM ${outbox} WHERE ${isTo} AND (${outbox.madeAt} > ${gap('aDayAgo')} OR ${outbox.dueAt} > ${gap('aDayAgo')})
      ) THEN ${never} ELSE ${gap('now')} END`,
  ),
  /** Waits for the next day's letter and no longer; those that wait together leave as one. */
  asking: expression<Gap>(
    () => sql`CASE WHEN ${isKnown} AND (
        SELECT count(*) FROM ${outbox} WHERE ${isOfToday} AND ${outbox.name} IN ${asking}
      ) < ${mostAsking} THEN ${gap('now')}
      WHEN ${last} > ${gap('now')} THEN min(${last}, ${gap('tomorrow')}) ELSE ${dayAfter} END`,
  ),
  /** Waits until a day has passed since the last. */
  other: expression<Gap>(() => sql`CASE WHEN ${isKnown} THEN ${gap('now')} ELSE ${dayAfter} END`),
};

/** When a letter may leave; our own leave at once. */
function dueAt(recipient: string, { name, ours = false }: Errand, made: Date): string | SQL<string> {
  const now = made.toISOString();
  if (ours && !name.startsWith('team-')) return now;
  const [anHourAgo, aDayAgo, tomorrow] = [-anHour, -aDay, aDay].map((span) =>
    new Date(made.getTime() + span).toISOString(),
  );
  const gaps = { recipient, now, anHourAgo, aDayAgo, tomorrow };
  if (ours) return due.notice(gaps);
  if (receipts.includes(name)) return due.receipt(gaps);
  return asking.includes(name) ? due.asking(gaps) : due.other(gaps);
}
