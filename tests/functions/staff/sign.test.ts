import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Shown } from '../../../functions/shown';
import { askIn, signIn, staffOf } from '../../../functions/staff/sign';
import { audit, sessions, staff } from '../../../functions/store/desk';
import { links } from '../../../functions/store/schema';
import { base64url } from '../../../src/credential/base64url';
import { dump, origin } from '../../support/store';
import { appIn, freshWorld, type TestWorld } from '../../support/world';
import { aMinute, anHour, deskOf, entered, hire, linkFor, signedIn } from '../desk/desk';

let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

const door = '/desk/sign-in/';
const behind = (token: string) => `/desk/sign-in/${token}/`;

describe('asking for a link', () => {
  test('gets the same answer for an address that is known and one that is not', async () => {
    const member = await hire(world, 'reviewer');
    const answers = await Promise.all(
      [member.email, 'nobody@example.fi'].map((email) => deskOf(world).send(door, { email })),
    );
    const said = await Promise.all(
      answers.map(async (answer) => [answer.status, await answer.text(), [...answer.headers].sort()]),
    );
    expect(said[0]).toEqual(said[1]);
    expect(said[0]?.[0]).toBe(200);
    expect(world.posted.map(({ letter }) => letter.to)).toEqual([member.email]);
  });

  test('answers before anything is looked up', async () => {
    await hire(world, 'reviewer', { email: 'known@example.fi' });
    const app = appIn(world);
    for (const email of ['known@example.fi', 'unknown@example.fi']) {
      const init = {
        method: 'POST',
        body: new URLSearchParams({ email }),
        headers: { origin, 'sec-fetch-site': 'same-origin' },
      };
      expect((await app.request(origin + door, init)).status).toBe(200);
    }
    expect(world.posted).toHaveLength(0);
    await app.settle();
    expect(world.posted).toHaveLength(1);
  });

  test('takes the address in any case and with spaces around it', async () => {
    const member = await hire(world, 'reviewer', { email: 'kasittelija@example.fi' });
    await deskOf(world).send(door, { email: ' Kasittelija@EXAMPLE.fi ' });
    expect(world.posted.map(({ letter }) => letter.to)).toEqual([member.email]);
  });

  test('says what is wrong with what is no address, and keeps it', async () => {
    const answer = await deskOf(world).send(door, { email: 'ei osoite' });
    expect(answer.status).toBe(422);
    expect(((await answer.json()) as Shown).desk).toMatchObject({
      page: 'sign-in',
      back: { typed: { email: 'ei osoite' }, faults: { email: 'email' } },
    });
  });

  test('is braked by network, whoever asks', async () => {
    const answer = await deskOf({ ...world, brake: async () => false }).send(door, { email: 'a@example.fi' });
    expect(answer.status).toBe(429);
  });

  test('asked for without end brings a letter in half an hour, some seventy in a day', async () => {
    const member = await hire(world, 'reviewer');
    const begun = world.now().getTime();
    for (let ask = 0; ask < 24 * 12; ask += 1) {
      await askIn(world, member.email);
      world.later(5 * 60_000);
    }
    const rows = await world.db.select().from(links).where(eq(links.about, member.id));
    const made = [begun, ...rows.map(({ madeAt }) => Date.parse(madeAt)).sort((a, b) => a - b)];
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.length).toBeLessThan(70);
    const pauses = made.slice(1).map((moment, at) => (moment - (made[at] ?? 0)) / 60_000);
    expect(Math.max(...pauses)).toBe(30);
  });

  test('fills nobody’s mailbox: five links live at a time', async () => {
    const member = await hire(world, 'reviewer');
    for (let at = 0; at < 8; at += 1) await deskOf(world).send(door, { email: member.email });
    expect(world.posted).toHaveLength(5);
    world.later(11 * aMinute);
    await deskOf(world).send(door, { email: member.email });
    expect(world.posted).toHaveLength(6);
  });

  test('is written in the member’s own language, and leads to it', async () => {
    const member = await hire(world, 'coach', { locale: 'sv' });
    await linkFor(world, member.email);
    expect(world.posted[0]?.letter.subject).toBe('Inloggningslänk till arbetsytan');
    expect(world.posted[0]?.letter.text).toContain('/?lang=sv');
    expect(await deskOf(world).look(`${door}?lang=sv`)).toMatchObject({ locale: 'sv' });
  });
});

