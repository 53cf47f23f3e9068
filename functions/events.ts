import { and, eq, isNull, lte, or, sql } from 'drizzle-orm';
import type { Hono } from 'hono';
import { aMinute } from '../src/programme/span';
import { readBytes } from './body';
import type { Host } from './host';
import { isConflict } from './once';
import { canonical, spelling, unsealed } from './outbox';
import { bounces, mailEvents } from './store/clock';
import { outbox } from './store/schema';
import type { World } from './world';

/** More than any event needs, in bytes. */
const largest = 64 * 1024;
/** An event signed longer ago than this, or so far ahead, is refused. Source: the Standard Webhooks specification. */
const tolerance = 5 * aMinute;
/** So soon after a letter has left, the provider may tell of it before we have noted that it did. */
const early = 2 * aMinute;

/** What is kept of a letter's life at the provider, in the order in which a later one outweighs an earlier. */
const kinds = ['delivery_delayed', 'delivered', 'failed', 'bounced', 'suppressed', 'complained'] as const;
export type MailEvent = (typeof kinds)[number];

/** Where Resend tells what became of letters; the one route that another site may post to. */
export const eventsPath = '/api/mail/events';

/**
 * Takes what Resend tells of our letters. Answers 503 without a secret, 401 when it is not signed by it or is too old,
 * 400 when it is signed and yet no event, 503 when it comes before its letter is noted as sent (it comes again), 200
 * when it is kept, was kept before, or is of no interest.
 */
export function mailHook(app: Hono<Host>): void {
  app.post(eventsPath, async (c) => {
    const { world } = c.var;
    const secret = world.webhookSecret;
    const header = (name: string) => c.req.header(name) ?? '';
    if (!secret) {
      world.log('events.closed', { reason: 'RESEND_WEBHOOK_SECRET is missing' });
      return c.text('503: nobody listens here\n', 503);
    }
    if (Number(header('content-length') || 0) > largest) return c.text('413: too large\n', 413);
    const bytes = await readBytes(c.req.raw, largest);
    if (!bytes) return c.text('413: too large\n', 413);
    const body = new TextDecoder().decode(bytes);
    const signed = { id: header('svix-id'), time: header('svix-timestamp'), body };
    if (!(await isSigned(world, secret, signed, header('svix-signature'))))
      return c.text('401: not signed by the provider\n', 401);
    const event = readEvent(body);
    if (!event) return c.text('400: not an event\n', 400);
    return (await take(world, signed.id, event))
      ? c.text('', 200)
      : c.text('503: too early, come again\n', 503);
  });
}

/**
 * Is this signed by whoever has the secret, and now? HMAC-SHA-256 of `id.timestamp.body`; several signatures may stand
 * in the header, as when the secret is being changed. Resend's SDK has a `verify` of its own, which reads the machine's
 * clock instead of ours.
 * @param secret `whsec_` and base64
 */
async function isSigned(
  world: World,
  secret: string,
  { id, time, body }: { id: string; time: string; body: string },
  signatures: string,
): Promise<boolean> {
  const moment = /^\d{1,12}$/.test(time) ? Number(time) * 1000 : Number.NaN;
  if (!id || !(Math.abs(world.now().getTime() - moment) <= tolerance)) return false;
  const bytes = fromBase64(secret.replace(/^whsec_/, ''));
  if (!bytes || bytes.length === 0) return false;
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, [
    'verify',
  ]);
  const text = new TextEncoder().encode(`${id}.${time}.${body}`);
  const given = signatures
    .split(' ')
    .slice(0, 10)
    .flatMap((one) => (one.startsWith('v1,') ? (fromBase64(one.slice(3)) ?? []) : []));
  const answers = await Promise.all(given.map((one) => crypto.subtle.verify('HMAC', key, one, text)));
  return answers.includes(true);
}

interface Told {
  /** Undefined for what we keep nothing of, such as that a letter was sent. */
  readonly kind: MailEvent | undefined;
  readonly providerId: string;
  readonly at: string;
  /** The mailbox was full, or away for a while: it may be written to again. */
  readonly passing: boolean;
}

function readEvent(body: string): Told | undefined {
  let event: unknown;
  try {
    event = JSON.parse(body);
  } catch {
    return undefined;
  }
  const { type, created_at: at, data } = (event ?? {}) as Record<string, unknown>;
  const { email_id: id, bounce } = (data ?? {}) as Record<string, unknown>;
  if (typeof type !== 'string') return undefined;
  const kind = kinds.find((name) => type === `email.${name}`);
  const moment = new Date(typeof at === 'string' ? at : Number.NaN);
  if (!kind) return { kind, providerId: '', at: '', passing: false };
  if (typeof id !== 'string' || id === '' || Number.isNaN(moment.getTime())) return undefined;
  const passing = kind === 'bounced' && (bounce as { type?: unknown } | undefined)?.type === 'Transient';
  return { kind, providerId: id, at: moment.toISOString(), passing };
}

/**
 * Keeps an event once, with its letter; an address that refuses us for good is not written to until the desk says so.
 * Other spellings of its mailbox are: anybody can make us write to one that does not exist.
 * @returns false when its letter may be on its way into the database still
 */
async function take(world: World, id: string, { kind, providerId, at, passing }: Told): Promise<boolean> {
  if (!kind) return true;
  const { db } = world;
  const [letter] = await db.select().from(outbox).where(eq(outbox.providerId, providerId)).limit(1);
  if (!letter && world.now().getTime() - Date.parse(at) < early) return false;
  const weight = kinds.indexOf(kind);
  const lighter = sql`${outbox.event} IN ${kinds.slice(0, weight + 1)}`;
  const refused = kind === 'complained' || kind === 'suppressed' || (kind === 'bounced' && !passing);
  const to = letter && refused ? (await unsealed(world, letter))?.to : undefined;
  const exact = to && (await world.secret.print(spelling(to)));
  const takenAt = world.now().toISOString();
  try {
    await db.batch([
      db.insert(mailEvents).values({ id, kind, providerId, at, takenAt }),
      db
        .update(outbox)
        .set({ event: kind, eventAt: at })
        .where(and(eq(outbox.providerId, providerId), or(isNull(outbox.event), lighter))),
      ...(letter && to && exact
        ? [
            db
              .insert(bounces)
              .values({
                recipient: exact,
                mailbox: await world.secret.print(canonical(to)),
                sealed: await world.secret.seal(to),
                kind: kind as 'bounced',
                letter: letter.name,
                at,
              })
              .onConflictDoUpdate({
                target: bounces.recipient,
                set: { kind: kind as 'bounced', letter: letter.name, at },
                setWhere: lte(bounces.at, at),
              }),
          ]
        : []),
    ]);
  } catch (error) {
    if (!isConflict(error)) throw error;
  }
  return true;
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  } catch {
    return undefined;
  }
}
