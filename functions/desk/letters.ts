import { desc, eq, sql } from 'drizzle-orm';
import { loggedWhile, made } from '../guard';
import { bounces } from '../store/clock';
import { outbox } from '../store/schema';
import type { World } from '../world';
import { aPage } from './list';
import { isHeld, type Outgoing, outgoing } from './outgoing';
import type { Outcome, Page, Visit } from './page';

export interface LetterList extends Outgoing {
  /** Addresses that are not written to, the newest first, at most so many as fit a page. */
  readonly refused: readonly {
    readonly recipient: string;
    readonly to: string;
    readonly kind: 'bounced' | 'complained' | 'suppressed';
    readonly letter: string;
    readonly at: string;
    /** Letters that wait until it may be written to again. */
    readonly waiting: number;
  }[];
}

/** Letters: those that did not leave, of which a person says what becomes of them, and any other that is still kept. */
export const letters: Page = {
  look: async ({ world, query }) => ({
    page: 'letters',
    ...(await outgoing(world, query)),
    refused: await refusedBy(world),
  }),
  acts: {
    retry: (visit, data) => settle(visit, data, 'letter.retried'),
    'give-up': (visit, data) => settle(visit, data, 'letter.given-up'),
    allow,
  },
};

async function refusedBy(world: World): Promise<LetterList['refused']> {
  const waiting = sql<number>`(SELECT count(*) FROM outbox o WHERE o.recipient = bounces.mailbox AND o.exact = bounces.recipient AND o.state = 'waiting')`;
  const rows = await world.db
    .select({
      recipient: bounces.recipient,
      sealed: bounces.sealed,
      kind: bounces.kind,
      letter: bounces.letter,
      at: bounces.at,
      waiting,
    })
    .from(bounces)
    .orderBy(desc(bounces.at))
    .limit(aPage);
  return Promise.all(
    rows.map(async ({ sealed, ...row }) => ({
      ...row,
      to: await world.secret.unseal(sealed).catch(() => '–'),
    })),
  );
}

/** An address may be written to again: somebody at the desk has seen to it, such as by calling. */
async function allow({ world, by }: Visit, data: FormData): Promise<Outcome> {
  const recipient = String(data.get('recipient') ?? '');
  const known = sql`EXISTS (SELECT 1 FROM ${bounces} WHERE ${bounces.recipient} = ${recipient})`;
  const allowed = await made(
    world.db.batch([
      loggedWhile(world, known, { actor: by.id, verb: 'address.allowed', about: 'address' }),
      world.db.delete(bounces).where(eq(bounces.recipient, recipient)),
    ]),
  );
  return allowed ? { done: 'allowed' } : { faults: { letter: 'state' } };
}

/**
 * Puts a letter back into the queue as if it were new, or takes it away. Its id comes in the form, never in the
 * address.
 */
async function settle(
  { world, by }: Visit,
  data: FormData,
  verb: 'letter.retried' | 'letter.given-up',
): Promise<Outcome> {
  const id = String(data.get('letter') ?? '');
  const [row] = await world.db.select().from(outbox).where(eq(outbox.id, id)).limit(1);
  if (!row) return 'missing';
  const held = sql`EXISTS (SELECT 1 FROM ${outbox} WHERE ${outbox.id} = ${id} AND ${isHeld})`;
  const again = {
    state: 'waiting',
    dueAt: world.now().toISOString(),
    tries: 0,
    triedAt: null,
    leasedUntil: null,
    fault: null,
  } as const;
  const settled = await made(
    world.db.batch([
      loggedWhile(world, held, {
        actor: by.id,
        verb,
        about: row.about,
        details: { letter: row.name, fault: row.fault ?? '' },
      }),
      verb === 'letter.retried'
        ? world.db.update(outbox).set(again).where(eq(outbox.id, id))
        : world.db.delete(outbox).where(eq(outbox.id, id)),
    ]),
  );
  return settled
    ? { done: verb === 'letter.retried' ? 'retried' : 'given-up' }
    : { faults: { letter: 'state' } };
}
