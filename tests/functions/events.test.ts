import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { clean } from '../../functions/clean';
import { deliver } from '../../functions/deliver';
import { bounces, mailEvents } from '../../functions/store/clock';
import { outbox } from '../../functions/store/schema';
import { dump, enquiry, origin } from '../support/store';
import { appIn, freshWorld, opened, post, type TestWorld } from '../support/world';
import { entered, hire, linkFor } from './desk/desk';

const key = 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const secret = `whsec_${key}`;
const path = '/api/mail/events';

let world: TestWorld;
beforeEach(async () => {
  world = { ...(await freshWorld()), webhookSecret: secret };
});

/** Signs as the Standard Webhooks specification says. */
async function sign(text: string, with64 = key): Promise<string> {
  const bytes = Uint8Array.from(atob(with64), (sign) => sign.charCodeAt(0));
  const imported = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  const signed = await crypto.subtle.sign('HMAC', imported, new TextEncoder().encode(text));
  return `v1,${btoa(String.fromCharCode(...new Uint8Array(signed)))}`;
}

interface Sent {
  readonly id?: string;
  readonly time?: number;
  readonly body?: string;
  readonly signature?: string;
}

async function tell(event: object | string, { id = 'msg_1', time, body, signature }: Sent = {}) {
  const seconds = String(time ?? Math.floor(world.now().getTime() / 1000));
  const text = body ?? (typeof event === 'string' ? event : JSON.stringify(event));
  const headers = {
    'content-type': 'application/json',
    'svix-id': id,
    'svix-timestamp': seconds,
    'svix-signature': signature ?? (await sign(`${id}.${seconds}.${text}`)),
  };
  return (await appIn(world).request(origin + path, { method: 'POST', body: text, headers })).status;
}

function event(kind: string, more: object = {}, at = world.now()) {
  return {
    type: `email.${kind}`,
    created_at: at.toISOString(),
    data: { email_id: 'provider-0', to: ['kysyja@example.fi'], ...more },
  };
}

async function ask(email = 'kysyja@example.fi') {
  const app = appIn(world);
  expect((await post(app, '/yhteys/', enquiry(await opened(app, world, '/yhteys/'), { email }))).status).toBe(
    303,
  );
  await app.settle();
}

const told = async () =>
  (await world.db.select().from(outbox)).map(({ event: kind }) => kind).filter(Boolean);

describe('what the provider tells of a letter', () => {
  beforeEach(() => ask());

  test('is kept with it, when it is signed', async () => {
    expect(await tell(event('delivered'))).toBe(200);
    expect(await told()).toEqual(['delivered']);
  });

  test('is taken with several signatures, one of which is ours, as when the secret is being changed', async () => {
    const body = JSON.stringify(event('delivered'));
    const seconds = Math.floor(world.now().getTime() / 1000);
    const ours = await sign(`msg_1.${seconds}.${body}`);
    const other = await sign(`msg_1.${seconds}.${body}`, btoa('another secret altogether'));
    expect(await tell('', { body, signature: `v1a,x ${other} ${ours}` })).toBe(200);
  });

  test.each([
    ['another secret', async (text: string) => sign(text, btoa('another secret'))],
    ['no signature', async () => ''],
    ['another version', async (text: string) => (await sign(text)).replace('v1,', 'v2,')],
    ['a signature cut short', async (text: string) => (await sign(text)).slice(0, -4)],
    ['what is no base64', async () => 'v1,***'],
  ])('is refused with %s, and changes nothing', async (_what, made) => {
    const body = JSON.stringify(event('bounced'));
    const seconds = Math.floor(world.now().getTime() / 1000);
    const before = await dump(world);
    expect(await tell('', { body, signature: await made(`msg_1.${seconds}.${body}`) })).toBe(401);
    expect(await dump(world)).toEqual(before);
  });

  test('is refused when its body, its id or its time is not the one that was signed', async () => {
    const body = JSON.stringify(event('bounced'));
    const seconds = Math.floor(world.now().getTime() / 1000);
    const signature = await sign(`msg_1.${seconds}.${body}`);
    expect(await tell('', { body: `${body} `, signature })).toBe(401);
    expect(await tell('', { body, id: 'msg_2', signature })).toBe(401);
    expect(await tell('', { body, time: seconds + 1, signature })).toBe(401);
    expect(await tell('', { body, signature })).toBe(200);
  });

  test.each([
    [300, 200],
    [301, 401],
    [-300, 200],
    [-301, 401],
  ])('signed %i seconds ago is answered %i', async (ago, status) => {
    const now = Math.floor(world.now().getTime() / 1000);
    expect(await tell(event('delivered'), { time: now - ago })).toBe(status);
  });

  test('sent again counts once, also when both come at once', async () => {
    const first = event('bounced', { bounce: { type: 'Permanent' } });
    expect(await Promise.all([tell(first), tell(first), tell(first)])).toEqual([200, 200, 200]);
    await world.db.delete(bounces);
    expect(await tell(first)).toBe(200);
    expect(await world.db.select().from(mailEvents)).toHaveLength(1);
    expect(await world.db.select().from(bounces)).toEqual([]);
  });

  test('out of order keeps what weighs most', async () => {
    await tell(event('complained'), { id: 'a' });
    await tell(event('delivered'), { id: 'b' });
    await tell(event('delivery_delayed'), { id: 'c' });
    expect(await told()).toEqual(['complained']);
  });

  test('before its letter is noted as sent comes again; of a letter long gone it is kept alone', async () => {
    expect(await tell(event('delivered', { email_id: 'unknown' }))).toBe(503);
    const old = new Date(world.now().getTime() - 3 * 60_000);
    expect(await tell(event('delivered', { email_id: 'unknown' }, old))).toBe(200);
    expect(await told()).toEqual([]);
  });

  test.each([
    ['no JSON', '{', 400],
    ['null', 'null', 400],
    ['no type', '{"data":{}}', 400],
    ['no id of a letter', '{"type":"email.bounced","created_at":"2026-11-02T07:00:00Z","data":{}}', 400],
    ['no time', '{"type":"email.bounced","data":{"email_id":"x"}}', 400],
    ['a kind of no interest', '{"type":"email.opened","created_at":"2026-11-02T07:00:00Z","data":{}}', 200],
    ['what is of another kind altogether', '{"type":"contact.created"}', 200],
    ['too much', JSON.stringify({ type: 'email.sent', x: 'x'.repeat(70_000) }), 413],
  ])('that holds %s changes nothing', async (_what, body, status) => {
    const before = await dump(world);
    expect(await tell(body)).toBe(status);
    expect(await dump(world)).toEqual(before);
  });

  test('that has no end is left when it is too much', async () => {
    let kibibytes = 0;
    const body = new ReadableStream({
      pull: (stream) => {
        kibibytes += 1;
        if (kibibytes > 1000) stream.close();
        else stream.enqueue(new Uint8Array(1024));
      },
    });
    const answer = await appIn(world).request(origin + path, { method: 'POST', body });
    expect(answer.status).toBe(413);
    expect(kibibytes).toBeLessThan(100);
  });

  test('is heard by nobody without a secret, and the log says so', async () => {
    const deaf = { ...world, webhookSecret: undefined };
    const answer = await appIn(deaf).request(origin + path, { method: 'POST', body: '{}' });
    expect(answer.status).toBe(503);
    expect(world.events.at(-1)).toMatchObject({ event: 'events.closed' });
  });

  test('is the only thing that another site may post', async () => {
    const app = appIn(world);
    for (const other of ['/api/mail/', '/api/health', '/api/mail/events/', '/yhteys/'])
      expect([other, (await app.request(origin + other, { method: 'POST', body: '{}' })).status]).toEqual([
        other,
        403,
      ]);
    expect((await app.request(origin + path)).status).toBe(200);
    expect((await app.request(origin + path, { method: 'PUT', body: '{}' })).status).toBe(405);
  });
});

