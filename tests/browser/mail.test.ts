import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { apply } from '../../src/forms/apply';
import { href } from '../../src/i18n/routes';
import { translator } from '../../src/i18n/translate';
import { fault, startMailbox } from '../../tools/mailbox.mjs';
import { startServer } from '../../tools/server.mjs';
import { employer } from '../support/employer';
import { fill, openReader, send, strike } from '../support/journey';
import { letAnHourPass, lookIntoOutbox } from '../support/outbox';
import { emptyState } from '../support/state';
import { vars } from '../support/vars';

/** What goes wrong the first time, and whether the letter is in the mailbox all the same. */
const cases = [
  { when: 'asks for patience', trouble: fault.rateLimited(600), before: 0 },
  { when: 'has had its fill for the day', trouble: fault.dailyQuota, before: 0 },
  { when: 'does not know our key', trouble: fault.invalidKey, before: 0 },
  { when: 'breaks down', trouble: fault.server, before: 0 },
  { when: 'is hidden by a broken gateway', trouble: fault.gateway, before: 0 },
  { when: 'does not answer at all', trouble: fault.refused, before: 0 },
  { when: 'takes the letter, but the line breaks before it can say so', trouble: fault.reset, before: 1 },
].map((one) => ({ ...one, applicant: employer() }));

/** A site of its own: what goes wrong here with the post is nobody else's trouble. */
let site: Awaited<ReturnType<typeof startServer>> | undefined;
let mailbox: Awaited<ReturnType<typeof startMailbox>>;
let state: string;
const titles = new Map<string, string | null>();
const before = { outbox: [] as ReturnType<typeof lookIntoOutbox>, letters: [] as typeof mailbox.letters };

beforeAll(async () => {
  state = await emptyState();
  mailbox = await startMailbox();
  const troubles = new Map(cases.map(({ applicant, trouble }) => [applicant.email, trouble]));
  mailbox.faults = ({ body }) => {
    const [to = ''] = [(JSON.parse(body) as { to: string | string[] }).to].flat();
    const trouble = troubles.get(to);
    troubles.delete(to);
    return trouble;
  };
  site = await serve();
  await Promise.all(cases.map(applyOnce));
  await tryEach(site.url);
  await strike(site.url);
  before.outbox = lookIntoOutbox(state);
  before.letters = [...mailbox.letters];

  await site.close();
  letAnHourPass(state);
  site = await serve();
  for (let round = 0; round < 3; round++) await strike(site.url);
}, 180_000);

afterAll(async () => {
  await site?.close();
  await mailbox?.close();
  await rm(state, { recursive: true, force: true });
});

describe.each(cases)(
  'when the provider $when while an application is sent',
  ({ applicant, before: lettersBefore }) => {
    const ofApplicant = (letters: typeof mailbox.letters) =>
      letters.filter(({ to }) => to.includes(applicant.email));
    const inOutbox = (all: typeof before.outbox) =>
      all.filter(({ organisation }) => organisation === applicant.organisation);

    test('the reader is told that it is sent', () => {
      expect(titles.get(applicant.email)).toBe(translator('fi')('sent.apply.title'));
    });

    test('its letter waits, and is not tried again before its time', () => {
      expect(inOutbox(before.outbox)).toMatchObject([
        { name: 'confirm-application', state: 'waiting', tries: 1 },
      ]);
      expect(ofApplicant(before.letters)).toHaveLength(lettersBefore);
    });

    test('its letter comes exactly once, after the site has been away for an hour', () => {
      expect(inOutbox(lookIntoOutbox(state))).toMatchObject([{ state: 'sent', tries: 2, fault: null }]);
      expect(ofApplicant(mailbox.letters).map(({ subject }) => subject)).toEqual([
        expect.stringContaining(applicant.organisation),
      ]);
    });
  },
);

async function applyOnce({ applicant }: (typeof cases)[number]) {
  await using reader = await openReader({ javaScript: false });
  const { page } = reader;
  await page.goto(site?.url + href('apply', 'fi'));
  await fill(page, apply, applicant.answers);
  await send(page);
  await page.waitForURL(site?.url + href('apply-sent', 'fi'));
  titles.set(applicant.email, await page.textContent('h1'));
}

/** A delivery breaks off at trouble and leaves the rest to the next: strikes until each letter has been tried. */
async function tryEach(url: string): Promise<void> {
  const look = async () => {
    await strike(url);
    expect(lookIntoOutbox(state).filter((letter) => letter.fault)).toHaveLength(cases.length);
  };
  await vi.waitFor(look, { timeout: 60_000, interval: 200 });
}

function serve() {
  return startServer({
    state,
    vars: { ...vars, RESEND_BASE_URL: mailbox.url },
    log: (line) => void (/ERROR|\bError:/.test(line) && console.error(line)),
  });
}
