import { createHash } from 'node:crypto';
import { globSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { secretFrom } from '../../functions/secret';
import { renewal } from '../../src/forms/renewal';
import { formatDay } from '../../src/i18n/date';
import { href } from '../../src/i18n/routes';
import { translator } from '../../src/i18n/translate';
import { commitments } from '../../src/programme/commitments';
import { addDays, addMonths, dayAt } from '../../src/programme/day';
import { startMailbox } from '../../tools/mailbox.mjs';
import { startServer } from '../../tools/server.mjs';
import { violations } from '../support/axe';
import { fill, openReader, ripen, strike } from '../support/journey';
import { emptyState } from '../support/state';

const today = dayAt(new Date());
/** The last day of the awards here: soon, so that they may be renewed. */
const until = addDays(today, 30);
const lead = 'lead@example.fi';
const phrase = 'a secret of the tests, at least 32 bytes long';

/** An employer of each language whose award ends soon. */
const employers = (['fi', 'sv'] as const).map((locale) => ({
  locale,
  id: `own-${locale}`,
  code: locale === 'fi' ? '7KD-3VMX' : '7KD-3VMH',
  organisation: locale === 'fi' ? 'Lakeuden Esimerkkileipomo Oy' : 'Slättens Exempelbageri Ab',
  mail: `henkilo.${locale}@example.fi`,
  fresh: `uusi.${locale}@example.fi`,
  token: `reading-${locale}`,
}));

/** A site of its own: its database is moved on by hand, since the clock of a served Worker is the real one. */
let site: Awaited<ReturnType<typeof startServer>>;
let mailbox: Awaited<ReturnType<typeof startMailbox>>;
let state: string;

beforeAll(async () => {
  state = await emptyState();
  mailbox = await startMailbox();
  const secret = secretFrom(phrase);
  const prints = await Promise.all(employers.map(({ mail }) => secret.print(mail)));
  inDatabase((database) => {
    for (const [at, employer] of employers.entries()) {
      grant(database, employer, prints[at] ?? '');
      remindOf(database, employer.code);
    }
  });
  site = await serve();
}, 180_000);

afterAll(async () => {
  await site?.close();
  await mailbox?.close();
  await rm(state, { recursive: true, force: true });
});

describe.each(employers)(
  'the own page in $locale',
  ({ locale, id, code, organisation, mail, fresh, token }) => {
    const t = translator(locale);
    const act = (page: Page, name: string) => page.click(`button[name="act"][value="${name}"]`);

    test('from a letter’s link to a new contact, a renewal, its approval and the new date; then erased', async () => {
      await using reader = await openReader();
      const { page } = reader;
      await page.goto(site.url + href('own', locale, { token }));
      expect(await page.textContent('h1')).toBe(t('own.valid.title', { date: formatDay(until, locale) }));
      expect(await page.textContent('main')).not.toContain(mail);
      expect(await violations(page)).toEqual([]);

      await page.click('#ask ~ form button, .own-ask button');
      await page.waitForURL(/done=linked/);
      await page.goto(await linkTo(mail, 1));
      expect(await page.textContent('main')).toContain(mail);
      await openAll(page);
      expect(await violations(page)).toEqual([]);

      await page.fill('#first-email', 'ei osoite');
      await act(page, 'contact');
      await page.locator('#first-email-error').waitFor();
      expect(await violations(page)).toEqual([]);
      await page.fill('#first-email', fresh);
      await act(page, 'contact');
      await page.waitForURL(/done=mailed/);
      const before = page.url();
      await page.goto(await linkTo(fresh, 1));
      expect(await violations(page)).toEqual([]);
      await act(page, 'confirm');
      await page.waitForURL(/done=confirmed/);
      await vi.waitFor(() => expect(lettersTo(mail)).toHaveLength(2), 15_000);

      const reading = page.url();
      await page.goto(before);
      expect(await page.textContent('h1')).toBe(t('own.gone.title'));
      await page.goto(reading);
      await page.click('#ask ~ form button, .own-ask button');
      await page.waitForURL(/done=linked/);
      const changing = await linkTo(fresh, 2);
      await page.goto(changing);
      await page.click('#renew ~ p a, .own-now a');
      expect(await page.inputValue('#privacyHow')).toContain('Näin teemme');
      const how = (name: string) => `Uudet sanat (${name}): kerromme siitä joka ilmoituksessa.`;
      await fill(page, renewal, {
        ...Object.fromEntries(
          commitments.map((name) => [`${name}Done`, 'Sovimme mukautuksista ja kirjasimme ne.']),
        ),
        ...Object.fromEntries(commitments.map((name) => [`${name}How`, how(name)])),
        contactsRight: 'yes',
        entitled: 'yes',
        rules: 'yes',
      });
      await ripen(page);
      await page.click('form.form button[type="submit"]');
      await page.locator('#shown ~ .choice, #shown').first().waitFor();
      expect(await page.inputValue('#respectHow')).toBe(how('respect'));
      expect(await violations(page)).toEqual([]);
      await page.check('[name="shown"][value="website"]');
      await page.click('form.form button[type="submit"]');
      await page.waitForURL(/done=renewed/);
      expect(await page.textContent('main')).toContain(t('own.renewed.title'));

      await decide(organisation);
      await tenMinutesPass();
      await page.goto(site.url + href('check', locale, { code }));
      const next = addMonths(addDays(until, 1), 24);
      expect(await page.textContent('main')).toContain(formatDay(next, locale));
      await page.goto(site.url + href('holder', locale, { code }));
      expect(await page.textContent('main')).toContain(how('privacy'));

      const own = new URL(changing);
      await page.goto(site.url + own.pathname);
      await openAll(page);
      await page.check('#erase-sure');
      await act(page, 'erase');
      await page.waitForURL(/done=erased/);
      expect(await violations(page)).toEqual([]);
      await page.goto(site.url + own.pathname);
      expect(await page.textContent('h1')).toBe(t('own.gone.title'));
      inDatabase((database) => {
        const left = database.prepare('SELECT count(*) AS count FROM contacts WHERE application = ?').get(id);
        expect(left).toEqual({ count: 0 });
      });
    }, 180_000);

    test('works without JavaScript, and a lost link is found again by the address', async () => {
      await using reader = await openReader({ javaScript: false });
      const { page } = reader;
      await page.goto(site.url + href('own-lost', locale));
      await page.fill('[name="email"]', 'ei.kukaan@example.fi');
      await page.click('main button[type="submit"]');
      expect(await page.textContent('h1')).toBe(t('lost.done.title'));
    });
  },
);

function openAll(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (const part of document.querySelectorAll<HTMLDetailsElement>('details.own-open')) part.open = true;
  });
}

