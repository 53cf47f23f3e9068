import { and, asc, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import { aDay, aMinute, anHour } from '../src/programme/span';
import { bundle } from './bundle';
import type { Posted } from './mail/post';
import { isWaiting, unreadable, unsealed } from './outbox';
import { outbox } from './store/schema';
import type { World } from './world';

/** Resend takes five requests a second from a team; one is left for others. */
const atOnce = 4;
const pause = 1_000;
/** Longer than the post may take to answer, so that no two deliveries hold a letter at once. */
const lease = 2 * aMinute;
/** How long Resend remembers an idempotency key: within it, asking again cannot send twice. */
const remembered = aDay;
/** A Worker may go on for 30 seconds after its answer, a cron run of five minutes for longer. */
const rounds = { afterAnswer: 20, byClock: 240 };

/** More letters than this that anybody can prompt wait within an hour, and the desk and the health page say so. */
export const mostAnHour = 300;
/** May this letter's address be written to? Columns written out: Drizzle leaves the table's name away. */
export const isWelcome = sql`NOT EXISTS (SELECT 1 FROM bounces b WHERE b.recipient = outbox.exact)`;

type Row = typeof outbox.$inferSelect;

const running = new WeakMap<World, { readonly since: number; again: boolean }>();

/**
 * Sees to it that letters just written leave soon: begins a delivery, or has the one at work look once more.
 * However many ask at once, one delivery runs; one that was cut off is forgotten after half a minute.
 */
export async function wake(world: World): Promise<void> {
  const now = world.now().getTime();
  const other = running.get(world);
  if (other && now - other.since < 30_000) {
    other.again = true;
    return;
  }
  const own = { since: now, again: false };
  running.set(world, own);
  try {
    do {
      own.again = false;
      await deliver(world, rounds.afterAnswer);
    } while (own.again && world.now().getTime() - now < 20_000);
  } finally {
    if (running.get(world) === own) running.delete(world);
  }
}

/**
 * Hands the letters that are due to the post, no faster than it takes them, until none is left, the post asks us to
 * wait, or the rounds are used up. A letter leaves at least once; the provider's idempotency key makes that exactly
 * once within its 24 hours.
 * @returns how many were sent
 */
export async function deliver(world: World, most = rounds.byClock): Promise<number> {
  let sent = 0;
  await bundle(world);
  for (let round = 0; round < most; round++) {
    const rows = await take(world);
    if (rows.length === 0) break;
    const outcomes = await Promise.all(rows.map((row) => post(world, row)));
    await settle(world, rows, outcomes);
    sent += outcomes.filter((posted) => posted.outcome === 'sent').length;
    if (outcomes.some((posted) => posted.outcome === 'later' || posted.outcome === 'unknown')) break;
    if (rows.length === atOnce) await world.rest(pause);
  }
  return sent;
}

/**
 * Takes letters that are due and that nobody else holds. None but those by which staff sign in goes to an address that
 * letters came back from. What anybody can make us write goes last, and no more of it within an hour than a programme
 * of this size writes: whoever floods us holds up no hearing and no decision.
 */
function take(world: World): Promise<Row[]> {
  const now = world.now();
  const moment = now.toISOString();
  const anHourAgo = new Date(now.getTime() - anHour).toISOString();
  const calm = sql`(SELECT count(*) FROM ${outbox} s WHERE s.state = 'sent' AND s.prompted = 1 AND s.sent_at > ${anHourAgo}) < ${mostAnHour}`;
  const due = world.db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        isWaiting,
        lte(outbox.dueAt, moment),
        or(isNull(outbox.leasedUntil), lte(outbox.leasedUntil, moment)),
        or(eq(outbox.prompted, 0), calm),
        or(eq(outbox.name, 'sign-in'), isWelcome),
      ),
    )
    .orderBy(asc(outbox.prompted), asc(outbox.dueAt))
    .limit(atOnce);
  return world.db
    .update(outbox)
    .set({
      leasedUntil: new Date(now.getTime() + lease).toISOString(),
      tries: sql`${outbox.tries} + 1`,
      triedAt: sql`coalesce(${outbox.triedAt}, ${moment})`,
    })
    .where(inArray(outbox.id, due))
    .returning();
}

async function post(world: World, row: Row): Promise<Posted> {
  const posted = await hand(world, row);
  if (posted.outcome !== 'sent')
    world.log('letter.held', {
      letter: row.name,
      outcome: posted.outcome,
      fault: posted.fault,
      tries: row.tries,
    });
  return posted;
}

/** A letter that cannot be read any more is told as refused, so that it holds up no other. */
async function hand(world: World, row: Row): Promise<Posted> {
  if (!keyLives(row, world.now())) return { outcome: 'unknown', fault: 'too_late_to_ask' };
  const letter = await unsealed(world, row);
  return letter ? world.mailer(letter, row.id) : { outcome: 'refused', fault: unreadable };
}

/** `triedAt` is the moment of the first try whose outcome is open: is that the try under way? */
function isFirstOpen({ triedAt, leasedUntil }: Row): boolean {
  return Date.parse(triedAt ?? '') + lease === Date.parse(leasedUntil ?? '');
}

/** May the post be asked at this moment without sending twice? */
function keyLives(row: Row, moment: Date): boolean {
  return moment.getTime() < Date.parse(row.triedAt ?? row.madeAt) + remembered;
}

async function settle(world: World, rows: Row[], outcomes: Posted[]): Promise<void> {
  const [first, ...rest] = rows.flatMap((row, at) => {
    const posted = outcomes[at];
    const mine = and(eq(outbox.id, row.id), isWaiting);
    return posted
      ? [
          world.db
            .update(outbox)
            .set(after(world, row, posted))
            .where(mine),
        ]
      : [];
  });
  if (first) await world.db.batch([first, ...rest]);
}

/** What an outcome makes of the row: sent, back in the queue, or waiting for a person at the desk. */
function after(world: World, row: Row, posted: Posted): Partial<Row> {
  const now = world.now();
  const again = (milliseconds: number) => ({
    dueAt: new Date(now.getTime() + milliseconds).toISOString(),
    leasedUntil: null,
  });
  switch (posted.outcome) {
    case 'sent':
      return {
        state: 'sent',
        sentAt: now.toISOString(),
        providerId: posted.id,
        leasedUntil: null,
        fault: null,
      };
    case 'later':
      return {
        ...again(posted.seconds * 1000),
        fault: posted.fault,
        triedAt: isFirstOpen(row) ? null : row.triedAt,
      };
    case 'refused':
      return { state: 'refused', leasedUntil: null, fault: posted.fault };
    case 'unknown': {
      const pause = Math.min(2 ** Math.min(row.tries, 4), 10) * aMinute;
      const askAgain = keyLives(row, new Date(now.getTime() + pause));
      return askAgain
        ? { ...again(pause), fault: posted.fault }
        : { state: 'unknown', leasedUntil: null, fault: posted.fault };
    }
  }
}
