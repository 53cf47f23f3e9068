import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { clean } from '../../functions/clean';
import { deliver } from '../../functions/deliver';
import { applications, feedback as comments, enquiries, outbox } from '../../functions/store/schema';
import { href } from '../../src/i18n/routes';
import { applied, counts, dump, enclosures, enquiry, feedback } from '../support/store';
import { appIn, freshWorld, opened, post, type TestWorld } from '../support/world';

let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

const aDay = 24 * 60 * 60 * 1000;
const canary = 'Kanarialintu';

async function send(path: string, fields: (stamp: string) => ReturnType<typeof enquiry>) {
  const app = appIn(world);
  expect((await post(app, path, fields(await opened(app, world, path)))).status).toBe(303);
  await app.settle();
}

async function confirm(token: string) {
  const app = appIn(world);
  await post(app, href('confirm', 'fi', { token }), {});
  await app.settle();
}

/** Every word in the database, that of sealed letters too. */
async function everything(): Promise<string> {
  return JSON.stringify([await dump(world), await enclosures(world)]);
}

/** Cleans at a moment and just before it. @returns how many rows of a table were there each time */
async function around(moment: number, table: string): Promise<[before: number, at: number]> {
  world.at(new Date(moment - 1).toISOString());
  await clean(world);
  const before = (await counts(world))[table] ?? 0;
  world.at(new Date(moment).toISOString());
  await clean(world);
  return [before, (await counts(world))[table] ?? 0];
}

