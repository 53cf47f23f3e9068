import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { clean } from '../../functions/clean';
import { tick } from '../../functions/clock';
import { erasures, record } from '../../functions/erasures';
import { eraseAgain, rerun } from '../../functions/restore';
import { applications, contacts, enquiries, links } from '../../functions/store/schema';
import { held } from '../support/holders';
import { applied, dump } from '../support/store';
import { freshWorld, type TestWorld } from '../support/world';
import { enquired, hire, linkFor } from './desk/desk';

let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

const aDay = 24 * 60 * 60_000;
const canary = 'Kanarialintu';
const everything = async () => JSON.stringify(await dump(world));

/** What triggers write, and the audit trail, from which nothing may be taken. */
const byTrigger = ['award_parts', 'desk_parts', 'audit'];

/** Copies every row. @returns what puts the copy back in place of what is there */
async function copied(): Promise<() => Promise<void>> {
  const tables = await dump(world);
  return async () => {
    const db = world.db.$client;
    await db.batch([
      db.prepare('PRAGMA defer_foreign_keys = on'),
      ...Object.keys(tables)
        .filter((name) => !byTrigger.includes(name))
        .map((name) => db.prepare(`DELETE FROM ${name}`)),
      ...Object.entries(tables)
        .filter(([name]) => !byTrigger.includes(name))
        .flatMap(([name, rows]) =>
          rows.map((row) =>
            db
              .prepare(
                `INSERT INTO ${name} (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row)
                  .map(() => '?')
                  .join(', ')})`,
              )
              .bind(...Object.values(row)),
          ),
        ),
    ]);
  };
}

describe('a database that is restored', () => {
  test('forgets again at the next stroke of the clock what was erased since, though its dates would keep it', async () => {
    await applied(world, { organisation: `${canary} Oy`, contactName: canary });
    await eraseAgain(world);
    world.later(aDay);
    const putBack = await copied();
    world.later(6 * aDay);
    await tick(world);
    expect(await everything()).not.toContain(canary);

    await putBack();
    await world.db.update(links).set({ expiresAt: new Date(world.now().getTime() + aDay).toISOString() });
    expect(await everything()).toContain(canary);
    await clean(world);
    expect(await everything()).toContain(canary);
    await tick(world);
    expect(await everything()).not.toContain(canary);
    expect(await world.db.select().from(contacts)).toEqual([]);
    expect(world.events).toContainEqual({ event: 'erasures.again', details: { erased: 1 } });
  });

  test('lets nobody in who was removed since', async () => {
    const member = await hire(world, 'lead', { name: canary });
    await linkFor(world, member.email);
    await enquired(world);
    await world.db.update(enquiries).set({ assignedTo: member.id });
    const putBack = await copied();
    await record(world, { kind: 'staff', id: member.id });
    await putBack();
    expect(await everything()).toContain(canary);
    expect(await rerun(world)).toBe(1);
    expect(await everything()).not.toContain(canary);
    expect(await world.db.select().from(enquiries)).toMatchObject([{ assignedTo: null }]);
  });

  test('that never saw the log goes through all of it', async () => {
    const { application } = await held(world);
    await record(world, { kind: 'contact', id: application });
    world.later(400 * aDay);
    expect(await eraseAgain(world)).toBe(1);
    expect(await world.db.select().from(contacts)).toEqual([]);
    expect(await world.db.select().from(applications)).toHaveLength(1);
  });
});

describe('the erasure log', () => {
  test('holds ids and no personal data, each once, however often it is erased', async () => {
    await applied(world, {
      organisation: `${canary} Oy`,
      contactName: canary,
      contactEmail: `${canary}@example.fi`,
    });
    const [row] = await world.db.select().from(applications);
    world.later(7 * aDay);
    await clean(world);
    await clean(world);
    await record(world, { kind: 'application', id: row?.id ?? '' });
    const rows = await world.erasures.select().from(erasures);
    expect(rows).toEqual([{ kind: 'application', id: row?.id, at: world.now().toISOString() }]);
  });

  test('takes nothing that still is to stay: an application confirmed while it was being erased', async () => {
    await applied(world);
    world.later(7 * aDay);
    await world.db
      .update(applications)
      .set({ state: 'received' })
      .where(eq(applications.state, 'unconfirmed'));
    await clean(world);
    expect(await world.erasures.select().from(erasures)).toEqual([]);
    expect(await world.db.select().from(applications)).toHaveLength(1);
  });

  test('of many at once keeps all', async () => {
    await Promise.all(
      Array.from({ length: 75 }, (_, at) => record(world, { kind: 'enquiry', id: `e${at}` })),
    );
    expect(await world.erasures.select().from(erasures)).toHaveLength(75);
    expect(await rerun(world)).toBe(0);
  });
});
