import { and, eq, gte, inArray, isNotNull, lte } from 'drizzle-orm';
import { formatDay } from '../src/i18n/date';
import { addDays, dayAt, hourAt } from '../src/programme/day';
import { type Notice, noticeDue } from '../src/programme/reminders';
import { isUnchanged } from './award';
import { programme } from './content';
import { loggedWhile, made } from './guard';
import { ownLink } from './link';
import { write } from './mail/letters';
import { enclosed } from './outbox';
import { awards } from './store/awards';
import { notices } from './store/clock';
import { applications, contacts, links, outbox } from './store/schema';
import type { World } from './world';

/** Nobody wants a letter of ours at midnight: what a day brings is sent from eight in the morning on, in Finland. */
export const morning = 8;
/** So many holders are written to in one run; the next run goes on. */
const atOnce = 100;

/**
 * Tells holders that their award ends soon, is in grace, or has ended: each thing once for a term, to both contacts who have
 * confirmed their address.
 * Gone through once a day. Run twice at once, or after days of silence, it sends each letter once and the newest alone.
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

/** Applications with those who may be written to about them: those who confirmed their address, for letters hold secret links. */
export async function contactsOf(world: World, application: string) {
  return world.db
    .select({ letters: applications.letters, place: contacts.place, email: contacts.email })
    .from(contacts)
    .innerJoin(applications, eq(applications.id, contacts.application))
    .where(and(eq(contacts.application, application), isNotNull(contacts.confirmedAt)));
}

function nameOf({ term, key }: Notice): string {
  return `renewal/${term.until}/${key}`;
}

/** Writes to both contacts in the transaction that notes it, on condition that the history is still the one that was read. */
async function tell(world: World, award: typeof awards.$inferSelect, notice: Notice): Promise<void> {
  const { db } = world;
  const shown = award.markName || award.organisation;
  const letters = await Promise.all(
    (await contactsOf(world, award.application)).map(async ({ letters: locale, place, email }) => {
      const { link, address } = await ownLink(world, award.application, locale);
      const { name, letter } = letterOf(notice, locale, email, shown, address);
      const row = await enclosed(world, letter, {
        name,
        about: award.application,
        ours: true,
      });
      return { link, row: { ...row, id: `${name}/${award.code}/${nameOf(notice)}/${place}` } };
    }),
  );
  await made(
    db.batch([
      loggedWhile(world, isUnchanged(award), {
        actor: 'clock',
        verb: 'award.reminded',
        about: award.application,
        details: { notice: notice.key },
      }),
      db.insert(notices).values({ about: award.code, what: nameOf(notice), at: world.now().toISOString() }),
      ...letters.flatMap(({ link, row }) => [db.insert(links).values(link), db.insert(outbox).values(row)]),
    ]),
  );
}

function letterOf(
  { what, term }: Notice,
  locale: 'fi' | 'sv' | 'en',
  to: string,
  organisation: string,
  link: string,
) {
  const until = formatDay(term.until, locale);
  const grace = formatDay(term.graceUntil, locale);
  switch (what) {
    case 'before':
    case 'last-day': {
      const name = 'renewal-reminder' as const;
      return { name, letter: write(name, locale, to, { organisation, until, grace, link }) };
    }
    case 'grace':
    case 'in-grace': {
      const name = what === 'grace' ? ('grace-begun' as const) : ('grace-reminder' as const);
      return { name, letter: write(name, locale, to, { organisation, until, grace, link }) };
    }
    case 'ended': {
      const name = 'award-ended' as const;
      const { digitalDays, printDays } = programme.removal;
      const days = { digital: String(digitalDays), print: String(printDays) };
      return { name, letter: write(name, locale, to, { organisation, until, link, ...days }) };
    }
  }
}
