import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CreateEmailOptions, Resend } from 'resend';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fault, startMailbox } from '../../tools/mailbox.mjs';

const letter = {
  from: 'Sijoita ja valmenna! <ovi@example.fi>',
  to: 'johtaja@example.fi',
  subject: 'Vahvista hakemuksenne',
  text: 'Avaa tämä: http://localhost:8790/vahvista/?k=a&b=1.',
  html: '<html><head><title>x</title></head><body><a href="http://localhost:8790/">Avaa</a></body></html>',
  replyTo: 'ips@example.fi',
  headers: { 'X-Kind': 'confirm' },
} satisfies CreateEmailOptions;

let now = new Date('2026-11-21T10:00:00Z');
let mailbox: Awaited<ReturnType<typeof startMailbox>>;
let resend: Resend;

beforeEach(async () => {
  now = new Date('2026-11-21T10:00:00Z');
  mailbox = await startMailbox({ clock: () => now });
  resend = new Resend('re_test', { baseUrl: mailbox.url });
});
afterEach(() => mailbox.close());

/** Sends with Resend's own SDK; `change` alters the good letter. */
function send(change: object = {}, idempotencyKey?: string) {
  const options = idempotencyKey === undefined ? {} : { idempotencyKey };
  return resend.emails.send({ ...letter, ...change } as CreateEmailOptions, options);
}

describe('a letter', () => {
  test('that is whole is kept and answered with its id', async () => {
    const { data, error } = await send({}, 'confirm/1');
    expect(error).toBeNull();
    expect(mailbox.letters).toEqual([
      {
        ...letter,
        id: data?.id,
        key: 'confirm/1',
        at: '2026-11-21T10:00:00.000Z',
        to: ['johtaja@example.fi'],
        replyTo: ['ips@example.fi'],
      },
    ]);
  });

  test('may go to several people and have no HTML', async () => {
    const to = ['Eka Ö <a@example.fi>', 'b@example.fi'];
    await send({ to, html: undefined });
    expect(mailbox.letters[0]).toMatchObject({ to, html: null, key: null });
  });

  test.each([
    ['no sender', { from: undefined }, /Missing `from`/],
    ['a sender that is no address', { from: 'Ovi' }, /Invalid `from`/],
    ['nobody to go to', { to: [] }, /Missing `to`/],
    ['a recipient that is no address', { to: ['a@example.fi', 'b@'] }, /Invalid `to`/],
    ['two addresses in one string', { to: 'a@example.fi, b@example.fi' }, /Invalid `to`/],
    ['more than fifty recipients', { to: Array(51).fill('a@example.fi') }, /50/],
    ['a reply address that is none', { replyTo: 'nobody' }, /Invalid `reply_to`/],
    ['no subject', { subject: '' }, /Missing `subject`/],
    ['a subject of two lines', { subject: 'a\nBcc: c@example.fi' }, /subject/],
    ['neither text nor HTML', { text: undefined, html: undefined }, /Missing `html` or `text`/],
  ])('with %s is refused with 422 validation_error', async (_what, change, message) => {
    const { data, error } = await send(change);
    expect(data).toBeNull();
    expect(error).toMatchObject({ statusCode: 422, name: 'validation_error' });
    expect(error?.message).toMatch(message);
    expect(mailbox.letters).toEqual([]);
  });

  test('that is no JSON is refused with 400', async () => {
    const response = await fetch(`${mailbox.url}/emails`, {
      method: 'POST',
      headers: { authorization: 'Bearer re_test' },
      body: 'from=a',
    });
    expect([response.status, await response.json()]).toMatchObject([400, { name: 'validation_error' }]);
  });
});

describe('the key of the account', () => {
  test('is asked for with 401 missing_api_key', async () => {
    const response = await fetch(`${mailbox.url}/emails`, { method: 'POST', body: JSON.stringify(letter) });
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({
      statusCode: 401,
      name: 'missing_api_key',
      message: 'Missing API key in the authorization header.',
    });
  });

  test('that is none of Resend’s is refused with 403 invalid_api_key', async () => {
    const { error } = await new Resend('sk_other', { baseUrl: mailbox.url }).emails.send(letter);
    expect(error).toEqual({ statusCode: 403, name: 'invalid_api_key', message: 'API key is invalid.' });
  });
});

