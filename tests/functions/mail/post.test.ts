import { beforeEach, describe, expect, inject, test } from 'vitest';
import type { Letter } from '../../../functions/mail/letters';
import { type Posted, resendMailer, understand } from '../../../functions/mail/post';
import { fault } from '../../../tools/mailbox/fault.mjs';
import { breakMail, clearLetters, letters } from '../../support/letters';

const letter: Letter = {
  to: 'henkilo@example.fi',
  subject: 'Vahvista hakemus: Ärlig Öljy & Co <Oy>',
  text: 'Hyvää päivää',
  html: '<p>Hyvää päivää</p>',
};
const account = { key: 're_test', from: 'Sijoita ja valmenna! <ovi@example.fi>', replyTo: 'ips@example.fi' };
const mailer = (change: object = {}) =>
  resendMailer({ ...account, baseUrl: inject('mailboxUrl'), ...change });

/** Every error that Resend names (SDK 6.38.0), with the status it comes with, and what it means for the letter. */
const named: [name: string, status: number, outcome: Posted['outcome']][] = [
  ['invalid_idempotency_key', 400, 'refused'],
  ['validation_error', 400, 'refused'],
  ['validation_error', 422, 'refused'],
  ['missing_required_field', 422, 'refused'],
  ['invalid_attachment', 422, 'refused'],
  ['invalid_from_address', 422, 'refused'],
  ['invalid_parameter', 422, 'refused'],
  ['invalid_idempotent_request', 409, 'refused'],
  ['concurrent_idempotent_requests', 409, 'later'],
  ['missing_api_key', 401, 'later'],
  ['restricted_api_key', 401, 'later'],
  ['invalid_api_key', 403, 'later'],
  ['validation_error', 403, 'later'],
  ['invalid_access', 422, 'later'],
  ['invalid_region', 422, 'later'],
  ['not_found', 404, 'later'],
  ['method_not_allowed', 405, 'later'],
  ['security_error', 451, 'later'],
  ['rate_limit_exceeded', 429, 'later'],
  ['daily_quota_exceeded', 429, 'later'],
  ['monthly_quota_exceeded', 429, 'later'],
  ['application_error', 500, 'unknown'],
  ['internal_server_error', 500, 'unknown'],
  ['application_error', 502, 'unknown'],
  ['application_error', 503, 'unknown'],
  ['application_error', 504, 'unknown'],
  ['something_new', 422, 'refused'],
  ['something_new', 429, 'later'],
  ['something_new', 500, 'unknown'],
];

describe('an answer of the post', () => {
  test.each(named)('%s with %i means %s', (name, statusCode, outcome) => {
    expect(understand({ name, statusCode })).toMatchObject({ outcome, fault: name });
  });

  test.each([
    ['no status', { name: 'application_error', statusCode: null }],
    ['neither name nor status', {}],
    ['a message of somebody between', { message: 'upstream connect error' }],
  ])('with %s leaves it open', (_what, error) => {
    expect(understand(error as never)).toMatchObject({ outcome: 'unknown', fault: expect.any(String) });
  });

  test.each([
    ['1', 1],
    ['30', 30],
    ['86400', 3600],
    [undefined, 60],
    ['', 60],
    ['0', 60],
    ['-5', 60],
    ['soon', 60],
    ['Wed, 21 Oct 2026 07:28:00 GMT', 60],
  ])('that asks to come again after "%s" is understood as %i seconds', (retryAfter, seconds) => {
    expect(understand({ name: 'rate_limit_exceeded', statusCode: 429 }, retryAfter)).toMatchObject({
      outcome: 'later',
      seconds,
    });
  });

  test.each([
    ['daily_quota_exceeded', 429, 3600],
    ['monthly_quota_exceeded', 429, 3600],
    ['invalid_api_key', 403, 600],
    ['concurrent_idempotent_requests', 409, 60],
  ])('%s waits for somebody to mend it: %i, %i seconds', (name, statusCode, seconds) => {
    expect(understand({ name, statusCode })).toEqual({ outcome: 'later', seconds, fault: name });
  });
});

