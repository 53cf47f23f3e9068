import { beforeEach, describe, expect, test } from 'vitest';
import { visitorOf } from '../../functions/origin';
import { secretFrom } from '../../functions/secret';
import { longest, shortest } from '../../functions/stamp';
import { worldOf } from '../../functions/world';
import { type FormState, stampName, trapName } from '../../src/forms/state';
import { counts, enquiry, feedback, origin } from '../support/store';
import {
  appIn,
  application,
  bindings,
  type Fields,
  freshWorld,
  opened,
  post,
  type TestWorld,
} from '../support/world';

let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

const forms = [
  { path: '/logo/hae/', fill: application, table: 'applications', one: 'organisation' },
  { path: '/sv/kontakt/', fill: enquiry, table: 'enquiries', one: 'message' },
  { path: '/en/accessibility/feedback/', fill: feedback, table: 'feedback', one: 'message' },
] as const;

async function send(path: string, fields: Fields, headers: Record<string, string> = {}) {
  const app = appIn(world);
  const answer = await post(app, path, fields, headers);
  await app.settle();
  const text = await answer.text();
  return {
    status: answer.status,
    form: text
      ? ((JSON.parse(text) as { form?: FormState }).form ?? (JSON.parse(text) as FormState))
      : undefined,
  };
}

/** Asserts that everything typed came back as it was sent, and that nothing was stored or posted. */
async function expectKept(form: FormState | undefined, fields: Fields) {
  const { [stampName]: _stamp, [trapName]: _trap, ...typed } = fields;
  expect(form?.typed).toMatchObject(typed);
  expect(Object.values(await counts(world)).every((count) => count === 0)).toBe(true);
  expect(world.posted).toEqual([]);
}

describe.each(forms)('the form at $path', ({ path, fill, table, one }) => {
  const open = () => opened(appIn(world), world, path);

  test('with the trap filled in comes back, and is taken when sent again', async () => {
    const fields = fill(await open(), { [trapName]: '0101234' });
    const { status, form } = await send(path, fields);
    expect(status).toBe(422);
    expect(form?.notice).toBe('trap');
    await expectKept(form, fields);
    world.later(shortest);
    expect((await send(path, fill(form?.stamp ?? ''))).status).toBe(303);
  });

  test('sent by a person is taken, with the trap sent along empty', async () => {
    expect((await send(path, fill(await open(), { [trapName]: '' }))).status).toBe(303);
    expect((await counts(world))[table]).toBe(1);
  });

  test('sent faster than people can comes back with the same stamp, which is good a moment later', async () => {
    const stamp = await open();
    world.later(-1001);
    const fields = fill(stamp);
    const { status, form } = await send(path, fields);
    expect(status).toBe(422);
    expect(form).toMatchObject({ notice: 'early', stamp });
    await expectKept(form, fields);
    world.later(1);
    expect((await send(path, fields)).status).toBe(303);
  });

  test('left open for a day is taken, and a millisecond longer comes back with a new stamp', async () => {
    const fields = fill(await open());
    world.later(longest - shortest - 1000 + 1);
    const { status, form } = await send(path, fields);
    expect(status).toBe(422);
    expect(form?.notice).toBe('stale');
    await expectKept(form, fields);
    world.later(-1);
    expect((await send(path, fields)).status).toBe(303);
    world.later(shortest + 1);
    expect((await send(path, fill(form?.stamp ?? ''))).status).toBe(303);
    expect((await counts(world))[table]).toBe(2);
  });

  test('with a forged stamp comes back with a good one', async () => {
    const stamp = await open();
    const [id, opened, words, signature] = stamp.split('.') as [string, string, string, string];
    const earlier = `${(Number.parseInt(opened, 36) - 1).toString(36)}.${words}`;
    const time = `${opened}.${words}`;
    const forged = [
      '',
      '.',
      '..',
      'x',
      `${id}.${time}`,
      `${id}.${time}.`,
      `.${time}.${signature}`,
      `${id}..${signature}`,
      `${id}.${opened}.${words}x.${signature}`,
      `${id}.${opened}.${signature}`,
      `${id}.${earlier}.${signature}`,
      `${id.slice(0, -1)}.${time}.${signature}`,
      `${id}.${time}.${signature.slice(0, -2)}`,
      `${id}.${time}.${'A'.repeat(43)}`,
      `${id}.${time}.${signature.toLowerCase()}`,
      `${id} .${time}.${signature}`,
      `${stamp}=`,
    ];
    for (const one of forged) {
      const fields = fill(one);
      const { status, form } = await send(path, fields);
      expect([status, form?.notice], one).toEqual([422, 'stale']);
      expect(form?.stamp, one).not.toBe(one);
      await expectKept(form, fields);
    }
  });

  test('with the stamp of another deployment comes back', async () => {
    const stranger = { ...world, secret: secretFrom('another secret of at least 32 characters') };
    const fields = fill(await opened(appIn(stranger), world, path));
    expect((await send(path, fields)).form?.notice).toBe('stale');
  });

  test('without a stamp, or without anything, comes back', async () => {
    expect(await send(path, { x: '1' })).toMatchObject({ status: 422, form: { notice: 'stale' } });
    expect(Object.values(await counts(world)).every((count) => count === 0)).toBe(true);
  });

  test('comes back from the brake as it was, and goes through afterwards with the same stamp', async () => {
    const stamp = await open();
    const fields = fill(stamp);
    const visitors: string[] = [];
    const braked = { ...world, brake: async (visitor: string) => visitors.push(visitor) < 0 };
    const answer = await post(appIn(braked), path, fields, { 'cf-connecting-ip': '2001:db8:1:2:3:4:5:6' });
    const { form } = (await answer.json()) as { form: FormState };
    expect(answer.status).toBe(429);
    expect(form).toMatchObject({ notice: 'busy', stamp });
    expect(visitors).toEqual(['2001:db8:1:2']);
    await expectKept(form, fields);
    expect((await send(path, fields)).status).toBe(303);
  });

  test('with a fault tells the field and keeps its stamp', async () => {
    const stamp = await open();
    const fields = fill(stamp, { [one]: ' \u0000 ' });
    const { status, form } = await send(path, fields);
    expect(status).toBe(422);
    expect(form).toMatchObject({
      notice: 'faults',
      stamp,
      faults: { [one]: expect.stringMatching(/characters|tooShort/) },
    });
    await expectKept(form, fields);
  });

  test('sent again with other words is refused and nothing of it is stored', async () => {
    const fields = fill(await open());
    expect((await send(path, fields)).status).toBe(303);
    const before = await counts(world);
    const other = { ...fields, [one]: 'Aivan toiset sanat tällä kertaa' };
    const { status, form } = await send(path, other);
    expect(status).toBe(409);
    expect(form).toMatchObject({ notice: 'changed', typed: { [one]: 'Aivan toiset sanat tällä kertaa' } });
    expect(await counts(world)).toEqual(before);
    world.later(shortest);
    expect((await send(path, { ...other, [stampName]: form?.stamp ?? '' })).status).toBe(303);
    expect((await counts(world))[table]).toBe(2);
  });

  test('sent again in another way of writing the same is the same', async () => {
    const fields = fill(await open());
    const spaced = Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, name === one ? `  ${String(value)}\r\n` : value]),
    );
    expect((await send(path, fields)).status).toBe(303);
    expect((await send(path, spaced)).status).toBe(303);
    expect((await counts(world))[table]).toBe(1);
  });

  test('keeps its answers and its stamp when the database fails, and is taken when it is back', async () => {
    const fields = fill(await open());
    const broken = { ...world, db: failing(world.db) };
    const answer = await post(appIn(broken), path, fields);
    const { form } = (await answer.json()) as { form: FormState };
    expect(answer.status).toBe(503);
    expect(form).toMatchObject({ notice: 'trouble', stamp: fields[stampName] });
    await expectKept(form, fields);
    expect(world.events.map(({ event }) => event)).toEqual(['form.trouble']);
    expect(JSON.stringify(world.events)).not.toMatch(/@|Esimerkki/);
    expect((await send(path, fields)).status).toBe(303);
    expect((await counts(world))[table]).toBe(1);
  });

  test('tells our script the same in JSON, without what was typed', async () => {
    const json = { accept: 'application/json' };
    const app = appIn(world);
    const fields = fill(await open());
    const answer = await post(app, path, { ...fields, [one]: '\u0000' }, json);
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(await answer.json()).toMatchObject({ notice: 'faults', typed: {}, stamp: fields[stampName] });
    const good = await post(app, path, fields, json);
    await app.settle();
    expect(good.status).toBe(200);
    expect(await good.json()).toEqual({ next: expect.stringMatching(/^\/.+\/$/) });
  });
});

