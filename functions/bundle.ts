import { and, asc, desc, eq, inArray, isNull, lte, ne, notInArray, type SQL, sql } from 'drizzle-orm';
import { aDay } from '../src/programme/span';
import type { Letter } from './mail/letters';
import { asking, isWaiting, unreadable, unsealed } from './outbox';
import { outbox } from './store/schema';
import type { World } from './world';

/** More in one letter nobody reads: the rest follow a day later. */
export const mostTogether = 30;
/** So many mailboxes are looked through at once, so many times: far more than wait on any day but one of a flood. */
const atOnce = 20;
const most = 10;

type Row = typeof outbox.$inferSelect;

/**
 * Makes one letter of all that ask the same address to confirm something and are due together: whoever fills a
 * stranger's day with letters cannot push out the one that the stranger asked for. Of several spellings of one mailbox
 * one is written to, and the others wait a day: they may be somebody else's, so none gets the links of another.
 * A letter that was tried already stays as it is, so that the provider's idempotency key holds.
 */
export async function bundle(world: World): Promise<void> {
  const due = and(
    isWaiting,
    lte(outbox.dueAt, world.now().toISOString()),
    inArray(outbox.name, asking),
    isNull(outbox.triedAt),
  );
  for (let round = 0; round < most; round++) {
    const many = await world.db
      .select({ recipient: outbox.recipient })
      .from(outbox)
      .where(due)
      .groupBy(outbox.recipient)
      .having(sql`count(*) > 1`)
      .limit(atOnce);
    for (const { recipient } of many) await join(world, and(due, eq(outbox.recipient, recipient)));
    if (many.length < atOnce) break;
  }
}

/** Of two that join the same letters at once, one does: the other finds the carrier changed. */
async function join(world: World, these: SQL | undefined): Promise<void> {
  const { db, secret } = world;
  const rows = await firstSpelling(world, these);
  const opened = await Promise.all(rows.map(async (row) => ({ row, letter: await unsealed(world, row) })));
  const read = opened.flatMap(({ row, letter }) => (letter ? [{ row, letter }] : []));
  const unread = opened.flatMap(({ row, letter }) => (letter ? [] : [row.id]));
  const letters = read.map(({ letter }) => letter);
  const ids = read.map(({ row }) => row.id);
  // The newest carries the others: what it is about outlives what they are about.
  const carrier = read.at(-1)?.row;
  const sealed = letters.length > 1 ? await secret.seal(JSON.stringify(joined(letters))) : carrier?.sealed;
  const id = carrier?.id ?? '';
  const isJoined = sql`EXISTS (SELECT 1 FROM ${outbox} c WHERE c.id = ${id} AND c.sealed = ${sealed ?? ''})`;
  const tomorrow = new Date(world.now().getTime() + aDay).toISOString();
  await db.batch([
    db
      .update(outbox)
      .set({ state: 'refused', fault: unreadable })
      .where(and(these, inArray(outbox.id, unread))),
    db
      .update(outbox)
      .set({ sealed })
      .where(and(these, eq(outbox.id, id), eq(outbox.sealed, carrier?.sealed ?? ''))),
    db.delete(outbox).where(and(these, inArray(outbox.id, ids), ne(outbox.id, id), isJoined)),
    db
      .update(outbox)
      .set({ dueAt: tomorrow })
      .where(and(these, notInArray(outbox.id, ids), isJoined)),
  ]);
}

/**
 * The oldest letters to the spelling whose turn it is: the mailbox's own, without a tag, else whichever waited longest.
 */
function firstSpelling({ db }: World, these: SQL | undefined): Promise<Row[]> {
  const first = db
    .select({ exact: outbox.exact })
    .from(outbox)
    .where(these)
    .orderBy(desc(eq(outbox.exact, outbox.recipient)), asc(outbox.madeAt), asc(outbox.id))
    .limit(1);
  return db
    .select()
    .from(outbox)
    .where(and(these, eq(outbox.exact, first)))
    .orderBy(asc(outbox.madeAt), asc(outbox.id))
    .limit(mostTogether);
}

/** One letter that says what each says: the first, with the others under it. */
function joined(letters: readonly Letter[]): Letter {
  const [first, ...rest] = letters as [Letter, ...Letter[]];
  const inside = /<body[^>]*>([\s\S]*)<\/body>/i;
  return {
    ...first,
    text: letters.map(({ text }) => text.trim()).join('\n\n* * *\n\n'),
    html: first.html.replace(
      /<\/body>/i,
      () => `${rest.map(({ html }) => `<hr>${inside.exec(html)?.[1] ?? ''}`).join('')}</body>`,
    ),
  };
}
