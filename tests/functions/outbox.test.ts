import { beforeEach, describe, expect, test } from 'vitest';
import { deliver } from '../../functions/deliver';
import { canonical } from '../../functions/outbox';
import { href } from '../../src/i18n/routes';
import { applied, enclosures, enquiry, feedback } from '../support/store';
import { appIn, application, type Fields, freshWorld, opened, post, type TestWorld } from '../support/world';

let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

const aDay = 24 * 60 * 60 * 1000;
const address = 'henkilo@example.fi';

const ways: Record<string, (to: string) => [path: string, fields: (stamp: string) => Fields]> = {
  application: (to) => ['/logo/hae/', (stamp) => application(stamp, { contactEmail: to })],
  enquiry: (to) => ['/yhteys/', (stamp) => enquiry(stamp, { email: to })],
  feedback: (to) => ['/saavutettavuus/palaute/', (stamp) => feedback(stamp, { email: to })],
};

async function send(way: string, to = address) {
  const app = appIn(world);
  const [path, fields] = ways[way]?.(to) ?? ['', () => ({})];
  const answer = await post(app, path, fields(await opened(app, world, path)));
  expect(answer.status).toBe(303);
  await app.settle();
}

async function askAgain(to = address) {
  const app = appIn(world);
  await post(app, '/logo/hae/lahetetty/', { email: to });
  await app.settle();
}

const isOurs = (to: string) => to.startsWith('ips');
const taken = () => world.posted.map(({ letter }) => letter.to).filter((to) => !isOurs(to));

describe('an address that nobody has confirmed', () => {
  test.each(['application', 'enquiry', 'feedback'])(
    'gets one letter a day, whatever follows its %s',
    async (first) => {
      await send(first);
      for (const way of Object.keys(ways)) await send(way);
      await askAgain();
      expect(taken()).toEqual([address]);
      const waiting = (await enclosures(world)).filter(({ state }) => state === 'waiting');
      expect(waiting.length).toBeGreaterThanOrEqual(3);
      for (const { name } of waiting) expect(name).not.toMatch(/^team/);
    },
  );

  test('gets the held letters one a day later each, in their order and to the millisecond', async () => {
    await send('enquiry');
    await send('feedback');
    await send('application');
    const due = (await enclosures(world))
      .filter(({ name }) => !name.startsWith('team'))
      .map(({ dueAt }) => Date.parse(dueAt));
    const [first = 0, second = 0, third = 0] = due;
    expect([second - first, third - second]).toEqual([aDay, aDay]);
    for (const [moment, count] of [
      [second - 1, 1],
      [second, 2],
      [third - 1, 2],
      [third, 3],
      [third + 9 * aDay, 3],
    ] as const) {
      world.at(new Date(moment).toISOString());
      await deliver(world);
      expect(taken()).toHaveLength(count);
    }
    const ours = world.posted.map(({ letter }) => letter).filter(({ to }) => !isOurs(to));
    expect(ours.map(({ subject }) => subject)).toEqual([
      'Saimme viestisi',
      'Saimme saavutettavuuspalautteesi',
      'Vahvista hakemus: Lakeuden Esimerkkileipomo Oy',
    ]);
  });

  test('is written to again at once when a day has passed', async () => {
    await send('enquiry');
    world.later(aDay - 4001);
    await send('feedback');
    expect(taken()).toHaveLength(1);
    world.later(1);
    await deliver(world);
    expect(taken()).toHaveLength(2);
    world.later(aDay);
    await send('application');
    expect(taken()).toHaveLength(3);
  });

  test.each([
    ['a tag', 'henkilo+logo@example.fi', 'henkilo@example.fi'],
    ['many tags', 'henkilo+a+b@example.fi', 'henkilo@example.fi'],
    ['case', 'HENKILO@EXAMPLE.FI', 'henkilo@example.fi'],
    ['dots at Gmail', 'h.e.n.kilo@gmail.com', 'henkilo@gmail.com'],
    ['dots, tags and case at Gmail', 'Hen.Kilo+x@GMail.com', 'henkilo@gmail.com'],
    ['the two names of Gmail', 'henkilo@googlemail.com', 'henkilo@gmail.com'],
    ['a domain in another alphabet', 'henkilo@öljy.example', 'henkilo@xn--ljy-rna.example'],
    ['a domain in capitals of another alphabet', 'henkilo@ÖLJY.example', 'henkilo@öljy.example'],
  ])('is the same with %s', async (_what, one, other) => {
    await send('enquiry', one);
    await send('feedback', other);
    expect(taken()).toHaveLength(1);
  });

  test.each([
    ['henkilo@example.fi', 'henkilo@example.com'],
    ['henkilo@example.fi', 'toinen@example.fi'],
    ['hen.kilo@example.fi', 'henkilo@example.fi'],
  ])('%s is not %s', async (one, other) => {
    await send('enquiry', one);
    await send('feedback', other);
    expect(taken()).toHaveLength(2);
  });

  test('gets one letter of thirty applications made for it at once', async () => {
    const app = appIn(world);
    const stamps = await Promise.all(Array.from({ length: 30 }, () => opened(app, world, '/logo/hae/')));
    const answers = await Promise.all(
      stamps.map((stamp, at) =>
        post(app, '/logo/hae/', application(stamp, { contactEmail: `henkilo+${at}@example.fi` })),
      ),
    );
    await app.settle();
    await deliver(world);
    expect(answers.map((answer) => answer.status)).toEqual(Array(30).fill(303));
    expect(taken()).toHaveLength(1);
    const due = (await enclosures(world)).map(({ dueAt }) => Date.parse(dueAt));
    expect(due.slice(1).map((moment, at) => moment - (due[at] ?? 0))).toEqual(Array(29).fill(aDay));
  });
});

describe('an address that was confirmed', () => {
  beforeEach(async () => {
    const app = appIn(world);
    await post(
      app,
      href('confirm', 'fi', { token: await applied(world, { contactEmail: 'Henkilo@example.fi' }) }),
      {},
    );
    await app.settle();
    world.posted.length = 0;
  });

  test('is not held back', async () => {
    for (const way of Object.keys(ways)) await send(way);
    expect(taken()).toHaveLength(3);
  });

  test('is not held back with a tag either', async () => {
    await send('enquiry', 'henkilo+x@example.fi');
    await send('feedback', 'henkilo+y@example.fi');
    expect(taken()).toHaveLength(2);
  });

  test('frees nobody else', async () => {
    await send('enquiry', 'toinen@example.fi');
    await send('feedback', 'toinen@example.fi');
    expect(taken()).toEqual(['toinen@example.fi']);
  });
});

test('letters to the team are never held back', async () => {
  for (let round = 0; round < 5; round += 1) {
    await send('enquiry', `k${round}@example.fi`);
    await send('feedback', `p${round}@example.fi`);
  }
  expect(world.posted.filter(({ letter }) => isOurs(letter.to))).toHaveLength(10);
});

test('a visitor who gives the address of the team holds back no letter to the team', async () => {
  await send('enquiry', 'ips.etela-pohjanmaa@example.fi');
  await send('enquiry', 'toinen@example.fi');
  expect(world.posted.filter(({ letter }) => letter.subject.startsWith('Uusi yhteydenotto'))).toHaveLength(2);
});

test('a mailbox has one canonical address', () => {
  for (const written of [
    'a.b@gmail.com',
    'A.B+c@googlemail.com',
    'henkilo+x+y@EXAMPLE.fi',
    '+x@example.fi',
  ]) {
    expect(canonical(canonical(written))).toBe(canonical(written));
  }
});