test('the stamp of one form is taken by that form alone, and makes one of it', async () => {
  const stamp = await opened(appIn(world), world, '/logo/hae/');
  for (let round = 0; round < 2; round += 1) {
    for (const { path, fill } of forms)
      expect((await send(path, fill(stamp))).status).toBe(path === '/logo/hae/' ? 303 : 422);
  }
  expect(await counts(world)).toMatchObject({ applications: 1, enquiries: 0, feedback: 0 });
});

test('the real brake lets twenty a minute through from one network', async () => {
  const { brake } = worldOf(bindings);
  const allowed = await Promise.all(Array.from({ length: 30 }, () => brake('192.0.2.1')));
  expect(allowed.filter(Boolean)).toHaveLength(20);
  expect(await brake('192.0.2.2')).toBe(true);
});

test('a visitor is an IPv4 address or the network part of an IPv6 one', async () => {
  const from = (address?: string) =>
    visitorOf(new Request(origin, address ? { headers: { 'cf-connecting-ip': address } } : {}));
  expect(from('192.0.2.7')).toBe('192.0.2.7');
  expect(from('2001:db8:1:2:3:4:5:6')).toBe(from('2001:db8:1:2:ffff::1'));
  expect(from('2001:db8:1:2::1')).not.toBe(from('2001:db8:1:3::1'));
  for (const written of ['2001:db8::1:2:3:4', '2001:db8::5', '2001:db8:0:0:1:2:3:4', '2001:0DB8::1:2:3:4'])
    expect(from(written)).toBe('2001:db8:0:0');
  expect(from('2001:db8:1::7:2:3:4')).toBe('2001:db8:1:0');
  expect(from('::1')).toBe('0:0:0:0');
  expect(from('2001:db8:1:2::')).toBe('2001:db8:1:2');
  expect(from('::ffff:192.0.2.7')).toBe('192.0.2.7');
  expect(from()).toBe('unknown');
});

/** A database whose every transaction fails. */
function failing(db: TestWorld['db']): TestWorld['db'] {
  const batch = () => Promise.reject(new Error('D1_ERROR: Network connection lost'));
  const $client = over(db.$client, { batch });
  return over(db, { batch, $client });
}

/** The same with some of it replaced; what is called on it finds its own. */
function over<T extends object>(object: T, other: Partial<Record<keyof T, unknown>>): T {
  return new Proxy(object, {
    get: (target, key) => {
      if (key in other) return other[key as keyof T];
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