function lettersTo(to: string) {
  return mailbox.letters.filter((letter) => letter.to.includes(to));
}

/** The link of the letter that is the so-manyeth to an address. */
async function linkTo(to: string, count: number): Promise<string> {
  const letter = await vi.waitFor(() => {
    const found = lettersTo(to)[count - 1];
    if (!found) throw new Error(`No letter ${count} has come to ${to}`);
    return found;
  }, 15_000);
  const path = /\/(?:oma|sv\/egen)\/[\w-]+\//.exec(letter.text ?? '')?.[0];
  if (!path) throw new Error('There is no link in this letter');
  return site.url + path;
}

/** A reviewer signs in, looks at the renewal and approves it. */
async function decide(organisation: string): Promise<void> {
  await using desk = await openReader();
  const { page } = desk;
  const before = lettersTo(lead).length;
  await page.goto(`${site.url}/desk/sign-in/`);
  await page.fill('[name="email"]', lead);
  await page.click('main button[type="submit"]');
  const letter = await vi.waitFor(() => {
    const found = lettersTo(lead)[before];
    if (!found) throw new Error('No sign-in letter has come');
    return found;
  }, 15_000);
  await page.goto(site.url + (/\/desk\/sign-in\/[\w-]+\//.exec(letter.text ?? '')?.[0] ?? ''));
  await page.click('main button[type="submit"]');
  await page.goto(`${site.url}/desk/renewals/`);
  expect(await violations(page)).toEqual([]);
  await page.click(`a:has-text("${organisation}")`);
  expect(await violations(page)).toEqual([]);
  await page.check('[name="outcome"][value="approved"]');
  await page.fill('[name="reasons"]', 'Sitoumukset näkyvät arjessa hyvin.');
  await page.check('[name="impartial"]');
  await page.click('button[value="decide"]');
  await page.waitForURL(/done=renewal-approved/);
}

/** The undo window of decisions passes, and the clock strikes. */
async function tenMinutesPass(): Promise<void> {
  await site.close();
  inDatabase((database) =>
    database.exec(
      "UPDATE renewals SET effective_at = strftime('%Y-%m-%dT%H:%M:%fZ', effective_at, '-11 minutes') WHERE applied_at IS NULL",
    ),
  );
  site = await serve();
  await strike(site.url);
}

function inDatabase(work: (database: DatabaseSync) => void): void {
  for (const file of globSync(join(state, 'v3/d1/**/*.sqlite'))) {
    using database = new DatabaseSync(file);
    const [table] = database.prepare("SELECT name FROM sqlite_master WHERE name = 'applications'").all();
    if (table) work(database);
  }
}

/** @param print the fingerprint of the contact's address */
function grant(database: DatabaseSync, employer: (typeof employers)[number], print: string): void {
  const { locale, id, code, organisation, mail, token } = employer;
  const from = addMonths(until, -24);
  const moment = `${from}T07:00:00.000Z`;
  const words = JSON.stringify(
    Object.fromEntries(commitments.map((name) => [name, `Näin teemme (${name}): kerromme ja sovimme.`])),
  );
  const entry = [organisation, '1234567-1', '743', 'C', 'TOL 2025', '10-49', 'https://www.example.fi/'];
  put(database, 'wordings (digest, version, locale, words)', ['w', '0.1', 'fi', 'Sanat'], 'OR IGNORE');
  put(
    database,
    'applications (id, digest, reference, state, locale, letters, organisation, business_id, municipality, industry, classification, size, website, scope, workplaces, mark_name, commitments, wording, made_at, confirmed_at, decide_by)',
    [id, id, code, 'approved', locale, locale, ...entry, 'whole', '', '', words, 'w', moment, moment, from],
  );
  put(database, 'contacts (application, place, name, role, email, email_print, phone, confirmed_at)', [
    ...[id, 'first', 'Esimerkki Henkilö', 'Toimitusjohtaja', mail, print, '', moment],
  ]);
  put(database, 'links (hash, purpose, about, made_at, expires_at)', [
    ...[
      createHash('sha256').update(token).digest('base64url'),
      'read',
      id,
      moment,
      `${addDays(today, 90)}T00:00:00.000Z`,
    ],
  ]);
  put(
    database,
    'awards (code, application, public_at, organisation, business_id, municipality, industry, classification, size, website, sort_key, search_key, workplaces, mark_name, language, commitments, terms, events, valid_until, grace_until, stopped)',
    [
      ...[
        code,
        id,
        moment,
        ...entry,
        organisation.toLowerCase(),
        organisation.toLowerCase(),
        '',
        '',
        locale,
        words,
      ],
      ...[
        JSON.stringify([{ from, until, graceUntil: addDays(until, 30) }]),
        '[]',
        until,
        addDays(until, 30),
        'no',
      ],
    ],
  );
}

/** The letter of these last thirty days has been sent: whether it is morning in Finland does not matter here. */
function remindOf(database: DatabaseSync, code: string): void {
  const what = `renewal/${until}/30`;
  put(database, 'notices (about, what, at)', [code, what, `${today}T05:00:00.000Z`]);
}

function put(database: DatabaseSync, table: string, values: readonly string[], or = ''): void {
  database.prepare(`INSERT ${or} INTO ${table} VALUES (${values.map(() => '?').join(', ')})`).run(...values);
}

function serve() {
  const vars = {
    SECRET: phrase,
    RESEND_API_KEY: 're_test',
    RESEND_BASE_URL: mailbox.url,
    MAIL_FROM: 'Sijoita ja valmenna! <ovi@example.fi>',
    MAIL_REPLY_TO: 'ips@example.fi',
    FIRST_STAFF: lead,
  };
  return startServer({
    state,
    vars,
    log: (line) => void (/ERROR|\bError:/.test(line) && console.error(line)),
  });
}
