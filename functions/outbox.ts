import { type SQL, sql } from 'drizzle-orm';
import type { Letter } from './mail/letters';
import { contacts, outbox } from './store/schema';
import type { World } from './world';

/** What a letter is, apart from its words. */
export interface Errand {
  readonly name: string;
  /** The id of what the letter is about. */
  readonly about: string;
  /** To our own staff: always known, never held back. */
  readonly ours?: boolean;
}

/** A row of the outbox to be. When it is due is for the database to say: only there do two at once see each other. */
export type Enclosure = Omit<typeof outbox.$inferInsert, 'dueAt'> & { readonly dueAt: string | SQL<string> };

/**
 * The row that puts a letter into the outbox; stored in the same transaction as its cause.
 * A letter to an address that nobody has confirmed waits until a day has passed since the last one to it.
 */
export async function enclosed(world: World, letter: Letter, errand: Errand): Promise<Enclosure> {
  const recipient = await world.secret.print(canonical(letter.to));
  const made = world.now().toISOString();
  return {
    id: world.ids.id(),
    name: errand.name,
    about: errand.about,
    recipient,
    sealed: await world.secret.seal(JSON.stringify(letter)),
    state: 'waiting',
    madeAt: made,
    dueAt: errand.ours ? made : dueAt(recipient, made),
    tries: 0,
  };
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

/** Now for a confirmed address, else a day after the last letter to it, when that is later. */
function dueAt(recipient: string, made: string): SQL<string> {
  return sql`max(${made}, coalesce((
    SELECT strftime('%Y-%m-%dT%H:%M:%fZ', max(${outbox.dueAt}), '+1 day') FROM ${outbox}
    WHERE ${outbox.recipient} = ${recipient}
      AND NOT EXISTS (SELECT 1 FROM ${contacts} WHERE ${contacts.emailPrint} = ${recipient} AND ${contacts.confirmedAt} IS NOT NULL)
  ), ${made}))`;
}
