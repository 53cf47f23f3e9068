import { and, desc, eq, isNull, lte, ne, type SQL, sql } from 'drizzle-orm';
import type { Letter } from './mail/letters';
import { outbox } from './store/schema';
import type { World } from './world';

const name = 'confirm-application';
/** More in one letter nobody reads; what is left out can be asked for again. */
const most = 30;

/**
 * Makes one letter of all that ask the same unconfirmed address to confirm something and are due together: whoever
 * fills a stranger's day with letters cannot push out the one that the stranger asked for. The newest carries the rest.
 * A letter that was tried already stays as it is, so that the provider's idempotency key holds.
 */
export async function bundle(world: World): Promise<void> {
  const due = and(
    eq(outbox.state, 'waiting'),
    lte(outbox.dueAt, world.now().toISOString()),
    eq(outbox.name, name),
    isNull(outbox.triedAt),
  );
  const many = await world.db
    .select({ recipient: outbox.recipient })
    .from(outbox)
    .where(due)
    .groupBy(outbox.recipient)
    .having(sql`count(*) > 1`)
    .limit(20);
  for (const { recipient } of many) await join(world, and(due, eq(outbox.recipient, recipient)));
}

/** Of two that join the same letters at once, one does: the other finds the carrier changed. */
async function join(world: World, these: SQL | undefined): Promise<void> {
  const { db, secret } = world;
  const rows = await db
    .select()
    .from(outbox)
    .where(these)
    .orderBy(desc(outbox.madeAt), desc(outbox.id))
    .limit(most);
  const [carrier] = rows;
  const letters = await Promise.all(
    rows.map(async ({ sealed }) => JSON.parse(await secret.unseal(sealed)) as Letter),
  ).catch(() => []);
  const [first, ...rest] = letters;
  if (!carrier || !first || rest.length === 0) return;
  const sealed = await secret.seal(JSON.stringify(joined(first, rest)));
  const isJoined = sql`EXISTS (SELECT 1 FROM ${outbox} c WHERE c.id = ${carrier.id} AND c.sealed = ${sealed})`;
  await db.batch([
    db
      .update(outbox)
      .set({ sealed })
      .where(and(these, eq(outbox.id, carrier.id), eq(outbox.sealed, carrier.sealed))),
    db
      .delete(outbox)
      .where(and(these, ne(outbox.id, carrier.id), lte(outbox.madeAt, carrier.madeAt), isJoined)),
  ]);
}

/** The newest letter, with what the others say put under it. */
function joined(first: Letter, rest: readonly Letter[]): Letter {
  const inside = /<body[^>]*>([\s\S]*)<\/body>/i;
  return {
    ...first,
    text: [first, ...rest].map(({ text }) => text.trim()).join('\n\n* * *\n\n'),
    html: first.html.replace(
      /<\/body>/i,
      () => `${rest.map(({ html }) => `<hr>${inside.exec(html)?.[1] ?? ''}`).join('')}</body>`,
    ),
  };
}
