import { and, eq, gt, isNull, lte, sql } from 'drizzle-orm';
import { deskHref } from '../../src/i18n/desk';
import { aDay, aMinute, anHour } from '../../src/programme/span';
import { logged } from '../audit';
import { loggedWhile, made } from '../guard';
import { isOpen } from '../link';
import { write } from '../mail/letters';
import { causeOf } from '../once';
import { enclosed } from '../outbox';
import { digest } from '../secret';
import { sessions, staff } from '../store/desk';
import { links, outbox } from '../store/schema';
import type { World } from '../world';

/** A sign-in link is a code sent out of band: ten minutes at most (ASVS 6.5.5). */
const linkLives = 10 * aMinute;
export const sessionLives = 8 * anHour;
/** No more links than this live for one member at a time, so that nobody's mailbox is filled by a stranger. */
const mostLinks = 5;
/**
 * After so many within a day, one in half an hour: a stranger who goes on asking sends some seventy letters a day and
 * no more, and the member is not kept out, for every one of them brings a link.
 */
const mostADay = 20;
const pause = 30 * aMinute;

export type Staff = typeof staff.$inferSelect;

/**
 * Sends a sign-in link to an address of ours. Says nothing of whether it is one.
 * The first address of all is the deployment's secret: it becomes a lead by asking as long as there is none.
 */
export async function askIn(world: World, address: string): Promise<void> {
  const email = address.trim().toLowerCase();
  if (email === world.firstStaff?.trim().toLowerCase()) await welcomeFirst(world, email);
  const [member] = await world.db.select().from(staff).where(eq(staff.email, email)).limit(1);
  if (!member) return;
  const now = world.now();
  const token = world.ids.token();
  const language = member.locale === 'sv' ? '?lang=sv' : '';
  const letter = write('sign-in', member.locale, member.email, {
    link: world.origin + deskHref('sign-in-link', { token }) + language,
    minutes: String(linkLives / aMinute),
  });
  const after = (milliseconds: number) => sql`(
    SELECT count(*) FROM ${links}
    WHERE ${links.about} = ${member.id} AND ${links.purpose} = 'sign-in' AND ${links.madeAt} > ${new Date(now.getTime() - milliseconds).toISOString()}
  )`;
  const few = sql`${after(linkLives)} < ${mostLinks} AND (${after(aDay)} < ${mostADay} OR ${after(pause)} = 0)`;
  await unlessFull(
    world.db.batch([
      world.db.insert(links).values({
        // No link when there are enough: the database refuses it, and the letter with it.
        hash: sql`CASE WHEN ${few} THEN ${await digest(token)} END`,
        purpose: 'sign-in',
        about: member.id,
        madeAt: now.toISOString(),
        expiresAt: new Date(now.getTime() + linkLives).toISOString(),
      }),
      world.db
        .insert(outbox)
        .values(await enclosed(world, letter, { name: 'sign-in', about: member.id, ours: true })),
    ]),
  );
}

async function unlessFull(transaction: PromiseLike<unknown>): Promise<void> {
  try {
    await transaction;
  } catch (error) {
    if (!causeOf(error, 'NOT NULL constraint failed: links.hash')) throw error;
  }
}

/**
 * Opens a session by a link. A link opens one: of two presses at once, one.
 * @returns the session's secret for the cookie, or undefined when the link is old, used or not ours
 */
export async function signIn(world: World, token: string): Promise<string | undefined> {
  const now = world.now();
  const [used] = await world.db
    .update(links)
    .set({ usedAt: now.toISOString() })
    .where(and(await isOpen(world, token, 'sign-in'), isNull(links.usedAt)))
    .returning({ about: links.about });
  const [member] = used ? await world.db.select().from(staff).where(eq(staff.id, used.about)).limit(1) : [];
  if (!member) return undefined;
  const secret = world.ids.token();
  await world.db.batch([
    world.db.insert(sessions).values({
      hash: await digest(secret),
      staff: member.id,
      madeAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + sessionLives).toISOString(),
    }),
    world.db.delete(sessions).where(lte(sessions.expiresAt, now.toISOString())),
    logged(world, member.id, 'session.opened', member.id),
  ]);
  return secret;
}

/** Whose session this is; asked at every request, so a removed or changed member is so at once. */
export async function staffOf(world: World, secret: string | undefined): Promise<Staff | undefined> {
  if (!secret) return undefined;
  const [row] = await world.db
    .select()
    .from(sessions)
    .innerJoin(staff, eq(staff.id, sessions.staff))
    .where(and(eq(sessions.hash, await digest(secret)), gt(sessions.expiresAt, world.now().toISOString())))
    .limit(1);
  return row?.staff;
}

/** Ends a session on the server; the cookie is then a word without meaning. */
export async function signOut(world: World, secret: string): Promise<void> {
  await world.db.delete(sessions).where(eq(sessions.hash, await digest(secret)));
}

/** Somebody has to be the first. Once there is a lead, this address is one among others. */
async function welcomeFirst(world: World, email: string): Promise<void> {
  const id = world.ids.id();
  const noLead = sql`NOT EXISTS (SELECT 1 FROM ${staff} WHERE ${staff.role} = 'lead')`;
  await made(
    world.db.batch([
      loggedWhile(world, noLead, {
        actor: 'deployment',
        verb: 'staff.added',
        about: id,
        details: { role: 'lead' },
      }),
      world.db.insert(staff).values({
        id,
        email,
        name: email,
        role: 'lead',
        locale: 'fi',
        municipalities: [],
        addedAt: world.now().toISOString(),
      }),
    ]),
  );
}
