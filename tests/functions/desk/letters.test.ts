import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { deliver } from '../../../functions/deliver';
import { aPage } from '../../../functions/desk/list';
import { outgoing } from '../../../functions/desk/outgoing';
import { audit } from '../../../functions/store/desk';
import { outbox } from '../../../functions/store/schema';
import { awardRow, grant } from '../../support/awards';
import { enquiry } from '../../support/store';
import { appIn, freshWorld, opened, post, type TestWorld } from '../../support/world';
import { aDay, enquired, entered } from './desk';

let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

type Row = typeof outbox.$inferInsert;

/** Puts letters into the outbox, each made a minute after the one before. */
async function write(...rows: readonly Partial<Row>[]): Promise<void> {
  for (const [at, row] of rows.entries()) {
    const madeAt = new Date(Date.parse('2026-11-02T08:00:00Z') + at * 60_000).toISOString();
    const letter = { to: `saaja${at}@example.fi`, subject: `Aihe ${at}`, html: '', text: '' };
    const sealed = await world.secret.seal(JSON.stringify(letter));
    await world.db.insert(outbox).values({
      ...{ id: `letter ${String(at).padStart(3, '0')}`, name: 'question', about: '', recipient: '', sealed },
      ...{ state: 'sent', madeAt, dueAt: madeAt, sentAt: madeAt, tries: 1 },
      ...row,
    });
  }
}

const ask = (query: string) => outgoing(world, new URLSearchParams(query));
const found = async (query: string) => (await ask(query)).rows.map(({ to }) => to?.split('@')[0]);

describe('the list of letters', () => {
  test('shows first what waits for a person, the oldest first, and the rest by state, the newest first', async () => {
    await write({ state: 'unknown' }, { state: 'sent' }, { state: 'waiting' }, { state: 'refused' }, {});
    expect(await found('')).toEqual(['saaja0', 'saaja3']);
    expect(await found('state=sent')).toEqual(['saaja4', 'saaja1']);
    expect(await found('state=waiting')).toEqual(['saaja2']);
    expect(await found('state=all')).toEqual(['saaja4', 'saaja3', 'saaja2', 'saaja1', 'saaja0']);
    expect(await found('state=nonsense')).toEqual(['saaja0', 'saaja3']);
  });

  test('is narrowed down by the kind of letter and by what the letter is about', async () => {
    await grant(world, awardRow({ code: '7KD-3VMX' }), awardRow({ code: '8KD-3VMX' }));
    await write(
      { name: 'hearing', about: 'application of 7KD-3VMX' },
      { name: 'question', about: 'application of 7KD-3VMX' },
      { name: 'hearing', about: 'application of 8KD-3VMX' },
    );
    expect(await found('state=all&name=hearing')).toEqual(['saaja2', 'saaja0']);
    expect(await found('state=all&q=7kd3vmx')).toEqual(['saaja1', 'saaja0']);
    expect(await found('state=all&q=8KD-3VMX&name=hearing')).toEqual(['saaja2']);
    expect(await found('state=all&q=8KD-3VMX&name=question')).toEqual([]);
    expect(await found('state=all&q=saaja0@example.fi')).toEqual([]);
    expect((await ask('state=all')).rows[0]?.about).toEqual({
      reference: '8KD-3VMX',
      href: '/desk/applications/application%20of%208KD-3VMX/',
    });
  });

  test('is paged: each letter stands on one page, whatever its state', async () => {
    const states = ['sent', 'refused', 'waiting', 'unknown'] as const;
    const count = 2 * aPage + 7;
    await write(...Array.from({ length: count }, (_, at) => ({ state: states[at % 4] ?? 'sent' })));
    for (const state of ['all', 'held']) {
      const seen: string[] = [];
      let next: string | undefined = '';
      while (next !== undefined) {
        const page = await ask(`state=${state}&after=${encodeURIComponent(next)}`);
        expect(page.further).toBe(next !== '');
        seen.push(...page.rows.map(({ id }) => id));
        next = page.next;
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.length).toBe(state === 'all' ? count : Math.floor(count / 2));
      expect(seen).toEqual(state === 'all' ? [...seen].sort().reverse() : [...seen].sort());
    }
  });

  test('shows one that was sealed with another secret without its words', async () => {
    await write({ sealed: 'x', state: 'refused', fault: 'sealed_with_another_secret' });
    expect((await ask('')).rows).toMatchObject([{ to: undefined, subject: undefined }]);
  });
});

describe('a letter that did not leave', () => {
  test('is sent again by a person, as if it were new', async () => {
    const app = appIn(world);
    await post(app, '/yhteys/', enquiry(await opened(app, world, '/yhteys/')));
    world.answers.push({ outcome: 'refused', fault: 'validation_error' });
    await app.settle();
    const [row] = (await world.db.select().from(outbox)).filter(({ state }) => state === 'refused');
    const { send: act, look } = await entered(world, 'reviewer');
    expect(await look('/desk/letters/')).toMatchObject({
      rows: [{ id: row?.id, fault: 'validation_error', to: expect.stringContaining('@') }],
    });
    world.later(3 * aDay);
    const again = await entered(world, 'reviewer');
    await again.send('/desk/letters/', { act: 'retry', letter: row?.id ?? '' });
    await deliver(world);
    const [after] = await world.db
      .select()
      .from(outbox)
      .where(eq(outbox.id, row?.id ?? ''));
    expect(after).toMatchObject({ state: 'sent', tries: 1, fault: null });
    expect((await again.send('/desk/letters/', { act: 'retry', letter: row?.id ?? '' })).status).toBe(409);
    expect((await act('/desk/letters/', { act: 'retry', letter: 'none' })).status).toBe(403);
  });

  test('is given up on, and leaves the database', async () => {
    await enquired(world);
    await world.db.update(outbox).set({ state: 'unknown', fault: 'timeout' });
    const { send: act } = await entered(world, 'lead');
    const rows = await world.db.select().from(outbox).where(eq(outbox.state, 'unknown'));
    await act('/desk/letters/', { act: 'give-up', letter: rows[0]?.id ?? '' });
    expect(await world.db.select().from(outbox).where(eq(outbox.state, 'unknown'))).toHaveLength(
      rows.length - 1,
    );
    expect((await world.db.select().from(audit)).at(-1)).toMatchObject({
      verb: 'letter.given-up',
      details: { letter: rows[0]?.name, fault: 'timeout' },
    });
  });
});
