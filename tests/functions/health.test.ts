import { beforeEach, describe, expect, test } from 'vitest';
import { stepNames, tick } from '../../functions/clock';
import type { Health } from '../../functions/health';
import { steps } from '../../functions/store/clock';
import { applied, enquiry, origin } from '../support/store';
import { appIn, freshWorld, opened, post, type TestWorld } from '../support/world';
import { entered } from './desk/desk';

let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

const aMinute = 60_000;

async function ask(of: TestWorld = world) {
  const answer = await appIn(of).request(`${origin}/api/health`);
  return { status: answer.status, headers: answer.headers, ...((await answer.json()) as Health) };
}

describe('the health page', () => {
  test('says that all is well after a stroke of the clock, and for twenty minutes', async () => {
    expect(await ask()).toMatchObject({ status: 503, wrong: ['clock'], clockMinutes: null });
    await tick(world);
    expect(await ask()).toMatchObject({ status: 200, ok: true, wrong: [], clockMinutes: 0, failedSteps: [] });
    world.later(20 * aMinute - 1);
    expect((await ask()).status).toBe(200);
    world.later(1);
    expect(await ask()).toMatchObject({ status: 503, wrong: ['clock'], clockMinutes: 20 });
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
    expect(await ask()).toMatchObject({ status: 503, wrong: ['step'], failedSteps: ['deliver'] });
    const { look } = await entered(world, 'reviewer');
    expect(await look('/desk/')).toMatchObject({ alarms: ['step'] });
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
    expect(await ask()).toMatchObject({ status: 503, wrong: ['letters'], letters: { waiting: 1 } });
    await tick(world);
    world.answers.length = 0;
    world.later(2 * aMinute);
    await tick(world);
    expect(await ask()).toMatchObject({ status: 200, letters: { waiting: 0 } });
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
    const state = await ask();
    expect(state).toMatchObject({
      status: 503,
      wrong: ['trouble'],
      letters: { trouble: 6, troubleToday: 6 },
    });
    expect(JSON.stringify(state)).not.toMatch(/@|Esimerkki/);
    world.later(25 * 60 * aMinute);
    await tick(world);
    expect(await ask()).toMatchObject({ status: 200, letters: { trouble: 6, troubleToday: 0 } });
  });

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
