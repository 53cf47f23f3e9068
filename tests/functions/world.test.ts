import { describe, expect, test } from 'vitest';
import { type Bindings, isLoopback, worldOf } from '../../functions/world';
import { bindings } from '../support/world';

/** The world of these bindings; the database is another object each time, so that no world is remembered. */
const build = (change: Partial<Record<keyof Bindings, unknown>>) => () =>
  worldOf({ ...bindings, DB: Object.create(bindings.DB) as D1Database, ...change } as Bindings);

describe('a world', () => {
  test('is built of good bindings, once for each database', () => {
    expect(worldOf(bindings)).toBe(worldOf(bindings));
    expect(build({})().origin).toBe('https://ovi.example.fi');
  });

  test.each(['SECRET', 'RESEND_API_KEY', 'MAIL_FROM', 'MAIL_REPLY_TO', 'SITE_ORIGIN'] as const)(
    'without %s says so by name',
    (name) => {
      expect(build({ [name]: undefined })).toThrow(name);
      expect(build({ [name]: '' })).toThrow(name);
    },
  );

  test('wants a secret of 32 characters', () => {
    expect(build({ SECRET: 'x'.repeat(31) })).toThrow('SECRET is missing or shorter than 32 characters');
    expect(build({ SECRET: 'x'.repeat(32) })).not.toThrow();
  });

  test('never says the secret itself', () => {
    expect(() => build({ SECRET: 'tooshort-canary' })()).toThrow(/^((?!canary).)*$/);
  });

  test.each([
    'http://ovi.example.fi',
    'ftp://ovi.example.fi',
    'localhost:8790',
    'ovi.example.fi',
    'javascript:alert(1)',
    'http://localhost.example.fi',
    'http://localhost@ovi.example.fi',
    '//ovi.example.fi',
  ])('refuses the origin %s by the name of the variable', (origin) => {
    expect(build({ SITE_ORIGIN: origin })).toThrow(/SITE_ORIGIN/);
  });

  test.each([
    ['https://ovi.example.fi/', 'https://ovi.example.fi'],
    ['https://OVI.example.fi/polku/?a=b', 'https://ovi.example.fi'],
    ['http://localhost:8790', 'http://localhost:8790'],
    ['http://127.0.0.1:8790', 'http://127.0.0.1:8790'],
    ['http://[::1]:8790', 'http://[::1]:8790'],
  ])('takes the origin %s as %s', (written, origin) => {
    expect(build({ SITE_ORIGIN: written })().origin).toBe(origin);
  });

  test('sends to a stand-in of the post only when both are on this computer', () => {
    const mailbox = 'http://127.0.0.1:8791';
    expect(build({ RESEND_BASE_URL: mailbox })).toThrow(/RESEND_BASE_URL/);
    expect(build({ SITE_ORIGIN: 'http://localhost:8790', RESEND_BASE_URL: mailbox })).not.toThrow();
    for (const url of [
      'https://evil.example',
      'http://127.0.0.1.evil.example',
      'http://localhost@evil.example',
      '127.0.0.1:8791',
      'x',
      'file:///',
    ]) {
      expect(build({ SITE_ORIGIN: 'http://localhost:8790', RESEND_BASE_URL: url }), url).toThrow(
        /RESEND_BASE_URL/,
      );
    }
    expect(build({ RESEND_BASE_URL: '' })).not.toThrow();
  });

  test('has the clock of the machine, and waits as long as it is told', async () => {
    const { now, rest } = build({})();
    expect(Math.abs(now().getTime() - Date.now())).toBeLessThan(1000);
    await expect(rest(0)).resolves.toBeUndefined();
  });
});

test('only this computer is loopback', () => {
  for (const here of [
    'http://localhost',
    'http://localhost:1',
    'http://127.0.0.1',
    'http://[::1]:80',
    'https://LOCALHOST',
  ])
    expect(isLoopback(here)).toBe(true);
  for (const there of [
    'http://localhost.fi',
    'http://127.0.0.2.fi',
    'http://0.0.0.0',
    'http://[::2]',
    'null',
    '',
    'localhost',
  ])
    expect(isLoopback(there)).toBe(false);
});