describe('the first lead', () => {
  const first = 'Lead@example.fi';

  test('is the address of the secret, and nobody else', async () => {
    const own = { ...world, firstStaff: first };
    await linkFor(own, 'lead@example.fi');
    await deskOf(own).send(door, { email: 'other@example.fi' });
    expect(await world.db.select().from(staff)).toMatchObject([{ email: 'lead@example.fi', role: 'lead' }]);
  });

  test('is made once by two who ask at once', async () => {
    const own = { ...world, firstStaff: first };
    await Promise.all([1, 2, 3].map(() => deskOf(own).send(door, { email: first })));
    expect(await world.db.select().from(staff)).toHaveLength(1);
    expect((await world.db.select().from(audit)).filter(({ verb }) => verb === 'staff.added')).toHaveLength(
      1,
    );
  });

  test('does not come back once removed, since there is another', async () => {
    await hire(world, 'lead');
    await deskOf({ ...world, firstStaff: first }).send(door, { email: first });
    expect(await world.db.select().from(staff)).toHaveLength(1);
    expect(world.posted).toHaveLength(0);
  });
});

describe('the link', () => {
  test.each(['GET', 'HEAD'])(
    'followed by %s twenty times, as mail scanners do, changes nothing',
    async (method) => {
      const member = await hire(world, 'reviewer');
      const token = await linkFor(world, member.email);
      const before = await dump(world);
      for (let at = 0; at < 20; at += 1) {
        const answer = await appIn(world).request(origin + behind(token), { method });
        expect(answer.status).toBe(200);
        expect(answer.headers.get('set-cookie')).toBeNull();
      }
      expect(await dump(world)).toEqual(before);
      expect(await signIn(world, token)).toBeDefined();
    },
  );

  test('opens a session by its button, with a cookie that only this host gets', async () => {
    const member = await hire(world, 'reviewer');
    const answer = await deskOf(world).send(behind(await linkFor(world, member.email)), { act: 'open' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/desk/');
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(
      /^__Host-session=[\w-]{43}; Max-Age=28800; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect((await deskOf(world, cookie.split(';')[0]).get('/desk/')).status).toBe(200);
    const [session] = await world.db.select().from(sessions);
    expect(cookie).not.toContain(session?.hash);
    expect((await world.db.select().from(audit)).map(({ verb }) => verb)).toEqual(['session.opened']);
  });

  test('opens one session: pressed ten times at once, one', async () => {
    const member = await hire(world, 'reviewer');
    const token = await linkFor(world, member.email);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => deskOf(world).send(behind(token), {})),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, ...Array(9).fill(410)]);
    expect(await world.db.select().from(sessions)).toHaveLength(1);
  });

  test('lives ten minutes to the millisecond', async () => {
    const member = await hire(world, 'reviewer');
    const [token, other] = [await linkFor(world, member.email), await linkFor(world, member.email)];
    world.later(10 * aMinute - 1);
    expect(await signIn(world, token)).toBeDefined();
    world.later(1);
    expect(await signIn(world, other)).toBeUndefined();
  });

  test('of a removed member opens nothing', async () => {
    const member = await hire(world, 'reviewer');
    const token = await linkFor(world, member.email);
    await world.db.delete(staff).where(eq(staff.id, member.id));
    expect(await signIn(world, token)).toBeUndefined();
  });

  test('with any one bit changed opens nothing, nor does its hash', async () => {
    const member = await hire(world, 'reviewer');
    const token = await linkFor(world, member.email);
    const bytes = Uint8Array.from(atob(token.replaceAll('-', '+').replaceAll('_', '/')), (sign) =>
      sign.charCodeAt(0),
    );
    const others = Array.from({ length: 256 }, (_, bit) =>
      base64url(bytes.with(bit >> 3, (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7)))),
    );
    const [link] = await world.db.select().from(links);
    const opened = await Promise.all(
      [...others, link?.hash ?? '', '', `${token}A`].map((one) => signIn(world, one)),
    );
    expect(opened.every((one) => one === undefined)).toBe(true);
    expect(await signIn(world, token)).toBeDefined();
  });

  test('that confirms an application does not sign anybody in', async () => {
    const member = await hire(world, 'reviewer');
    const token = await linkFor(world, member.email);
    await world.db.update(links).set({ purpose: 'confirm' });
    expect(await signIn(world, token)).toBeUndefined();
  });
});

