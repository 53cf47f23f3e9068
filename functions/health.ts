import { and, count, gt, lte, min, sql } from 'drizzle-orm';
import type { Hono } from 'hono';
import { aDay, aMinute, anHour } from '../src/programme/span';
import { stepNames } from './clock';
import { isWelcome, mostAnHour } from './deliver';
import type { Host } from './host';
import { isWaiting } from './outbox';
import { canSign } from './proof/key';
import { bounces, skipped, steps } from './store/clock';
import { credentialsDue } from './store/credentials';
import { outbox } from './store/schema';
import type { World } from './world';

/** The clock strikes every five minutes: three strokes missed are told. */
const clockLate = 20;
/** A letter that is due leaves at the next stroke: one that waits this many minutes is told. */
const letterLate = 60;
/** So many letters that the post refused, within a day, are told. */
const troubleMost = 5;

/**
 * How we are, in counts and minutes, for the desk alone: from counts that change with what one sends, anybody could
 * tell whose address we know. No personal data.
 */
export interface Health {
  readonly ok: boolean;
  /** What is wrong, by name; empty when nothing is. */
  readonly wrong: readonly ('clock' | 'step' | 'letters' | 'trouble' | 'flood' | 'credentials')[];
  /** Minutes since every step of the clock last went well; null when it never did. */
  readonly clockMinutes: number | null;
  /** Steps of the clock whose last run failed. */
  readonly failedSteps: readonly string[];
  /** Credentials that wait to be signed. */
  readonly unsigned: number;
  readonly letters: {
    /** Due and waiting. */
    readonly waiting: number;
    /** Minutes for which the oldest of these has been due. */
    readonly oldestMinutes: number;
    /** Refused by the post, or with an outcome that nobody knows; all, and those of the last day. */
    readonly trouble: number;
    readonly troubleToday: number;
    /** Sent within an hour, of those that anybody can make us write. */
    readonly hour: number;
    /** Left out within a day, because there were too many of their kind. */
    readonly skipped: number;
    /** Addresses that are not written to, because letters came back or were complained of. */
    readonly bounced: number;
  };
}

/** How the clock, the post and the signing are doing. */
export async function health(world: World): Promise<Health> {
  const { db } = world;
  const now = world.now();
  const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds).toISOString();
  const minutesSince = (moment: string) => Math.floor((now.getTime() - Date.parse(moment)) / aMinute);
  const isStuck = sql`${outbox.state} IN ('refused', 'unknown')`;
  const [run, due, stuck, stuckToday, sent, left, refused, waiting] = await db.batch([
    db.select().from(steps),
    db
      .select({ count: count(), oldest: min(outbox.dueAt) })
      .from(outbox)
      .where(and(isWaiting, lte(outbox.dueAt, now.toISOString()), isWelcome)),
    db.select({ count: count() }).from(outbox).where(isStuck),
    db
      .select({ count: count() })
      .from(outbox)
      .where(and(isStuck, gt(outbox.madeAt, ago(aDay)))),
    db
      .select({ count: count() })
      .from(outbox)
      .where(and(sql`${outbox.state} = 'sent' AND ${outbox.prompted} = 1`, gt(outbox.sentAt, ago(anHour)))),
    db
      .select({ count: sql<number>`coalesce(sum(${skipped.count}), 0)` })
      .from(skipped)
      .where(gt(skipped.hour, ago(aDay).slice(0, 13))),
    db.select({ count: count() }).from(bounces),
    db.select({ count: count() }).from(credentialsDue).where(lte(credentialsDue.since, now.toISOString())),
  ]);
  const done = stepNames.map((name) => run.find((row) => row.name === name)?.doneAt ?? '').sort()[0];
  const failedSteps = run
    .filter(({ name, failedAt, doneAt }) => stepNames.includes(name) && failedAt && failedAt > (doneAt ?? ''))
    .map(({ name }) => name);
  const clockMinutes = done ? minutesSince(done) : null;
  const letters = {
    waiting: due[0]?.count ?? 0,
    oldestMinutes: due[0]?.oldest ? minutesSince(due[0].oldest) : 0,
    trouble: stuck[0]?.count ?? 0,
    troubleToday: stuckToday[0]?.count ?? 0,
    hour: sent[0]?.count ?? 0,
    skipped: left[0]?.count ?? 0,
    bounced: refused[0]?.count ?? 0,
  };
  const unsigned = waiting[0]?.count ?? 0;
  const tests = {
    clock: clockMinutes === null || clockMinutes >= clockLate,
    step: failedSteps.length > 0,
    letters: letters.oldestMinutes >= letterLate,
    trouble: letters.troubleToday >= troubleMost,
    flood: letters.hour >= mostAnHour,
    credentials: unsigned > 0 && !(await canSign(world)),
  };
  const wrong = (Object.keys(tests) as (keyof typeof tests)[]).filter((name) => tests[name]);
  return { ok: wrong.length === 0, wrong, clockMinutes, failedSteps, unsigned, letters };
}

/**
 * `GET /api/health`: 200 when all is well, else 503 and what is wrong by name, so that any service that watches
 * addresses can raise the alarm. How much of it there is stands at the desk alone.
 */
export function watch(app: Hono<Host>): void {
  app.get('/api/health', async (c) => {
    try {
      const { ok, wrong } = await health(c.var.world);
      return c.json({ ok, wrong }, ok ? 200 : 503);
    } catch (error) {
      c.var.world.log('health.failed', { error: error instanceof Error ? error.name : 'thrown' });
      return c.json({ ok: false, wrong: ['database'] }, 503);
    }
  });
}
