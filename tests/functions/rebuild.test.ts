import { beforeEach, describe, expect, inject, test } from 'vitest';
import { rebuild } from '../../functions/rebuild';
import { freshWorld, type TestWorld } from '../support/world';

let world: TestWorld;
const hook = `${inject('hookUrl')}/build`;
const calls = async () => (await (await fetch(`${inject('hookUrl')}/calls.json`)).json()) as string[];

beforeEach(async () => {
  world = { ...(await freshWorld()), deployHook: hook };
  await fetch(`${inject('hookUrl')}/calls.json`, { method: 'DELETE' });
});

describe('the site is built anew', () => {
  test('once a Finnish day, however often the clock strikes, and however many at once', async () => {
    await Promise.all([rebuild(world), rebuild(world), rebuild(world)]);
    await rebuild(world);
    expect(await calls()).toEqual(['POST /build']);
    world.at('2026-11-02T21:59:00Z');
    await rebuild(world);
    expect(await calls()).toHaveLength(1);
    world.at('2026-11-02T22:01:00Z');
    await rebuild(world);
    expect(await calls()).toHaveLength(2);
  });

  test('later, when the host did not take it', async () => {
    world = { ...world, deployHook: `${inject('hookUrl')}/broken` };
    await expect(rebuild(world)).rejects.toThrow('did not take it');
    await rebuild({ ...world, deployHook: hook });
    expect(await calls()).toEqual(['POST /broken', 'POST /build']);
  });

  test('later, when the host cannot be reached', async () => {
    await expect(rebuild({ ...world, deployHook: 'http://127.0.0.1:9/' })).rejects.toThrow();
    await rebuild(world);
    expect(await calls()).toEqual(['POST /build']);
  });

  test('by nobody where there is no hook', async () => {
    await rebuild({ ...world, deployHook: undefined });
    expect(await calls()).toEqual([]);
  });
});
