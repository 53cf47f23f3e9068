import { and, eq, gte, inArray, lte } from 'drizzle-orm';
import type { LetterName } from '../src/collections/letters';
import { formatDay } from '../src/i18n/date';
import type { Locale } from '../src/i18n/locale';
import { addDays, dayAt, hourAt } from '../src/programme/day';
import { type Notice, noticeDue } from '../src/programme/reminders';
import { isUnchanged } from './award';
import { toContacts, withOwnLink } from './contacts';
import { programme } from './content';
import { loggedWhile, made } from './guard';
import { type Letter, write } from './mail/letters';
import { awards } from './store/awards';
import { notices } from './store/clock';
import type { World } from './world';

/** Nobody wants a letter of ours at midnight: what a day brings is sent from eight in the morning on, in Finland. */
export const morning = 8;
/** So many holders are written to in one run; the next run goes on. */
const atOnce = 100;

/**
 * Tells holders that their award ends soon, is in grace, or has ended: each thing once for a term, to both contacts who
 * have confirmed their address. Gone through once a day. Run twice at once, or after days of silence, it sends each
 * letter once and the newest alone.
 */
export async function notify(world: World): Promise<void> {
  const now = world.now();
  const today = dayAt(now);
  if (hourAt(now) < morning || (await isTold(world, 'clock', `renewals/${today}`))) return;
  const { reminders, graceDays } = programme.award;
  const inReach = and(
    eq(awards.stopped, 'no'),
    lte(awards.validUntil, addDays(today, Math.max(0, ...reminders))),
    gte(awards.validUntil, addDays(today, -graceDays - 90)),
    lte(awards.publicAt, now.toISOString()),
  );
  const rows = await world.db.select().from(awards).where(inReach);
  const told = await world.db
    .select()
    .from(notices)
    .where(inArray(notices.about, world.db.select({ code: awards.code }).from(awards).where(inReach)));
  const known = new Set(told.map(({ about, what }) => `${about} ${what}`));
  const due = rows.flatMap((award) => {
    const notice = noticeDue(award, now, reminders);
    return notice && !known.has(`${award.code} ${nameOf(notice)}`) ? [{ award, notice }] : [];
  });
  for (const { award, notice } of due.slice(0, atOnce)) await tell(world, award, notice);
  if (due.length <= atOnce) await markTold(world, 'clock', `renewals/${today}`);
}

/** Was this done already? */
export async function isTold(world: World, about: string, what: string): Promise<boolean> {
  return (await world.db.$count(notices, and(eq(notices.about, about), eq(notices.what, what)))) > 0;
}

/** Notes that it was done. Of two at once one writes it first. */
export async function markTold(world: World, about: string, what: string): Promise<void> {
  await world.db.insert(notices).values({ about, what, at: world.now().toISOString() }).onConflictDoNothing();
}

function nameOf({ term, key }: Notice): string {
  return `renewal/${term.until}/${key}`;
}

/**
 * Writes to both contacts in the transaction that notes it, on condition that the history is still the one that was
 * read.
 */
async function tell(world: World, award: typeof awards.$inferSelect, notice: Notice): Promise<void> {
  const { db } = world;
  const shown = award.markName || award.organisation;
  const name = letterNames[notice.what];
  const letters = await toContacts(world, {
    application: award.application,
    name,
    id: ({ place }) => `${name}/${award.code}/${nameOf(notice)}/${place}`,
    written: withOwnLink(world, award.application, (locale, to, own) =>
      letterOf(notice, locale, to, shown, own),
    ),
  });
  await made(
    db.batch([
      loggedWhile(world, isUnchanged(award), {
        actor: 'clock',
        verb: 'award.reminded',
        about: award.application,
        details: { notice: notice.key },
      }),
      db.insert(notices).values({ about: award.code, what: nameOf(notice), at: world.now().toISOString() }),
      ...letters,
    ]),
  );
}

const letterNames = {
  before: 'renewal-reminder',
  'last-day': 'renewal-reminder',
  grace: 'grace-begun',
  'in-grace': 'grace-reminder',
  ended: 'award-ended',
} as const satisfies Record<Notice['what'], LetterName>;

function letterOf(
  { what, term }: Notice,
  locale: Locale,
  to: string,
  organisation: string,
  link: string,
): Letter {
  const until = formatDay(term.until, locale);
  if (what === 'ended') {
    const { digitalDays, printDays } = programme.removal;
    const days = { digital: String(digitalDays), print: String(printDays) };
    return write(letterNames[what], locale, to, { organisation, until, link, ...days });
  }
  const grace = formatDay(term.graceUntil, locale);
  return write(letterNames[what], locale, to, { organisation, until, grace, link });
}