describe('the session', () => {
  test('ends after eight hours to the millisecond', async () => {
    const { get } = await entered(world, 'reviewer');
    world.later(8 * anHour - 1);
    expect((await get('/desk/')).status).toBe(200);
    world.later(1);
    const answer = await get('/desk/');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/desk/sign-in/']);
  });

  test('ends on the server by signing out: the cookie replayed is a word without meaning', async () => {
    const { get, send } = await entered(world, 'reviewer');
    const answer = await send('/desk/', { act: 'sign-out' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/desk/sign-in/']);
    expect(answer.headers.get('set-cookie')).toMatch(/^__Host-session=; Max-Age=0/);
    expect(answer.headers.get('clear-site-data')).toBe('"cache"');
    expect((await get('/desk/')).status).toBe(303);
    expect(await world.db.select().from(sessions)).toHaveLength(0);
  });

  test('ends at once when its member is removed', async () => {
    const { member, get, send } = await entered(world, 'reviewer');
    const lead = await entered(world, 'lead');
    expect((await lead.send(`/desk/staff/${member.id}/`, { act: 'remove' })).status).toBe(303);
    expect((await get('/desk/')).status).toBe(303);
    expect((await send('/desk/', { act: 'sign-out' })).status).toBe(403);
  });

  test('follows a role that is changed in its middle', async () => {
    const { member, get } = await entered(world, 'lead');
    await hire(world, 'lead');
    expect((await get('/desk/staff/')).status).toBe(200);
    await world.db.update(staff).set({ role: 'coach' }).where(eq(staff.id, member.id));
    expect((await get('/desk/staff/')).status).toBe(403);
    expect((await get('/desk/')).status).toBe(200);
  });

  test('is nobody’s with a forged cookie', async () => {
    const { cookie } = await entered(world, 'lead');
    const secret = cookie.slice(cookie.indexOf('=') + 1);
    const [session] = await world.db.select().from(sessions);
    const forged = [
      '',
      'x',
      session?.hash ?? '',
      secret.slice(0, -1),
      `${secret}A`,
      secret.toLowerCase(),
      'A'.repeat(43),
      "' OR 1=1 --",
    ];
    for (const one of forged) {
      expect(await staffOf(world, one)).toBeUndefined();
      expect((await deskOf(world, `__Host-session=${encodeURIComponent(one)}`).get('/desk/')).status).toBe(
        303,
      );
    }
    for (const name of ['session', '__Secure-session', '__host-session']) {
      expect((await deskOf(world, `${name}=${secret}`).get('/desk/')).status).toBe(303);
    }
  });

  test('already open leads from the sign-in page to the desk; a new one takes the place of the old one', async () => {
    const { member, cookie, get, send } = await entered(world, 'reviewer');
    expect((await get(door)).headers.get('location')).toBe('/desk/');
    await send(behind(await linkFor(world, member.email)), {});
    expect(await world.db.select().from(sessions)).toHaveLength(1);
    expect((await deskOf(world, cookie).get('/desk/')).status).toBe(303);
  });

  test('that has ended leaves the database with the next sign-in', async () => {
    const { member } = await entered(world, 'reviewer');
    world.later(9 * anHour);
    await signedIn(world, member);
    expect(await world.db.select().from(sessions)).toHaveLength(1);
  });
});