describe('an idempotency key', () => {
  test('used again with the same letter gives the same id and no second letter', async () => {
    const first = await send({}, 'confirm/1');
    now = new Date('2026-11-22T09:59:59Z');
    const second = await send({}, 'confirm/1');
    expect(second.data?.id).toBe(first.data?.id);
    expect(mailbox.letters).toHaveLength(1);
  });

  test('used again with another letter is refused with 409 invalid_idempotent_request', async () => {
    await send({}, 'confirm/1');
    const { error } = await send({ subject: 'Toinen' }, 'confirm/1');
    expect(error).toMatchObject({ statusCode: 409, name: 'invalid_idempotent_request' });
    expect(mailbox.letters).toHaveLength(1);
  });

  test('is forgotten after 24 hours', async () => {
    await send({}, 'confirm/1');
    now = new Date('2026-11-22T10:00:00Z');
    expect((await send({ subject: 'Toinen' }, 'confirm/1')).error).toBeNull();
    expect(mailbox.letters).toHaveLength(2);
  });

  test('used while its first request is under way is refused with 409 concurrent_idempotent_requests', async () => {
    mailbox.faults = [fault.slow(300)];
    const first = send({}, 'confirm/1');
    await new Promise((resolve) => setTimeout(resolve, 100));
    const second = await send({}, 'confirm/1');
    expect(second.error).toMatchObject({ statusCode: 409, name: 'concurrent_idempotent_requests' });
    expect((await first).error).toBeNull();
    expect(mailbox.letters).toHaveLength(1);
  });

  test('may have 256 characters and not one more', async () => {
    expect((await send({}, 'k'.repeat(256))).error).toBeNull();
    expect((await send({}, 'k'.repeat(257))).error).toMatchObject({
      statusCode: 400,
      name: 'invalid_idempotency_key',
    });
  });

  test('is not used up by a refusal', async () => {
    mailbox.faults = [fault.server];
    await send({}, 'confirm/1');
    expect((await send({ subject: 'Toinen' }, 'confirm/1')).error).toBeNull();
  });
});

describe('a fault', () => {
  test.each([
    ['validation', fault.validation, 400, 'validation_error'],
    ['missingKey', fault.missingKey, 401, 'missing_api_key'],
    ['invalidKey', fault.invalidKey, 403, 'invalid_api_key'],
    ['dailyQuota', fault.dailyQuota, 429, 'daily_quota_exceeded'],
    ['server', fault.server, 500, 'internal_server_error'],
    ['gateway (HTML instead of JSON)', fault.gateway, 502, 'application_error'],
    ['refused', fault.refused, null, 'application_error'],
  ])('%s keeps no letter, and only the next request meets it', async (_name, trouble, statusCode, name) => {
    mailbox.faults = [trouble];
    expect((await send({}, 'k')).error).toMatchObject({ statusCode, name });
    expect(mailbox.letters).toEqual([]);
    expect((await send({}, 'k')).error).toBeNull();
    expect(mailbox.letters).toHaveLength(1);
  });

  test('of too many requests says in its headers how long to wait', async () => {
    mailbox.faults = [fault.rateLimited(7)];
    const { error, headers } = await send();
    expect(error).toMatchObject({ statusCode: 429, name: 'rate_limit_exceeded' });
    expect(headers).toMatchObject({ 'retry-after': '7', 'ratelimit-remaining': '0', 'ratelimit-reset': '7' });
  });

  test('that cuts the line after the letter is kept is healed by the same key', async () => {
    mailbox.faults = [fault.reset];
    expect((await send({}, 'k')).error).toMatchObject({ statusCode: null, name: 'application_error' });
    expect(mailbox.letters).toHaveLength(1);
    expect((await send({}, 'k')).data?.id).toBe(mailbox.letters[0]?.id);
    expect(mailbox.letters).toHaveLength(1);
  });

  test('of slowness keeps the letter of a sender who gave up', async () => {
    mailbox.faults = [fault.slow(200)];
    const hurried = await resend.emails.send(letter, {
      idempotencyKey: 'k',
      signal: AbortSignal.timeout(50),
    });
    expect(hurried.error).toMatchObject({ statusCode: null });
    await expect.poll(() => mailbox.letters).toHaveLength(1);
    expect((await send({}, 'k')).data?.id).toBe(mailbox.letters[0]?.id);
  });

  test('can be chosen by a function that sees the request', async () => {
    mailbox.faults = ({ key }) => (key === 'bad' ? fault.server : undefined);
    expect((await send({}, 'good')).error).toBeNull();
    expect((await send({}, 'bad')).error).toMatchObject({ statusCode: 500 });
  });

  test('that is slow does not hold up the end', async () => {
    mailbox.faults = [fault.slow(60_000)];
    const sending = send();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await mailbox.close();
    expect((await sending).error).toMatchObject({ statusCode: null });
    mailbox = await startMailbox();
  });
});

