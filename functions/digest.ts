import { and, count, eq, gte, inArray, lt, lte, sql } from 'drizzle-orm';
import { figuresOf } from '../src/desk/figures';
import { deskHref } from '../src/i18n/desk';
import { stateAt } from '../src/programme/award';
import { addDays, addMonths, type Day, dayAt, hourAt } from '../src/programme/day';
import { aDay } from '../src/programme/span';
import { addWorkdays } from '../src/programme/workdays';
import { factsOf } from './desk/figures';
import { made } from './guard';
import { write } from './mail/letters';
import { type Mailbox, mailboxes, mailboxFor } from './mailbox';
import { isTold, morning } from './notify';
import { canonical, enclosed } from './outbox';
import { awards } from './store/awards';
import { bounces, notices, skipped, yearly } from './store/clock';
import { concerns } from './store/concerns';
import { applications, outbox } from './store/schema';
import type { World } from './world';

/**
 * Sends the team the counts of the month that has ended, once, on the first working day of a month; after days of
 * silence on the first day there is. Counts alone: no names, and nothing about anybody who was hired.
 */
export async function digest(world: World): Promise<void> {
  const today = dayAt(world.now());
  const first = `${today.slice(0, 7)}-01`;
  if (today < addWorkdays(addDays(first, -1), 1) || hourAt(world.now()) < morning) return;
  const what = `digest/${today.slice(0, 7)}`;
  if (await isTold(world, 'team', what)) return;
  const from = addMonths(first, -1);
  const { mail, locale } = mailboxFor();
  const letter = write('team-digest', locale, mail, {
    ...(await counts(world, from)),
    month: `${Number(from.slice(5, 7))}/${from.slice(0, 4)}`,
    link: world.origin + deskHref('today'),
  });
  const row = await enclosed(world, letter, { name: 'team-digest', about: 'team', ours: true });
  await made(
    world.db.batch([
      world.db.insert(notices).values({ about: 'team', what, at: world.now().toISOString() }),
      world.db.insert(outbox).values({ ...row, dueAt: row.madeAt }),
    ]),
  );
}

/** What waits now, and what became of a month, as the desk's figures have it. @param from its first day */
async function counts(world: World, from: Day) {
  const { db } = world;
  const now = world.now();
  const today = dayAt(now);
  const month = from.slice(0, 7);
  const { total, handling } = figuresOf(
    await factsOf(world),
    { key: '', from: month, to: month },
    { areas: [], industries: [] },
  );
  const many = { count: count() };
  const [waiting, open, tasks, stuck, refused, held] = await db.batch([
    db.select(many).from(applications).where(eq(applications.state, 'received')),
    db.select(many).from(concerns).where(eq(concerns.state, 'open')),
    db.select(many).from(yearly).where(eq(yearly.state, 'task')),
    db.select(many).from(outbox).where(sql`${outbox.state} IN ('refused', 'unknown')`),
    db.select(many).from(bounces),
    db
      .select({ terms: awards.terms, events: awards.events })
      .from(awards)
      .where(
        and(
          inArray(awards.stopped, ['no', 'suspended']),
          gte(awards.validUntil, addMonths(today, -12)),
          lte(awards.publicAt, now.toISOString()),
        ),
      ),
  ]);
  const states = held.map((award) => stateAt(award, now));
  const soon = addDays(today, 90);
  const of = (state: string) => String(states.filter((one) => one.state === state).length);
  return {
    waiting: told(waiting),
    received: String(total.applied),
    approved: String(total.granted),
    declined: String(total.declined),
    median: handling ? String(handling.median).replace('.', ',') : '–',
    valid: of('active'),
    grace: of('grace'),
    suspended: of('suspended'),
    renewals: String(states.filter((one) => one.state === 'active' && one.until <= soon).length),
    concerns: told(open),
    tasks: told(tasks),
    letters: String((stuck[0]?.count ?? 0) + (refused[0]?.count ?? 0)),
  };
}

function told(rows: readonly { count: number }[]): string {
  return String(rows[0]?.count ?? 0);
}

/**
 * Tells each mailbox of ours, once an hour is over, how many notices of it were left out because there were too many.
 */
export async function tellSkipped(world: World): Promise<void> {
  const now = world.now();
  const since = new Date(now.getTime() - 2 * aDay).toISOString().slice(0, 13);
  const rows = await world.db
    .select({ recipient: skipped.recipient, hour: skipped.hour, count: sql<number>`sum(${skipped.count})` })
    .from(skipped)
    .where(
      and(
        gte(skipped.hour, since),
        lt(skipped.hour, now.toISOString().slice(0, 13)),
        sql`substr(${skipped.name}, 1, 5) = 'team-'`,
      ),
    )
    .groupBy(skipped.recipient, skipped.hour);
  if (rows.length === 0) return;
  for (const mailbox of mailboxes()) {
    const recipient = await world.secret.print(canonical(mailbox.mail));
    for (const row of rows.filter((one) => one.recipient === recipient)) await tellMore(world, mailbox, row);
  }
}

async function tellMore(
  world: World,
  { mail, locale }: Mailbox,
  { recipient, hour, count: left }: { recipient: string; hour: string; count: number },
) {
  const what = `more/${recipient}/${hour}`;
  if (await isTold(world, 'team', what)) return;
  const begun = new Date(`${hour}:00:00Z`);
  const letter = write('notices-more', locale, mail, {
    count: String(left),
    time: `${hourAt(begun)}.00`,
    link: world.origin + deskHref('today'),
  });
  const row = await enclosed(world, letter, { name: 'notices-more', about: 'team', ours: true });
  await made(
    world.db.batch([
      world.db.insert(notices).values({ about: 'team', what, at: world.now().toISOString() }),
      world.db.insert(outbox).values(row),
    ]),
  );
}
