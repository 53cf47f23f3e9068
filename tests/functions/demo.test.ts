import { beforeEach, expect, test } from 'vitest';
import { columnsOf } from '../../functions/award';
import { list } from '../../functions/register';
import { awards } from '../../functions/store/awards';
import { audit } from '../../functions/store/desk';
import { applications, contacts } from '../../functions/store/schema';
import { locales } from '../../src/i18n/locale';
import { routeAt, routes } from '../../src/i18n/routes';
import { stateAt } from '../../src/programme/award';
import { readBusinessId } from '../../src/programme/businessid';
import { municipality } from '../../src/programme/places';
import { doorsOf } from '../../tools/demo/doors';
import { fill } from '../../tools/demo/fill';
import { appIn, freshWorld, type TestWorld } from '../support/world';

let world: TestWorld;
beforeEach(async () => {
  world = { ...(await freshWorld()), origin: 'http://localhost:8790' };
});

test('the made-up programme has 300 employers over both areas, and every state there is', async () => {
  await fill(world);
  const rows = await world.db.select().from(applications);
  const held = await world.db.select().from(awards);
  expect(new Set(rows.map(({ organisation }) => organisation)).size).toBe(300);
  expect(new Set(rows.map((row) => municipality(row.municipality)?.area))).toEqual(
    new Set(['etela-pohjanmaa', 'pohjanmaa']),
  );
  expect(new Set(rows.map(({ state }) => state))).toEqual(
    new Set(['unconfirmed', 'received', 'approved', 'declined', 'withdrawn', 'closed']),
  );
  const states = held.map((award) => stateAt(award, new Date(world.now().getTime() + 3_600_000)));
  expect(new Set(states.map((state) => ('why' in state ? state.why : state.state)))).toEqual(
    new Set(['active', 'grace', 'suspended', 'withdrawn', 'time', 'given-up']),
  );
  for (const award of held) expect(award).toMatchObject(columnsOf(award));
  const { holders } = await list(world, {});
  expect(holders).toHaveLength(50);
});

test('every list of the desk has something in it, what waits and what is done', async () => {
  await fill(world);
  const count = async (table: string, condition: string) =>
    (
      await world.db.$client
        .prepare(`SELECT count(*) AS count FROM ${table} WHERE ${condition}`)
        .first<{ count: number }>()
    )?.count ?? 0;
  const wanted = [
    ['renewals', "state = 'received'"],
    ['renewals', "state = 'approved'"],
    ['renewals', "state = 'declined'"],
    ['hearings', 'closed_at IS NULL AND answered_at IS NULL AND answer_by >= date()'],
    ['hearings', 'closed_at IS NULL AND answered_at IS NOT NULL'],
    ['hearings', 'closed_at IS NOT NULL'],
    ['withdrawals', "state = 'proposed'"],
    ['withdrawals', "state = 'confirmed'"],
    ['appeals', 'closed_at IS NULL'],
    ['appeals', 'closed_at IS NOT NULL'],
    ['yearly', "state = 'asked'"],
    ['yearly', "state = 'task'"],
    ['yearly', "state = 'answered'"],
    ['measures', "kind = 'suspended'"],
    ['outbox', "state IN ('refused', 'unknown')"],
    ['concerns', "state = 'open'"],
  ] as const;
  for (const [table, condition] of wanted)
    expect([table, condition, await count(table, condition.replace('date()', "'2026-11-02'"))]).toEqual([
      table,
      condition,
      expect.toSatisfy((found: number) => found > 0),
    ]);
  const yearly = await count('yearly', '1');
  expect(yearly).toBeGreaterThan((await count('awards', '1')) / 4);
  expect(await count('yearly', "state = 'task'")).toBeLessThan(yearly / 5);
  expect(await count('yearly', 'answered_at < asked_at OR reminded_at < asked_at')).toBe(0);
  expect(await count('hearings', 'answered_at < asked_at OR closed_at < asked_at')).toBe(0);
  expect(await count('renewals', 'applied_at < sent_at')).toBe(0);
});

test('nobody could take it for real: names, numbers and addresses say that they are made up', async () => {
  await fill(world);
  for (const { organisation, businessId, website } of await world.db.select().from(applications)) {
    expect(organisation).toMatch(/esimerkki|exempel/i);
    expect(readBusinessId(businessId)).toEqual({ ok: false, error: 'check' });
    expect(website).toMatch(/^(https:\/\/[\w-]+\.example\.fi\/)?$/);
  }
  for (const { name, email } of await world.db.select().from(contacts)) {
    expect(name).toMatch(/^(Esimerkki|Exempel|Example) /);
    expect(email).toMatch(/@example\.fi$/);
  }
});

test('behind every code and link there is somebody, on every kind of page', async () => {
  await fill(world);
  const wanted = Object.entries(routes).flatMap(([key, { path }]) =>
    /\[(code|token)\]/.test(path.fi) ? [key] : [],
  );
  const app = appIn(world);
  for (const locale of locales) {
    const paths = Object.values(await doorsOf(world, locale));
    expect(new Set(paths.map((path) => routeAt(path)?.key))).toEqual(new Set(wanted));
    for (const path of paths) {
      const answer = await app.request(app.origin + path);
      expect([path, answer.status]).toEqual([path, 200]);
      const shown = JSON.stringify(await answer.json());
      expect(shown).not.toMatch(/"(gone|unknown)"|"concern":null/);
      if (routeAt(path)?.key === 'own-renew') expect(shown).toContain('"stamp"');
    }
  }
});

test('run again it is the same programme, and the audit log is guarded as before', async () => {
  const names = async () =>
    (await world.db.select().from(applications))
      .map(({ id, organisation }) => `${id} ${organisation}`)
      .sort();
  await fill(world);
  const first = await names();
  await fill(world);
  expect(await names()).toEqual(first);
  await expect(world.db.delete(audit)).rejects.toThrow();
  await expect(world.db.update(audit).set({ actor: 'x' })).rejects.toThrow();
});

test('it is refused for a site that is not on this computer', async () => {
  await expect(fill({ ...world, origin: 'https://ovi.example.fi' })).rejects.toThrow('on this computer');
  expect(await world.db.select().from(applications)).toEqual([]);
});