describe('the pages for a person', () => {
  const page = async (path: string) => {
    const response = await fetch(mailbox.url + path);
    return {
      status: response.status,
      policy: response.headers.get('content-security-policy'),
      text: await response.text(),
    };
  };

  test('say so when there is no letter', async () => {
    expect(await page('/')).toMatchObject({ status: 200, text: expect.stringContaining('No letters yet') });
  });

  test('list the newest letter first', async () => {
    await send({ subject: 'Vanhempi' });
    await send({ subject: 'Uudempi' });
    const { text } = await page('/');
    expect(text.indexOf('Uudempi')).toBeLessThan(text.indexOf('Vanhempi'));
  });

  test('let nothing in a letter become part of the page', async () => {
    await send({
      subject: '<script>alert(1)</script>',
      text: '"><img src=x onerror=alert(1)> https://x.fi/"><b>',
    });
    const id = mailbox.letters[0]?.id;
    for (const path of ['/', `/${id}`]) {
      const { text, policy } = await page(path);
      expect(text).not.toMatch(/<script|<img src=x|<b>/);
      expect(policy).toMatch(/^default-src 'none'; style-src 'self';/);
    }
  });

  test('make the links of the plain text clickable without the full stop after them', async () => {
    await send();
    const { text } = await page(`/${mailbox.letters[0]?.id}`);
    expect(text).toContain('href="http://localhost:8790/vahvista/?k=a&amp;b=1" target="_blank"');
  });

  test('frame the HTML without rights and open its links in a new tab', async () => {
    await send();
    const id = mailbox.letters[0]?.id;
    expect((await page(`/${id}`)).text).toMatch(
      /src="\/[^"]+\/html"\s+sandbox="allow-popups allow-popups-to-escape-sandbox"/,
    );
    const framed = await page(`/${id}/html`);
    expect(framed.text).toContain('<head><base target="_blank"><title>');
    expect(framed.policy).toContain('sandbox allow-popups allow-popups-to-escape-sandbox');
  });

  test('answer 404 for a letter that is not there', async () => {
    expect((await page('/nothing')).status).toBe(404);
  });
});

describe('the mailbox', () => {
  test.each(['evil.example', 'localhost.evil.example', '127.0.0.1.nip.io:80'])(
    'refuses a request for the host %s',
    async (host) => {
      const status = await new Promise((resolve, reject) => {
        request(`${mailbox.url}/letters.json`, { headers: { host } }, (response) =>
          resolve(response.statusCode),
        )
          .on('error', reject)
          .end();
      });
      expect(status).toBe(421);
    },
  );

  test('answers other addresses and methods as Resend does', async () => {
    const answers = await Promise.all([
      fetch(`${mailbox.url}/emails`),
      fetch(`${mailbox.url}/domains`, { method: 'POST' }),
    ]);
    expect(await Promise.all(answers.map((answer) => answer.json()))).toMatchObject([
      { statusCode: 405, name: 'method_not_allowed' },
      { statusCode: 404, name: 'not_found' },
    ]);
  });

  test('can be read, cleared and broken from another process', async () => {
    await fetch(`${mailbox.url}/faults.json`, { method: 'PUT', body: JSON.stringify([fault.server]) });
    expect((await send()).error).toMatchObject({ statusCode: 500 });
    await send();
    expect(await (await fetch(`${mailbox.url}/letters.json`)).json()).toEqual(mailbox.letters);
    await fetch(`${mailbox.url}/letters.json`, { method: 'DELETE' });
    expect(mailbox.letters).toEqual([]);
  });

  test('with a file keeps letters and keys over a restart', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mailbox-'));
    const file = join(folder, 'letters.json');
    await mailbox.close();
    mailbox = await startMailbox({ file });
    resend = new Resend('re_test', { baseUrl: mailbox.url });
    const first = await send({}, 'k');
    await mailbox.close();
    mailbox = await startMailbox({ file });
    resend = new Resend('re_test', { baseUrl: mailbox.url });
    expect((await send({}, 'k')).data?.id).toBe(first.data?.id);
    expect(mailbox.letters).toMatchObject([{ subject: letter.subject }]);
    expect(JSON.parse(await readFile(file, 'utf8')).letters).toHaveLength(1);
    await rm(folder, { recursive: true });
  });
});

describe('what became of a letter', () => {
  test('is told to the site when a person says so, signed so that Resend’s own check takes it', async () => {
    const secret = `whsec_${btoa('a secret that only this test has')}`;
    const heard: { headers: IncomingHttpHeaders; body: string }[] = [];
    const site = createServer(async (request, response) => {
      let body = '';
      for await (const part of request) body += part;
      heard.push({ headers: request.headers, body });
      response.end();
    });
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(site.address() as AddressInfo).port}/api/mail/events`;
    await mailbox.close();
    mailbox = await startMailbox({ webhook: { url, secret } });
    resend = new Resend('re_test', { baseUrl: mailbox.url });
    const { data } = await send();
    const page = `${mailbox.url}/${data?.id}`;
    expect(await (await fetch(page)).text()).toContain(`action="/${data?.id}/bounced"`);
    const answer = await fetch(`${page}/bounced`, { method: 'POST' });
    expect(await answer.text()).toContain('The site was told: bounced.');
    const [told] = heard;
    const event = resend.webhooks.verify({
      payload: told?.body ?? '',
      headers: {
        id: String(told?.headers['svix-id']),
        timestamp: String(told?.headers['svix-timestamp']),
        signature: String(told?.headers['svix-signature']),
      },
      webhookSecret: secret,
    });
    expect(event).toMatchObject({
      type: 'email.bounced',
      data: { email_id: data?.id, bounce: { type: 'Permanent' } },
    });
    expect((await fetch(`${page}/lost`, { method: 'POST' })).status).toBe(404);
    site.close();
  });

  test('cannot be told without a site to tell', async () => {
    const { data } = await send();
    expect(await (await fetch(`${mailbox.url}/${data?.id}`)).text()).not.toContain('<form');
    expect((await fetch(`${mailbox.url}/${data?.id}/bounced`, { method: 'POST' })).status).toBe(404);
  });
});