describe('an address that letters come back from', () => {
  test.each([
    ['bounced', { bounce: { type: 'Permanent', subType: 'General', message: 'x' } }],
    ['complained', {}],
    ['suppressed', {}],
  ])('%s is not written to until the desk says so', async (kind, more) => {
    await ask();
    await tell(event(kind, more));
    world.later(25 * 60 * 60_000);
    world.posted.length = 0;
    await ask();
    await ask('toinen@example.fi');
    const to = () => world.posted.map(({ letter }) => letter.to).filter((one) => !one.startsWith('ips'));
    expect(to()).toEqual(['toinen@example.fi']);

    const { look, send } = await entered(world, 'reviewer');
    const list = await look('/desk/letters/');
    const row = list?.page === 'letters' ? list.refused[0] : undefined;
    expect(row).toMatchObject({ to: 'kysyja@example.fi', kind, letter: 'enquiry-received', waiting: 1 });
    expect(await look('/desk/')).toMatchObject({ post: { bounced: 1 } });
    expect((await send('/desk/letters/', { act: 'allow', recipient: row?.recipient ?? '' })).status).toBe(
      303,
    );
    expect(to()).toContain('kysyja@example.fi');
    expect((await send('/desk/letters/', { act: 'allow', recipient: row?.recipient ?? '' })).status).toBe(
      409,
    );
    expect(JSON.stringify((await dump(world))['audit'])).not.toContain('kysyja');
  });

  test('holds back no letter to another spelling of its mailbox', async () => {
    world.later(25 * 60 * 60_000);
    world.posted.length = 0;
    await ask('kysyja+nobody@example.fi');
    const at = (await world.db.select().from(outbox)).find(({ name }) => name === 'enquiry-received');
    await tell(event('bounced', { email_id: at?.providerId, bounce: { type: 'Permanent' } }));
    expect(await world.db.select().from(bounces)).toHaveLength(1);
    world.later(25 * 60 * 60_000);
    await ask();
    expect(world.posted.map(({ letter }) => letter.to)).toContain('kysyja@example.fi');
  });

  test('lets staff sign in all the same', async () => {
    const { email } = await hire(world, 'lead');
    await linkFor(world, email);
    const [sent] = await world.db.select().from(outbox).where(eq(outbox.name, 'sign-in'));
    await tell(event('complained', { email_id: sent?.providerId }));
    expect(await world.db.select().from(bounces)).toHaveLength(1);
    world.later(25 * 60 * 60_000);
    const before = world.posted.length;
    await linkFor(world, email);
    expect(world.posted).toHaveLength(before + 1);
  });

  test('for a while alone may be written to', async () => {
    await ask();
    await tell(event('bounced', { bounce: { type: 'Transient' } }));
    expect(await told()).toEqual(['bounced']);
    expect(await world.db.select().from(bounces)).toEqual([]);
  });

  test('is kept sealed, and leaves after twelve months', async () => {
    await ask();
    await tell(event('complained'));
    expect(JSON.stringify((await dump(world))['bounces'])).not.toContain('kysyja');
    world.at('2027-11-01T12:00:00Z');
    await clean(world);
    expect(await world.db.select().from(bounces)).toHaveLength(1);
    world.at('2027-11-03T12:00:00Z');
    await clean(world);
    expect(await world.db.select().from(bounces)).toHaveLength(0);
    await deliver(world);
  });
});
