import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { deliver, mostAnHour } from '../../functions/deliver';
import { tellSkipped } from '../../functions/digest';
import { canonical, enclosed, unreadable } from '../../functions/outbox';
import { secretFrom } from '../../functions/secret';
import { skipped } from '../../functions/store/clock';
import { applications, outbox } from '../../functions/store/schema';
import { href } from '../../src/i18n/routes';
import { applied, enclosures, enquiry, feedback } from '../support/store';
import { appIn, application, type Fields, freshWorld, opened, post, type TestWorld } from '../support/world';
import { entered } from './desk/desk';

let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

const aDay = 24 * 60 * 60 * 1000;
const address = 'henkilo@example.fi';

const ways: Record<string, (to: string, other: Fields) => [path: string, fields: (stamp: string) => Fields]> =
  {
    application: (to, other) => ['/logo/hae/', (stamp) => application(stamp, { contactEmail: to, ...other })],
    enquiry: (to) => ['/yhteys/', (stamp) => enquiry(stamp, { email: to })],
    feedback: (to) => ['/saavutettavuus/palaute/', (stamp) => feedback(stamp, { email: to })],
  };

async function send(way: string, to = address, other: Fields = {}) {
  const app = appIn(world);
  const [path, fields] = ways[way]?.(to, other) ?? ['', () => ({})];
  const answer = await post(app, path, fields(await opened(app, world, path)));
  expect(answer.status).toBe(303);
  await app.settle();
}

/**
 * Puts letters to an address into the outbox, as applications made for it would; all of them wait when one was sent.
 */
