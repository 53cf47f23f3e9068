import { beforeEach, describe, expect, test } from 'vitest';
import { stepNames, tick } from '../../functions/clock';
import { type Health, health } from '../../functions/health';
import { steps } from '../../functions/store/clock';
import { signingKeys } from '../../functions/store/credentials';
import { publicKeyOf } from '../../src/credential/proof';
import { href } from '../../src/i18n/routes';
import { awardRow, codeOf, grant } from '../support/awards';
import { applied, enquiry, origin } from '../support/store';
import { appIn, freshWorld, opened, post, type TestWorld } from '../support/world';
import { entered } from './desk/desk';

let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

const aMinute = 60_000;
const seed = new Uint8Array(32).fill(7);
const key = await publicKeyOf(seed);

async function ask(of: TestWorld = world) {
  const answer = await appIn(of).request(`${origin}/api/health`);
  const told = (await answer.json()) as Pick<Health, 'ok' | 'wrong'>;
  expect(Object.keys(told)).toEqual(['ok', 'wrong']);
  return { status: answer.status, headers: answer.headers, ...told };
}

describe('the health page', () => {
  test('says that all is well after a stroke of the clock, and for twenty minutes', async () => {
    expect(await ask()).toMatchObject({ status: 503, wrong: ['clock'] });
    expect(await health(world)).toMatchObject({ clockMinutes: null });
    await tick(world);
    expect(await ask()).toMatchObject({ status: 200, ok: true, wrong: [] });
    expect(await health(world)).toMatchObject({ clockMinutes: 0, failedSteps: [] });
    world.later(20 * aMinute - 1);
    expect((await ask()).status).toBe(200);
    world.later(1);
    expect(await ask()).toMatchObject({ status: 503, wrong: ['clock'] });
    expect(await health(world)).toMatchObject({ clockMinutes: 20 });
  });

  test('tells of a step that fails until it goes well again; the others are done meanwhile', async () => {
    const done: string[] = [];
    const run = {
      one: async () => void done.push('one'),
      deliver: async () => {
        throw new TypeError('henkilo@example.fi');
      },
      last: async () => void done.push('last'),
    };
    await tick(world);
    world.later(aMinute);
    await tick(world, run);
    expect(done).toEqual(['one', 'last']);
    expect(world.events).toContainEqual({
      event: 'clock.failed',
      details: { step: 'deliver', fault: 'TypeError' },
    });
    expect(await ask()).toMatchObject({ status: 503, wrong: ['step'] });
    const { look } = await entered(world, 'reviewer');
    expect(await look('/desk/')).toMatchObject({ alarms: ['step'], failedSteps: ['deliver'] });
    world.later(aMinute);
    await tick(world);
    expect((await ask()).status).toBe(200);
  });

  test('tells of a letter that has been due for an hour', async () => {
    world.answers.push({ outcome: 'later', seconds: 60, fault: 'invalid_api_key' });
    await applied(world).catch(() => {});
    world.later(aMinute);
    world.answers.push({ outcome: 'later', seconds: 60, fault: 'invalid_api_key' });
    const run = Object.fromEntries(stepNames.map((name) => [name, async () => {}]));
    world.later(61 * aMinute);
    await tick(world, run);
    expect(await ask()).toMatchObject({ status: 503, wrong: ['letters'] });
    expect(await health(world)).toMatchObject({ letters: { waiting: 1 } });
    await tick(world);
    world.answers.length = 0;
    world.later(2 * aMinute);
    await tick(world);
    expect((await ask()).status).toBe(200);
    expect(await health(world)).toMatchObject({ letters: { waiting: 0 } });
  });

  test('tells of letters that the post refuses, by count alone', async () => {
    const app = appIn(world);
    for (let round = 0; round < 3; round += 1) {
      for (let letter = 0; letter < 2; letter += 1)
        world.answers.push({ outcome: 'refused', fault: 'validation_error' });
      const stamp = await opened(app, world, '/yhteys/');
      await post(app, '/yhteys/', enquiry(stamp, { email: `k${round}@example.fi` }));
      await app.settle();
    }
    await tick(world);
    expect(await ask()).toMatchObject({ status: 503, wrong: ['trouble'] });
    const state = await health(world);
    expect(state).toMatchObject({ letters: { trouble: 6, troubleToday: 6 } });
    expect(JSON.stringify(state)).not.toMatch(/@|Esimerkki/);
    world.later(25 * 60 * aMinute);
    await tick(world);
    expect((await ask()).status).toBe(200);
    expect(await health(world)).toMatchObject({ letters: { trouble: 6, troubleToday: 0 } });
  });

  test('answers the same, byte for byte, after something was sent to an address that we know as to one that we do not', async () => {
    const app = appIn(world);
    await post(app, href('confirm', 'fi', { token: await applied(world) }), {});
    await app.settle();
    await tick(world);
    const said = async () => (await appIn(world).request(`${origin}/api/health`)).text();
    const before = await said();
    for (const email of ['henkilo@example.fi', 'tuntematon@example.fi']) {
      for (let round = 0; round < 3; round += 1) {
        const stamp = await opened(app, world, '/yhteys/');
        await post(app, '/yhteys/', enquiry(stamp, { email }));
        await app.settle();
        expect(await said()).toBe(before);
      }
    }
  });

  test.each([
    ['is missing', undefined, []],
    ['was revoked by the deployment', seed, [key]],
    ['has ended', seed, []],
  ])(
    'tells of credentials that wait because the key %s; the desk says how many',
    async (what, own, revoked) => {
      const keyed = { ...world, signing: { seed: own, revoked } };
      if (what === 'has ended')
        await world.db
          .insert(signingKeys)
          .values({ id: key, fromAt: '2025-01-01T00:00:00Z', untilAt: '2026-01-01T00:00:00Z' });
      await grant(world, ...[1, 2].map((at) => awardRow({ code: codeOf(at) })));
      await tick(keyed);
      expect(await ask(keyed)).toMatchObject({ status: 503, wrong: ['credentials'] });
      const { look } = await entered(keyed, 'lead');
      expect(await look('/desk/')).toMatchObject({ alarms: ['credentials'], unsigned: 2 });
      const mended = { ...world, signing: { seed: new Uint8Array(32).fill(8), revoked } };
      await tick(mended);
      expect((await ask(mended)).status).toBe(200);
    },
  );

  test('answers 503 when the database does not, and is never kept', async () => {
    const state = await ask({ ...world, db: undefined as never });
    expect(state).toMatchObject({ status: 503, ok: false, wrong: ['database'] });
    expect(state.headers.get('cache-control')).toBe('no-store');
    expect(state.headers.get('content-type')).toContain('application/json');
  });
});

test('a stroke of the clock notes every step, also when two strike at once', async () => {
  await Promise.all([tick(world), tick(world)]);
  const rows = await world.db.select().from(steps);
  expect(rows.map(({ name }) => name).sort()).toEqual([...stepNames].sort());
  for (const row of rows) expect(row).toMatchObject({ doneAt: world.now().toISOString(), failedAt: null });
});
