import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { apply } from '../../src/forms/apply';
import { href } from '../../src/i18n/routes';
import { translator } from '../../src/i18n/translate';
import { fault, startMailbox } from '../../tools/mailbox.mjs';
import { migrate, startServer } from '../../tools/server.mjs';
import { employer } from '../support/employer';
import { fill, openReader, send, strike } from '../support/journey';
import { outboxIn } from '../support/outbox';

/** A site of its own: what goes wrong here with the post is nobody else's trouble. */
let site: Awaited<ReturnType<typeof startServer>>;
let mailbox: Awaited<ReturnType<typeof startMailbox>>;
let outbox: ReturnType<typeof outboxIn>;
let state: string;
/** What goes wrong the first time a letter to an address is sent. */
const troubles = new Map<string, ReturnType<typeof fault.slow>>();

beforeAll(async () => {
  state = await mkdtemp(join(tmpdir(), 'site-'));
  mailbox = await startMailbox();
  mailbox.faults = ({ body }) => {
    const [to = ''] = [(JSON.parse(body) as { to: string | string[] }).to].flat();
    const trouble = troubles.get(to);
    troubles.delete(to);
    return trouble;
  };
  await migrate({ state });
  site = await startServer({
    state,
    vars: {
      SECRET: 'a secret of the tests, at least 32 bytes long',
      RESEND_API_KEY: 're_test',
      RESEND_BASE_URL: mailbox.url,
      MAIL_FROM: 'Sijoita ja valmenna! <ovi@example.fi>',
      MAIL_REPLY_TO: 'ips@example.fi',
    },
    log: (line) => void (/ERROR|\bError:/.test(line) && console.error(line)),
  });
  outbox = outboxIn(state);
});

afterAll(async () => {
  outbox?.close();
  await site?.close();
  await mailbox?.close();
  await rm(state, { recursive: true, force: true });
});

describe('an application is taken and its letter comes exactly once, later, when the provider', () => {
  test.concurrent.for([
    ['asks for patience', fault.rateLimited(60), 0],
    ['has had its fill for the day', fault.dailyQuota, 0],
    ['does not know our key', fault.invalidKey, 0],
    ['breaks down', fault.server, 0],
    ['is hidden by a broken gateway', fault.gateway, 0],
    ['does not answer at all', fault.refused, 0],
    ['takes the letter, but the line breaks before it can say so', fault.reset, 1],
  ] as const)('%s', async ([, trouble, before], { expect }) => {
    await using reader = await openReader({ javaScript: false });
    const { page } = reader;
    const applicant = employer();
    troubles.set(applicant.email, trouble);
    const letters = () => mailbox.letters.filter(({ to }) => to.includes(applicant.email));
    const inOutbox = () => outbox.about(applicant.organisation);

    await page.goto(site.url + href('apply', 'fi'));
    await fill(page, apply, applicant.answers);
    await send(page);
    await page.waitForURL(site.url + href('apply-sent', 'fi'));
    expect(await page.textContent('h1')).toBe(translator('fi')('sent.apply.title'));

    await expect.poll(() => inOutbox()[0]?.fault, { timeout: 15_000 }).toBeTruthy();
    await strike(site.url);
    expect(inOutbox()).toMatchObject([{ name: 'confirm-application', state: 'waiting', tries: 1 }]);
    expect(letters()).toHaveLength(before);

    outbox.anHourLater(applicant.organisation);
    await expect
      .poll(
        async () => {
          await strike(site.url);
          return inOutbox();
        },
        { timeout: 15_000, interval: 500 },
      )
      .toMatchObject([{ name: 'confirm-application', state: 'sent', tries: 2 }]);
    outbox.anHourLater(applicant.organisation);
    await strike(site.url);
    expect(letters()).toHaveLength(1);
  });
});