async function waitingFor(to: string, count: number) {
  for (let at = 0; at < count; at += 1) {
    const words = `henkilo${at}`;
    const letter = { to, subject: words, text: words, html: `<body>${words}</body>` };
    await world.db
      .insert(outbox)
      .values(await enclosed(world, letter, { name: 'confirm-application', about: words }));
  }
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
    'gets one letter a day, whatever follows its %s, and only letters that ask for something wait',
    async (first) => {
      await send(first);
      for (const way of Object.keys(ways)) await send(way);
      await askAgain();
      expect(taken()).toEqual([address]);
      const waiting = (await enclosures(world)).filter(({ state }) => state === 'waiting');
      expect(waiting.length).toBeGreaterThanOrEqual(1);
      for (const { name } of waiting) expect(name).toBe('confirm-application');
    },
  );

  test('is sent no receipt while another letter waits or was written within a day; what is left out is counted', async () => {
    await send('enquiry');
    await send('feedback');
    world.later(aDay - 20_000);
    await send('enquiry');
    expect(taken()).toHaveLength(1);
    const rows = await world.db.select().from(skipped);
    expect(rows.map(({ name, count }) => [name, count]).sort()).toEqual([
      ['enquiry-received', 1],
      ['feedback-received', 1],
    ]);
    world.later(aDay);
    await send('feedback');
    expect(taken()).toHaveLength(2);
  });

  test('gets the letter that asks to confirm within a day, however many came before it', async () => {
    const made = world.now().getTime();
    for (let round = 0; round < 12; round += 1) {
      await send('enquiry');
      await send('application');
    }
    world.at(new Date(made + aDay + 200_000).toISOString());
    await deliver(world);
    expect((await enclosures(world)).filter(({ state }) => state === 'waiting')).toEqual([]);
    expect(taken()).toHaveLength(2);
  });

  test('is written to again at once when a day has passed', async () => {
    await send('application');
    world.later(aDay - 4001);
    await send('application');
    expect(taken()).toHaveLength(1);
    world.later(1);
    await deliver(world);
    expect(taken()).toHaveLength(2);
    world.later(aDay);
    await send('application');
    expect(taken()).toHaveLength(3);
  });

  test('is sent all that asks to confirm and waits as one letter, each link of which confirms', async () => {
    await send('enquiry');
    for (const organisation of ['Väärä Oy', 'Lakeuden Leipä Oy', 'Toinen Väärä Oy'])
      await send('application', address, { organisation });
    world.later(aDay);
    await Promise.all([deliver(world), deliver(world), deliver(world)]);
    const letters = world.posted.filter(({ letter }) => letter.to === address);
    expect(letters).toHaveLength(2);
    const { text = '', html = '' } = letters.at(-1)?.letter ?? {};
    for (const organisation of ['Väärä Oy', 'Lakeuden Leipä Oy', 'Toinen Väärä Oy']) {
      expect(text).toContain(organisation);
      expect(html).toContain(organisation);
    }
    expect(html.match(/<body|<html|<\/html>/g)).toHaveLength(3);
    const tokens = [...text.matchAll(/\/([\w-]{43})\//g)].map(([, token = '']) => token);
    expect(new Set(tokens).size).toBe(3);
    const app = appIn(world);
    for (const token of tokens) await post(app, href('confirm', 'fi', { token }), {});
    await app.settle();
    const rows = await world.db.select().from(applications);
    expect(rows.map(({ state }) => state)).toEqual(['received', 'received', 'received']);
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

  test('gets one letter a day of thirty applications made at once for other spellings of it, each with its own link alone', async () => {
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
    expect(new Set(due.slice(1))).toEqual(new Set([(due[0] ?? 0) + aDay]));
    for (let day = 2; day < 7; day += 1) {
      world.later(aDay);
      await Promise.all([deliver(world), deliver(world)]);
      expect(taken()).toHaveLength(day);
    }
    expect(new Set(taken()).size).toBe(6);
    for (const { letter } of world.posted) expect(letter.text.match(/\/[\w-]{43}\//g)).toHaveLength(1);
  });

  test('is never sent the link of another spelling of its mailbox, and comes before those with a tag', async () => {
    await send('enquiry');
    for (const to of ['henkilo+zz@example.fi', 'Henkilo@example.fi', 'henkilo+aa@example.fi', address])
      await send('application', to, { organisation: `Yritys ${to.replace(/@.*/, '')} Oy` });
    const own = world.posted.length;
    for (let day = 0; day < 4; day += 1) {
      world.later(aDay);
      await deliver(world);
    }
    const letters = world.posted.slice(own).map(({ letter }) => letter);
    expect(letters.map(({ to }) => to)).toEqual([
      'Henkilo@example.fi',
      'henkilo+zz@example.fi',
      'henkilo+aa@example.fi',
    ]);
    expect(letters.map(({ text }) => [...text.matchAll(/Yritys (\S+) Oy/g)].map(([, who]) => who))).toEqual(
      [['Henkilo', 'henkilo'], ['henkilo+zz'], ['henkilo+aa']].map((names) =>
        names.map((name) => expect.stringContaining(name)),
      ),
    );
  });

  test('is sent every link, also when more wait than one letter holds', async () => {
    await send('enquiry');
    await waitingFor(address, 70);
    const links = () =>
      world.posted.map(({ letter }) => letter.text.match(/henkilo\d+\b/g)?.length ?? 0).filter(Boolean);
    for (const days of [[30], [30, 30], [30, 30, 10]]) {
      world.later(aDay);
      await Promise.all([deliver(world), deliver(world)]);
      expect(links()).toEqual(days);
    }
    expect((await enclosures(world)).filter(({ state }) => state === 'waiting')).toEqual([]);
  });

  test('is sent what can be read of what waits together', async () => {
    await send('enquiry');
    await waitingFor(address, 3);
    const other = await secretFrom('another secret of at least 32 characters').seal('{}');
    const [first] = await world.db.select().from(outbox).where(eq(outbox.state, 'waiting')).limit(1);
    await world.db
      .update(outbox)
      .set({ sealed: other })
      .where(eq(outbox.id, first?.id ?? ''));
    world.later(aDay);
    await deliver(world);
    expect(world.posted.at(-1)?.letter.text.match(/henkilo\d/g)).toHaveLength(2);
    const rows = await world.db.select().from(outbox);
    expect(rows.filter(({ state }) => state !== 'sent')).toMatchObject([
      { id: first?.id, state: 'refused', fault: unreadable },
    ]);
  });

  test('is asked once a day at most whether letters may go there, however many applications name it', async () => {
    for (let round = 0; round < 4; round += 1) {
      const app = appIn(world);
      const token = await applied(world, {
        contactEmail: `hakija${round}@example.fi`,
        secondName: 'Toinen Ihminen',
        secondEmail: address,
      });
      await post(app, href('confirm', 'fi', { token }), {});
      await app.settle();
    }
    expect(taken().filter((to) => to === address)).toHaveLength(1);
    world.later(aDay);
    await deliver(world);
    const letters = world.posted.filter(({ letter }) => letter.to === address);
    expect(letters).toHaveLength(2);
    expect(letters[1]?.letter.text.match(/\/[\w-]{43}\//g)).toHaveLength(3);
    expect((await enclosures(world)).filter(({ state }) => state === 'waiting')).toEqual([]);
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

  test('is sent five receipts a day, and every letter that asks for something', async () => {
    for (let round = 0; round < 4; round += 1) for (const way of Object.keys(ways)) await send(way);
    expect(taken()).toHaveLength(4 + 5);
    world.later(aDay);
    await send('enquiry');
    expect(taken()).toHaveLength(4 + 5 + 1);
  });

  test('is sent five letters a day that ask to confirm, the first of them included, and the rest as one the day after', async () => {
    for (let round = 0; round < 12; round += 1) await send('application');
    expect(taken()).toHaveLength(4);
    world.later(aDay);
    await deliver(world);
    expect(taken()).toHaveLength(5);
    expect(world.posted.at(-1)?.letter.text.match(/\/[\w-]{43}\//g)).toHaveLength(8);
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

describe('notices to the team', () => {
  test('are not held back', async () => {
    for (let round = 0; round < 5; round += 1) {
      await send('enquiry', `k${round}@example.fi`);
      await send('feedback', `p${round}@example.fi`);
    }
    expect(world.posted.filter(({ letter }) => isOurs(letter.to))).toHaveLength(10);
  });

  test('are twenty an hour to a mailbox; what is left out is told by one letter once the hour is over', async () => {
    for (let round = 0; round < 27; round += 1) await send('feedback', `p${round}@example.fi`);
    const notices = () => world.posted.filter(({ letter }) => letter.to === 'ips@example.fi');
    expect(notices()).toHaveLength(20);
    await tellSkipped(world);
    await deliver(world);
    expect(notices()).toHaveLength(20);
    world.later(60 * 60_000);
    await Promise.all([tellSkipped(world), tellSkipped(world)]);
    await tellSkipped(world);
    await deliver(world);
    expect(notices()).toHaveLength(21);
    expect(notices().at(-1)?.letter.subject).toBe('Työpöydällä on 7 ilmoitusta lisää');
    await send('feedback', 'viela@example.fi');
    expect(notices()).toHaveLength(22);
  });
});

describe('when more letters leave within an hour than a programme of this size writes', () => {
  beforeEach(async () => {
    await world.db.$client
      .prepare(
        `INSERT INTO outbox (id, name, about, recipient, sealed, state, made_at, due_at, tries, sent_at, prompted)
         SELECT 'x' || key, 'x', 'x', 'x' || key, 'x', 'sent', ?1, ?1, 1, ?1, 1
         FROM json_each('[' || rtrim(replace(hex(zeroblob(?2)), '00', '0,'), ',') || ']')`,
      )
      .bind(world.now().toISOString(), mostAnHour)
      .run();
  });

  test('the rest wait, and leave when the hour is over', async () => {
    await send('application');
    expect(taken()).toEqual([]);
    world.later(60 * 60_000);
    await deliver(world);
    expect(taken()).toEqual([address]);
  });

  test('what nobody outside can prompt leaves all the same, and before the rest', async () => {
    await send('application');
    const to = { to: 'pitaja@example.fi', subject: 'Päätös', text: 'x', html: 'x' };
    await world.db
      .insert(outbox)
      .values(await enclosed(world, to, { name: 'hearing', about: 'a', ours: true }));
    await deliver(world);
    expect(taken()).toEqual(['pitaja@example.fi']);
  });

  test('staff can still sign in, and are told', async () => {
    const { look } = await entered(world, 'lead');
    const today = await look('/desk/');
    expect(today?.page === 'today' && today.alarms).toContain('flood');
  });
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
