import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { confirm } from '../../functions/confirm';
import { deliver } from '../../functions/deliver';
import { sendChangeLink } from '../../functions/own/change';
import { digest } from '../../functions/secret';
import type { Shown } from '../../functions/shown';
import { applications, contacts, links } from '../../functions/store/schema';
import { base64url } from '../../src/credential/base64url';
import { href } from '../../src/i18n/routes';
import { applied, dump, enclosures, origin } from '../support/store';
import { appIn, freshWorld, post, type TestWorld } from '../support/world';

let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

const pathOf = (token: string) => href('confirm', 'fi', { token });
const aDay = 24 * 60 * 60 * 1000;

async function look(token: string, path = pathOf(token)) {
  const shown = (await (await appIn(world).request(origin + path)).json()) as Shown;
  return shown.confirmation;
}

async function press(token: string, path = pathOf(token)) {
  const app = appIn(world);
  const answer = await post(app, path, {});
  await app.settle();
  expect(answer.status).toBe(200);
  return ((await answer.json()) as Shown).confirmation;
}

describe('following the link', () => {
  test.each(['GET', 'HEAD', 'OPTIONS'])(
    'by %s twenty times, as mail scanners do, changes nothing',
    async (method) => {
      const token = await applied(world);
      const before = await dump(world);
      const app = appIn(world);
      for (let round = 0; round < 20; round += 1) await app.request(origin + pathOf(token), { method });
      await app.settle();
      expect(await dump(world)).toEqual(before);
      expect(world.posted).toHaveLength(1);
      expect(await press(token)).toMatchObject({ state: 'done' });
    },
  );

  test('shows what will be published, and nothing of the contact', async () => {
    const shown = await look(
      await applied(world, {
        contactPhone: '050 000 0000',
        secondName: 'Toinen Ihminen',
        secondEmail: 'toinen@example.fi',
      }),
    );
    expect(shown).toMatchObject({
      state: 'ready',
      published: { organisation: 'Lakeuden Esimerkkileipomo Oy', businessId: '1234567-1' },
    });
    expect(JSON.stringify(shown)).not.toMatch(/Henkilö|Toimitusjohtaja|henkilo@|050|Toinen|toinen@/);
  });

  test.each(['fi', 'sv', 'en'] as const)('works on the page in %s', async (locale) => {
    const token = await applied(world);
    expect(await look(token, href('confirm', locale, { token }))).toMatchObject({ state: 'ready' });
    expect(await press(token, href('confirm', locale, { token }))).toMatchObject({ state: 'done' });
  });
});

