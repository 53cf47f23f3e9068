import { and, desc, eq, gt, isNotNull } from 'drizzle-orm';
import type { Letter } from './mail/letters';
import { contacts, outbox } from './store/schema';
import type { World } from './world';

const aDay = 24 * 60 * 60 * 1000;

/** What a letter is, apart from its words. */
export interface Errand {
  readonly name: string;
  /** The id of what the letter is about. */
  readonly about: string;
  /** To our own staff: always known, never held back. */
  readonly ours?: boolean;
}

/**
 * The row that puts a letter into the outbox; stored in the same transaction as its cause.
 * A letter to an address that nobody has confirmed waits until a day has passed since the last one to it.
 */
export async function enclosed(world: World, letter: Letter, errand: Errand): Promise<typeof outbox.$inferInsert> {
  const recipient = await world.secret.print(canonical(letter.to));
  const made = world.now();
  return {
    id: world.ids.id(),
    name: errand.name,
    about: errand.about,
    recipient,
    sealed: await world.secret.seal(JSON.stringify(letter)),
    state: 'waiting',
    madeAt: made.toISOString(),
    dueAt: errand.ours ? made.toISOString() : await dueAt(world, recipient, made),
    tries: 0,
  };
}

/**
 * The mailbox behind an address: without case, without a `+tag`, and without dots at Gmail.
 * Two ways of writing one mailbox count as one.
 */
export function canonical(address: string): string {
  const [local = '', domain = ''] = address.toLowerCase().split('@');
  const bare = local.split('+')[0] ?? local;
  return `${/^(gmail|googlemail)\.com$/.test(domain) ? bare.replaceAll('.', '') : bare}@${domain}`;
}

async function dueAt(world: World, recipient: string, made: Date): Promise<string> {
  const [last] = await world.db
    .select({ dueAt: outbox.dueAt })
    .from(outbox)
    .where(and(eq(outbox.recipient, recipient), gt(outbox.dueAt, new Date(made.getTime() - aDay).toISOString())))
    .orderBy(desc(outbox.dueAt))
    .limit(1);
  if (!last || (await isConfirmed(world, recipient))) return made.toISOString();
  return new Date(Date.parse(last.dueAt) + aDay).toISOString();
}

async function isConfirmed(world: World, recipient: string): Promise<boolean> {
  const [found] = await world.db
    .select({ place: contacts.place })
    .from(contacts)
    .where(and(eq(contacts.emailPrint, recipient), isNotNull(contacts.confirmedAt)))
    .limit(1);
  return found !== undefined;
}
