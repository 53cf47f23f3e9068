import { beforeEach, describe, expect, test } from 'vitest';
import { clean } from '../../functions/clean';
import { mostADay, mostAnHour } from '../../functions/quota';
import { shortest } from '../../functions/stamp';
import { quotas } from '../../functions/store/clock';
import type { FormState } from '../../src/forms/state';
import { concern, counts, dump, enquiry, feedback } from '../support/store';
import { appIn, application, type Fields, freshWorld, opened, post, type TestWorld } from '../support/world';

let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

const anHour = 60 * 60_000;
const path = '/saavutettavuus/palaute/';
const first = '2001:db8:1:2::1';

async function send(fields: Fields, visitor = first, to = path) {
  const app = appIn(world);
  const answer = await post(app, to, fields, { 'cf-connecting-ip': visitor });
  await app.settle();
  return answer;
}

/** Opens forms and sends them, each by itself, within little more than a minute. */
async function sendMany(count: number, visitor?: string) {
  const stamps = await Promise.all(Array.from({ length: count }, () => opened(appIn(world), world, path)));
  world.later(-count * (shortest + 1000) + shortest + 1000);
  const statuses = [];
  for (const stamp of stamps) statuses.push((await send(feedback(stamp, { email: '' }), visitor)).status);
  return statuses;
}

describe('the quota of a network', () => {
  test('is twenty forms an hour; what is more comes back as it was, and goes through with the same stamp when the hour is over', async () => {
    expect(await sendMany(mostAnHour)).toEqual(Array(mostAnHour).fill(303));
    const fields = feedback(await opened(appIn(world), world, path));
    const before = await counts(world);
    const answer = await send(fields);
    const { form } = (await answer.json()) as { form: FormState };
    expect(answer.status).toBe(429);
    expect(form).toMatchObject({ notice: 'full', stamp: fields['stamp'], typed: { email: fields['email'] } });
    expect(await counts(world)).toEqual(before);
    world.later(anHour);
    expect((await send(fields)).status).toBe(303);
  });

  test('is sixty a day, and begins anew with the day', async () => {
    for (let hour = 0; hour < mostADay / mostAnHour; hour += 1) {
      await sendMany(mostAnHour);
      world.later(anHour);
    }
    expect(await sendMany(1)).toEqual([429]);
    world.later(24 * anHour);
    expect(await sendMany(1)).toEqual([303]);
  });

  test('is its own: others go on, and so does whoever has no network address', async () => {
    await sendMany(mostAnHour);
    expect(await sendMany(1, '2001:db8:1:2:ffff::7')).toEqual([429]);
    expect(await sendMany(1, '2001:db8:1:3::1')).toEqual([303]);
    const app = appIn(world);
    for (let round = 0; round <= mostAnHour; round += 1) {
      const stamp = await opened(app, world, path);
      expect((await post(app, path, feedback(stamp, { email: '' }))).status).toBe(303);
      world.later(-shortest - 1000);
    }
  });

  test('counts every form that makes us write, and one that is sent again once', async () => {
    const ways: [string, (stamp: string) => Fields][] = [
      ['/logo/hae/', application],
      ['/yhteys/', enquiry],
      [path, feedback],
      ['/logo/huoli/', concern],
    ];
    for (const [to, fill] of ways) {
      const fields = fill(await opened(appIn(world), world, to));
      for (let round = 0; round < 3; round += 1) expect((await send(fields, first, to)).status).toBe(303);
    }
    expect(await world.db.select().from(quotas)).toMatchObject([{ count: ways.length }]);
  });

  test('is full for many at once as well', async () => {
    const stamps = await Promise.all(Array.from({ length: 30 }, () => opened(appIn(world), world, path)));
    const answers = await Promise.all(stamps.map((stamp) => send(feedback(stamp, { email: '' }))));
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(mostAnHour);
    expect(await counts(world)).toMatchObject({ feedback: mostAnHour });
  });

  test('holds no network address, nothing that is the same the day after, and is gone after a day', async () => {
    await sendMany(1);
    world.later(24 * anHour);
    await sendMany(1);
    const rows = await world.db.select().from(quotas);
    expect(new Set(rows.map(({ visitor }) => visitor)).size).toBe(2);
    expect(JSON.stringify(await dump(world))).not.toContain('2001:db8');
    world.later(24 * anHour);
    await clean(world);
    expect(await world.db.select().from(quotas)).toEqual([]);
  });
});
