import { beforeEach, describe, expect, test } from 'vitest';
import { deliver } from '../../functions/deliver';
import { links } from '../../functions/store/schema';
import { href } from '../../src/i18n/routes';
import { applied, counts, enclosures, origin, tokenIn } from '../support/store';
import { appIn, application, freshWorld, opened, post, type TestWorld } from '../support/world';

let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

const aDay = 24 * 60 * 60 * 1000;
const path = '/logo/hae/lahetetty/';
const address = 'henkilo@example.fi';

async function ask(email: string, on = path) {
  const app = appIn(world);
  const answer = await post(app, on, { email });
  await app.settle();
  return { status: answer.status, headers: [...answer.headers], body: await answer.text() };
}

async function confirm(token: string) {
  const app = appIn(world);
  const answer = await post(app, href('confirm', 'fi', { token }), {});
  await app.settle();
  return ((await answer.json()) as { confirmation: { state: string } }).confirmation.state;
}

describe('asking for the letter again', () => {
  test('is answered the same, byte for byte, whatever the address is', async () => {
    await applied(world);
    await confirm(await applied(world, { contactEmail: 'vahvistettu@example.fi' }));
    const answers = [];
    for (const email of [
      address,
      'tuntematon@example.fi',
      'vahvistettu@example.fi',
      address,
      'HENKILO@example.fi',
      'no address',
      '',
      'x'.repeat(10_000),
      '\u0000\r\nBcc: a@example.fi',
    ]) {
      answers.push(await ask(email));
    }
    expect(answers[0]?.status).toBe(200);
    expect(answers[0]?.body).toBe('{"remailed":true}');
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  test('a day later brings a fresh link that confirms, and the first still does', async () => {
    const first = await applied(world, { letters: 'sv' });
    world.later(aDay);
    await ask(address);
    expect(world.posted).toHaveLength(2);
    const { letter, key } = world.posted[1] ?? {};
    expect(letter).toMatchObject({ to: address, subject: 'Bekräfta ansökan: Lakeuden Esimerkkileipomo Oy' });
    expect(key).not.toBe(world.posted[0]?.key);
    const second = tokenIn(letter);
    expect(second).not.toBe(first);
    expect(await confirm(second)).toBe('done');
    expect(await confirm(first)).toBe('done');
  });

  test('on the same day brings the letter when a day has passed', async () => {
    await applied(world);
    await ask(address);
    expect(world.posted).toHaveLength(1);
    world.later(aDay - 1);
    await deliver(world);
    expect(world.posted).toHaveLength(1);
    world.later(1);
    await deliver(world);
    expect(world.posted).toHaveLength(2);
  });

  test('while a letter waits writes no other', async () => {
    await applied(world);
    for (let round = 0; round < 5; round += 1) await ask(address);
    await Promise.all(Array.from({ length: 5 }, () => ask(address)));
    expect(await counts(world)).toMatchObject({ outbox: 2, links: 2 });
  });

  test('twenty times at once writes at most one that leaves that day', async () => {
    await applied(world);
    world.later(aDay);
    await Promise.all(Array.from({ length: 20 }, () => ask(address)));
    await deliver(world);
    expect(world.posted).toHaveLength(2);
    expect((await enclosures(world)).filter(({ state }) => state === 'waiting')).toEqual([]);
  });

  test('brings the link of each application that was made for the address, a letter of thirty a day', async () => {
    const app = appIn(world);
    for (let round = 0; round < 35; round += 1) {
      const stamp = await opened(app, world, '/logo/hae/');
      await post(app, '/logo/hae/', application(stamp, { organisation: `Yritys ${round}.` }));
    }
    await app.settle();
    world.later(aDay);
    await deliver(world);
    const asked = new Set<string>();
    for (let day = 0; day < 2; day += 1) {
      const earlier = world.posted.length;
      world.later(aDay);
      await deliver(world);
      world.later(aDay);
      await ask(address);
      await deliver(world);
      for (const { letter } of world.posted.slice(earlier))
        for (const [name] of letter.text.matchAll(/Yritys \d+\./g)) asked.add(name);
    }
    expect(asked.size).toBe(35);
  });

  test('keeps the end of the time: a fresh link lives no longer than the first', async () => {
    await applied(world);
    world.later(6 * aDay);
    await ask(address);
    const rows = await world.db.select().from(links);
    expect(new Set(rows.map(({ expiresAt }) => expiresAt))).toHaveLength(1);
  });

  test('for an application too old to be confirmed writes nothing', async () => {
    await applied(world);
    world.later(7 * aDay - 1);
    await ask(address);
    expect(world.posted).toHaveLength(2);
    world.later(1);
    await ask(address);
    world.later(aDay);
    await deliver(world);
    expect(await counts(world)).toMatchObject({ outbox: 2, links: 2 });
  });

  test('for a confirmed application or an unknown address writes nothing', async () => {
    await confirm(await applied(world));
    const before = await counts(world);
    world.later(aDay);
    await ask(address);
    await ask('tuntematon@example.fi');
    expect(await counts(world)).toEqual(before);
  });

  test('to the second contact writes nothing', async () => {
    await applied(world, { secondName: 'Toinen Ihminen', secondEmail: 'toinen@example.fi' });
    world.later(aDay);
    await ask('toinen@example.fi');
    expect(await counts(world)).toMatchObject({ outbox: 1, links: 1 });
  });

  test.each([
    ['in capitals', 'henkilo@öljy.example', 'HENKILO@ÖLJY.EXAMPLE'],
    ['with spaces around it', 'henkilo@example.fi', '  henkilo@example.fi\r\n'],
    ['with its letters taken apart', 'henkilo@öljy.example', 'henkilo@öljy.example'.normalize('NFD')],
    ['in ASCII', 'henkilo@öljy.example', 'henkilo@xn--ljy-rna.example'],
  ])('finds the address written %s, and writes to it as it was given', async (_how, given, written) => {
    await applied(world, { contactEmail: given });
    world.later(aDay);
    await ask(written);
    expect(world.posted).toHaveLength(2);
    expect(world.posted[1]?.letter.to).toBe(world.posted[0]?.letter.to);
  });

  test('answers before it looks, so that time tells nothing', async () => {
    await applied(world);
    world.later(aDay);
    let done = false;
    const slow = { ...world, secret: { ...world.secret, print: () => new Promise<string>(() => {}) } };
    const answer = await post(appIn(slow), path, { email: address }).then((got) => {
      done = true;
      return got;
    });
    expect(done).toBe(true);
    expect(answer.status).toBe(200);
  });

  test('reads the form before it answers, and logs what goes wrong after it by name alone', async () => {
    const broken = { ...world, db: undefined as never };
    const app = appIn(broken);
    const answer = await post(app, path, { email: address });
    expect(answer.status).toBe(200);
    await app.settle();
    expect(world.events).toEqual([{ event: 'remail.trouble', details: { error: 'TypeError' } }]);
  });

  test('works on the page of each language', async () => {
    await applied(world, { letters: 'en' });
    for (const locale of ['sv', 'en'] as const) {
      world.later(aDay);
      await ask(address, href('apply-sent', locale));
      expect(world.posted.at(-1)?.letter.text).toContain(`${origin}/en/logo/confirm/`);
    }
    expect(world.posted).toHaveLength(3);
  });
});