describe('pressing the button', () => {
  test('makes the application received, with the day of the decision', async () => {
    const token = await applied(world, { secondName: 'Toinen Ihminen', secondEmail: 'toinen@example.fi' });
    const shown = await press(token);
    const [row] = await world.db.select().from(applications);
    expect(row).toMatchObject({
      state: 'received',
      confirmedAt: world.now().toISOString(),
      decideBy: '2026-11-16',
    });
    expect(shown).toEqual({ state: 'done', reference: row?.reference, decideBy: '2026-11-16' });
    expect(await look(token)).toEqual(shown);
    const [link] = await world.db
      .select()
      .from(links)
      .where(eq(links.hash, await digest(token)));
    expect(link?.usedAt).toBe(world.now().toISOString());
  });

  test('confirms the address it was sent to, and not the other one', async () => {
    await press(await applied(world, { secondName: 'Toinen Ihminen', secondEmail: 'toinen@example.fi' }));
    const rows = await world.db.select().from(contacts);
    expect(rows.find(({ place }) => place === 'first')?.confirmedAt).toBe(world.now().toISOString());
    expect(rows.find(({ place }) => place === 'second')?.confirmedAt).toBeNull();
  });

  test('asks the second contact whether letters may go there: then they do', async () => {
    await press(
      await applied(world, {
        letters: 'sv',
        secondName: 'Toinen Ihminen',
        secondEmail: 'toinen@example.fi',
      }),
    );
    const toSecond = () => world.posted.filter(({ letter }) => letter.to === 'toinen@example.fi');
    expect(toSecond().map(({ letter }) => letter.subject)).toEqual([
      'Bekräfta e-postadressen: Lakeuden Esimerkkileipomo Oy',
    ]);
    const path = /\/sv\/egen\/[\w-]+\//.exec(toSecond()[0]?.letter.text ?? '')?.[0] ?? '';
    const app = appIn(world);
    expect((await post(app, path, { act: 'confirm' })).status).toBe(303);
    await app.settle();
    const rows = await world.db.select().from(contacts);
    expect(rows.map(({ place, confirmedAt }) => [place, confirmedAt])).toEqual([
      ['first', world.now().toISOString()],
      ['second', world.now().toISOString()],
    ]);
    const [application] = await world.db.select().from(applications);
    await sendChangeLink(world, application?.id ?? '');
    await deliver(world);
    expect(toSecond()).toHaveLength(2);
  });

  test('writes to the applicant in the language asked for, and to the team of the area in its own', async () => {
    await press(await applied(world, { letters: 'sv', municipality: '905' }));
    const [, receipt, notice] = world.posted.map(({ letter }) => letter);
    expect(receipt).toMatchObject({
      to: 'henkilo@example.fi',
      subject: 'Ansökan är bekräftad: Lakeuden Esimerkkileipomo Oy',
    });
    expect(receipt?.text).toContain('16.11.2026');
    expect(notice).toMatchObject({
      to: 'ips.pohjanmaa@example.fi',
      subject: 'Uusi logohakemus: Lakeuden Esimerkkileipomo Oy',
    });
    expect(notice?.text).toContain('Kunta: Vaasa');
    expect(world.posted).toHaveLength(3);
  });

  test('twenty times at once confirms once and tells everyone the same', async () => {
    const token = await applied(world);
    const told = await Promise.all(Array.from({ length: 20 }, () => press(token)));
    expect(new Set(told.map((one) => JSON.stringify(one)))).toHaveLength(1);
    expect(told[0]).toMatchObject({ state: 'done' });
    expect(world.posted.map(({ letter }) => letter.subject.split(':')[0])).toEqual(
      expect.arrayContaining(['Vahvista hakemus', 'Hakemus on vahvistettu', 'Uusi logohakemus']),
    );
    expect(world.posted).toHaveLength(3);
  });

  test('again the next day changes nothing and tells the same', async () => {
    const token = await applied(world);
    const first = await press(token);
    const before = await dump(world);
    world.later(aDay);
    expect(await press(token)).toEqual(first);
    expect(await dump(world)).toEqual(before);
  });

  test('takes back a letter of the same application that still waits', async () => {
    const token = await applied(world);
    const app = appIn(world);
    await post(app, '/logo/hae/lahetetty/', { email: 'henkilo@example.fi' });
    await app.settle();
    expect((await enclosures(world)).map(({ state }) => state)).toEqual(['sent', 'waiting']);
    await press(token);
    world.later(2 * aDay);
    expect((await enclosures(world)).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
  });
});

describe('the day of the decision', () => {
  test.each([
    ['2026-11-02T07:00:00Z', '2026-11-16', 'ten ordinary working days'],
    ['2026-11-06T21:59:59Z', '2026-11-20', 'Friday, a second before midnight'],
    ['2026-11-06T22:00:00Z', '2026-11-20', 'Saturday'],
    ['2026-11-08T22:00:00Z', '2026-11-23', 'Monday, at midnight in Finland'],
    ['2026-12-21T10:00:00Z', '2027-01-08', 'over Christmas, New Year and Epiphany'],
    ['2026-12-23T22:30:00Z', '2027-01-12', 'confirmed on Christmas Eve'],
    ['2027-03-22T10:00:00Z', '2027-04-07', 'over Easter and the start of summer time'],
    ['2027-06-23T21:30:00Z', '2027-07-09', 'over Midsummer Eve'],
  ])('confirmed at %s it is %s: %s', async (moment, day) => {
    world.at(new Date(Date.parse(moment) - aDay).toISOString());
    const token = await applied(world);
    world.at(moment);
    expect(await press(token)).toMatchObject({ state: 'done', decideBy: day });
  });
});

describe('a link that is not good', () => {
  test('leads nowhere from the millisecond it expires', async () => {
    const token = await applied(world);
    const [link] = await world.db.select().from(links);
    const expires = Date.parse(link?.expiresAt ?? '');
    world.at(new Date(expires - 1).toISOString());
    expect(await look(token)).toMatchObject({ state: 'ready' });
    world.at(new Date(expires).toISOString());
    expect(await look(token)).toEqual({ state: 'gone' });
    expect(await press(token)).toEqual({ state: 'gone' });
    const [row] = await world.db.select().from(applications);
    expect(row?.state).toBe('unconfirmed');
    expect(expires - Date.parse(row?.madeAt ?? '')).toBe(7 * aDay);
  });

  test('used and expired is told like one that never was', async () => {
    const token = await applied(world);
    await press(token);
    world.later(8 * aDay);
    expect(await look(token)).toEqual({ state: 'gone' });
    expect(await look('A'.repeat(43))).toEqual({ state: 'gone' });
  });

  test('whose application was erased leads nowhere', async () => {
    const token = await applied(world);
    await world.db.delete(contacts);
    await world.db.delete(applications).where(eq(applications.state, 'unconfirmed'));
    expect(await press(token)).toEqual({ state: 'gone' });
  });

  test('with any one bit changed confirms nothing', async () => {
    const token = await applied(world);
    const bytes = Uint8Array.from(atob(token.replaceAll('-', '+').replaceAll('_', '/')), (sign) =>
      sign.charCodeAt(0),
    );
    expect(bytes).toHaveLength(32);
    const others = Array.from({ length: 256 }, (_, bit) =>
      bytes.with(bit >> 3, (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))),
    );
    const told = await Promise.all(others.map((other) => confirm(world, base64url(other))));
    expect(told).toEqual(Array(256).fill({ state: 'gone' }));
    expect(await look(token)).toMatchObject({ state: 'ready' });
  });

  test('cut short, made longer or written in another case confirms nothing', async () => {
    const token = await applied(world);
    const shorter = Array.from({ length: 42 }, (_, at) => token.slice(0, at + 1));
    const swapped = [...token].map(
      (sign, at) =>
        token.slice(0, at) +
        (sign === sign.toLowerCase() ? sign.toUpperCase() : sign.toLowerCase()) +
        token.slice(at + 1),
    );
    const longer = [
      `${token}A`,
      `${token}=`,
      `A${token}`,
      `${token} `,
      ` ${token}`,
      `${token}.`,
      `${token}\n`,
    ];
    const others = [
      ...shorter,
      ...swapped,
      ...longer,
      token.toLowerCase(),
      token.toUpperCase(),
      "' OR 1=1 --",
      '%',
    ].filter((other) => other !== token);
    expect(others.length).toBeGreaterThan(70);
    const told = await Promise.all(others.map((other) => press(other)));
    expect(told).toEqual(Array(others.length).fill({ state: 'gone' }));
    expect(await look(token)).toMatchObject({ state: 'ready' });
  });

  test('that holds the hash instead of the secret confirms nothing', async () => {
    await applied(world);
    const [link] = await world.db.select().from(links);
    expect(await press(link?.hash ?? '')).toEqual({ state: 'gone' });
  });
});