describe('the cleaning', () => {
  test('of an empty database, and run twice, does no harm', async () => {
    await clean(world);
    await applied(world);
    world.later(6 * aDay);
    await clean(world);
    const once = await dump(world);
    await clean(world);
    expect(await dump(world)).toEqual(once);
  });

  test('takes a letter that still waits to ask a second contact, once there is nothing more to confirm', async () => {
    const second = { secondName: 'Toinen Ihminen', secondEmail: 'toinen@example.fi' };
    await send('/yhteys/', (stamp) => enquiry(stamp, { email: second.secondEmail }));
    await confirm(await applied(world, second));
    const asked = world.now().getTime();
    const waiting = async () => (await enclosures(world)).filter(({ state }) => state === 'waiting');
    expect(await waiting()).toMatchObject([{ name: 'confirm-contact' }]);
    world.at(new Date(asked + 7 * aDay - 1).toISOString());
    await clean(world);
    expect(await waiting()).toHaveLength(1);
    world.at(new Date(asked + 7 * aDay).toISOString());
    await clean(world);
    expect(await waiting()).toEqual([]);
  });

  test('takes an unconfirmed application with its contacts, links and letters after seven days, to the millisecond', async () => {
    await applied(world, {
      organisation: `${canary} Oy`,
      recruitingHow: `${canary} kertoo tästä jokaisessa ilmoituksessa.`,
      contactName: canary,
      contactEmail: `${canary}@example.fi`,
      secondName: canary,
      secondEmail: `toinen.${canary}@example.fi`,
    });
    const [row] = await world.db.select().from(applications);
    expect(await everything()).toContain(canary);
    expect(await around(Date.parse(row?.madeAt ?? '') + 7 * aDay, 'applications')).toEqual([1, 0]);
    expect(await counts(world)).toMatchObject({ applications: 0, contacts: 0, links: 0, outbox: 0 });
    expect(await everything()).not.toContain(canary);
  });

  test('takes a letter that still waits with the application it asks about', async () => {
    await applied(world);
    await send('/yhteys/', (stamp) => enquiry(stamp));
    const app = appIn(world);
    await post(app, '/logo/hae/lahetetty/', { email: 'henkilo@example.fi' });
    await app.settle();
    world.later(7 * aDay);
    await clean(world);
    await deliver(world);
    expect((await enclosures(world)).map(({ name }) => name).sort()).toEqual([
      'enquiry-received',
      'team-enquiry',
    ]);
    expect(world.posted.filter(({ letter }) => letter.to === 'henkilo@example.fi')).toHaveLength(1);
  });

  test('leaves a confirmed application alone', async () => {
    await confirm(await applied(world));
    world.later(400 * aDay);
    await clean(world);
    expect(await counts(world)).toMatchObject({ applications: 1, contacts: 1 });
  });

  test('takes a link a day after it has expired, and leaves the one that still is good', async () => {
    await confirm(await applied(world));
    const [row] = await world.db.select().from(applications);
    expect(await around(Date.parse(row?.madeAt ?? '') + 8 * aDay, 'links')).toEqual([2, 1]);
  });

  test('takes a delivered letter thirty days after it left, to the millisecond, and no other', async () => {
    await send('/yhteys/', (stamp) => enquiry(stamp, { name: canary, email: 'a@example.fi' }));
    const left = world.now().getTime();
    world.later(5000);
    await send('/yhteys/', (stamp) => enquiry(stamp, { email: 'b@example.fi' }));
    expect(await around(left + 30 * aDay, 'outbox')).toEqual([4, 2]);
  });

  test('takes a letter that was not delivered sixty days after it was written, to the millisecond, though what it is about stays', async () => {
    world.answers.push(
      { outcome: 'refused', fault: 'validation_error' },
      { outcome: 'refused', fault: 'validation_error' },
    );
    await send('/yhteys/', (stamp) => enquiry(stamp));
    const [{ madeAt } = { madeAt: '' }] = await enclosures(world);
    expect(await around(Date.parse(madeAt) + 60 * aDay, 'outbox')).toEqual([2, 0]);
    expect(await counts(world)).toMatchObject({ enquiries: 1 });
  });

  test.each([
    ['2026-05-11T10:00:00Z', '2026-11-11', 'the same day of the month'],
    ['2026-05-11T21:30:00Z', '2026-11-12', 'half past midnight in Finland'],
    ['2026-08-31T10:00:00Z', '2027-03-01', 'a month that is too short'],
  ])(
    'takes an enquiry closed at %s by the end of %s, with its letters, six months later: %s',
    async (closed, day) => {
      world.answers.push(
        { outcome: 'refused', fault: 'validation_error' },
        { outcome: 'unknown', fault: 'application_error' },
      );
      world.at('2026-05-01T10:00:00Z');
      await send('/yhteys/', (stamp) =>
        enquiry(stamp, {
          name: canary,
          message: canary,
          email: `${canary}@example.fi`,
          phone: '050 123 4567',
        }),
      );
      world.at(closed);
      await world.db.update(enquiries).set({ state: 'closed', closedAt: closed });
      world.at(new Date(Date.parse(`${day}T00:00:00+02:00`) - 1).toISOString());
      await clean(world);
      expect(await everything()).toContain(canary);
      world.at(`${day}T23:59:59+02:00`);
      await clean(world);
      world.later(1000);
      await clean(world);
      expect(await everything()).not.toContain(canary);
      expect(await counts(world)).toMatchObject({ enquiries: 0, outbox: 0 });
    },
  );

  test('takes feedback twelve months after it was closed, with its letters', async () => {
    world.answers.push(
      { outcome: 'refused', fault: 'validation_error' },
      { outcome: 'refused', fault: 'validation_error' },
    );
    await send('/saavutettavuus/palaute/', (stamp) =>
      feedback(stamp, { name: canary, message: `${canary} ei laula`, email: `${canary}@example.fi` }),
    );
    await world.db.update(comments).set({ state: 'closed', closedAt: '2026-11-20T10:00:00.000Z' });
    world.at('2027-11-19T21:59:59Z');
    await clean(world);
    expect(await everything()).toContain(canary);
    world.at('2027-11-20T22:00:00Z');
    await clean(world);
    expect(await everything()).not.toContain(canary);
    expect(await counts(world)).toMatchObject({ feedback: 0, outbox: 0 });
  });

  test('leaves alone what is still open, however old', async () => {
    await send('/yhteys/', (stamp) => enquiry(stamp));
    await send('/saavutettavuus/palaute/', (stamp) => feedback(stamp));
    world.later(800 * aDay);
    await clean(world);
    expect(await counts(world)).toMatchObject({ enquiries: 1, feedback: 1 });
  });

  test('of one leaves the other: only what is due goes', async () => {
    await applied(world, { contactEmail: 'a@example.fi' });
    world.later(aDay);
    await applied(world, { contactEmail: 'b@example.fi' });
    world.later(6 * aDay);
    await clean(world);
    expect(await counts(world)).toMatchObject({ applications: 1, contacts: 1, links: 1 });
    expect((await world.db.select().from(outbox).where(eq(outbox.state, 'sent'))).length).toBe(1);
  });
});