describe("a letter handed over by Resend's own program", () => {
  beforeEach(clearLetters);

  test('arrives whole, from our address, with the address that answers go to', async () => {
    const posted = await mailer()(letter, 'key-1');
    const [arrived, ...more] = await letters();
    expect(posted).toEqual({ outcome: 'sent', id: arrived?.id });
    expect(arrived).toMatchObject({
      ...letter,
      to: ['henkilo@example.fi'],
      from: account.from,
      replyTo: ['ips@example.fi'],
      key: 'key-1',
      headers: {},
    });
    expect(more).toEqual([]);
  });

  test('twice under one key arrives once, and is told the same', async () => {
    const first = await mailer()(letter, 'key-1');
    expect(await mailer()(letter, 'key-1')).toEqual(first);
    expect(await letters()).toHaveLength(1);
  });

  test('with other words under the same key is refused', async () => {
    await mailer()(letter, 'key-1');
    expect(await mailer()({ ...letter, text: 'Muuta' }, 'key-1')).toEqual({
      outcome: 'refused',
      fault: 'invalid_idempotent_request',
    });
    expect(await letters()).toHaveLength(1);
  });

  test('whose answer was lost after it was taken is open, and arrives once when asked again', async () => {
    await breakMail(fault.reset);
    expect(await mailer()(letter, 'key-1')).toMatchObject({ outcome: 'unknown' });
    const [kept] = await letters();
    expect(await mailer()(letter, 'key-1')).toEqual({ outcome: 'sent', id: kept?.id });
    expect(await letters()).toHaveLength(1);
  });

  test.each([
    [
      'told to come again',
      fault.rateLimited(7),
      { outcome: 'later', seconds: 7, fault: 'rate_limit_exceeded' },
    ],
    [
      'over the quota of the day',
      fault.dailyQuota,
      { outcome: 'later', seconds: 3600, fault: 'daily_quota_exceeded' },
    ],
    [
      'with a key that is not known',
      fault.invalidKey,
      { outcome: 'later', seconds: 600, fault: 'invalid_api_key' },
    ],
    ['without a key', fault.missingKey, { outcome: 'later', seconds: 600, fault: 'missing_api_key' }],
    ['that breaks a rule', fault.validation, { outcome: 'refused', fault: 'validation_error' }],
    ['met by a fault of the server', fault.server, { outcome: 'unknown', fault: 'internal_server_error' }],
    ["met by a gateway's page", fault.gateway, { outcome: 'unknown', fault: 'application_error' }],
    ['met by a closed door', fault.refused, { outcome: 'unknown', fault: 'application_error' }],
  ])(
    '%s is understood, and goes through the next time under the same key',
    async (_what, trouble, posted) => {
      await breakMail(trouble);
      expect(await mailer()(letter, 'key-1')).toEqual(posted);
      expect(await letters()).toEqual([]);
      expect(await mailer()(letter, 'key-1')).toMatchObject({ outcome: 'sent' });
      expect(await letters()).toHaveLength(1);
    },
  );

  test('with nobody at the address never throws', async () => {
    expect(await mailer({ baseUrl: 'http://127.0.0.1:1' })(letter, 'key-1')).toMatchObject({
      outcome: 'unknown',
    });
    expect(await mailer({ baseUrl: 'http://not a url' })(letter, 'key-1')).toMatchObject({
      outcome: 'unknown',
    });
  });

  test.each([
    ['a subject of two lines', { subject: 'a\r\nBcc: toinen@example.fi' }],
    ['two addresses', { to: 'a@example.fi, b@example.fi' }],
    ['no address', { to: '' }],
  ])('with %s goes to nobody', async (_what, change) => {
    expect(await mailer()({ ...letter, ...change }, 'key-1')).toMatchObject({ outcome: 'refused' });
    expect(await letters()).toEqual([]);
  });
});
