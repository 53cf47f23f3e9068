import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { commitmentTexts, contacts, letters as letterTexts, programme } from '../../src/collections/read';
import { apply } from '../../src/forms/apply';
import { read } from '../../src/forms/form';
import { stampName } from '../../src/forms/state';
import { formatDay } from '../../src/i18n/date';
import { type Locale, languageNames } from '../../src/i18n/locale';
import { href } from '../../src/i18n/routes';
import { fill as fillIn, translator } from '../../src/i18n/translate';
import { commitments } from '../../src/programme/commitments';
import { dayAt } from '../../src/programme/day';
import { industries } from '../../src/programme/industries';
import { addWorkdays } from '../../src/programme/workdays';
import { violations } from '../support/axe';
import { unbound } from '../support/browser';
import { type Employer, employer } from '../support/employer';
import {
  alive,
  answersIn,
  arrived,
  at,
  fill,
  openReader,
  ripen,
  send,
  sendButton,
  strike,
  unique,
} from '../support/journey';
import { letters } from '../support/letters';

const team = contacts.areas.find((each) => each.area === 'etela-pohjanmaa')?.mail ?? '';

describe.each([
  { locale: 'fi', script: 'with', language: 'fi' },
  { locale: 'fi', script: 'without', language: 'sv' },
  { locale: 'sv', script: 'with', language: 'sv' },
  { locale: 'sv', script: 'without', language: 'fi' },
] as const)('an employer, in $locale and $script script', ({ locale, script, language }) => {
  const t = translator(locale);
  const scripted = script === 'with';

  test('reads, errs, is helped, applies, confirms by the letter and learns by when it is decided', async () => {
    await using reader = await openReader({ javaScript: scripted });
    const { page, context } = reader;
    const applicant = employer();
    const answers = { ...applicant.answers, letters: language };

    await page.goto(at('logo', locale));
    await page
      .locator(`main a[href="${href('questions', locale)}"]`)
      .first()
      .click();
    await page.waitForURL(at('questions', locale));
    for (const { name } of apply.sections)
      expect(await page.textContent('main')).toContain(t(`apply.${name}.title`));
    await page.locator(`main a[href="${href('apply', locale)}"]`).click();
    await page.waitForURL(at('apply', locale));
    if (scripted) await alive(page);

    await send(page);
    const empty = read(apply, new FormData());
    await expectHelp(page, locale, empty.ok ? [] : Object.keys(empty.faults));
    if (scripted) expect(await violations(page)).toEqual([]);

    const slips = {
      ...answers,
      businessId: '1234567-2',
      contactEmail: 'johtaja@',
      recruitingHow: 'ok',
      size: '',
    };
    await fill(page, apply, Object.fromEntries(Object.entries(slips).filter(([name]) => name !== 'size')));
    const typedSoFar = await answersIn(page, apply);
    expect(typedSoFar).toMatchObject(slips);
    await send(page);
    await expectHelp(page, locale, ['businessId', 'size', 'recruitingHow', 'contactEmail']);
    expect(await page.textContent('#businessId-error')).toBe(t('fault.check'));
    expect(await answersIn(page, apply)).toEqual(typedSoFar);

    await fill(page, apply, answers);
    await send(page);
    await page.waitForURL(at('apply-sent', locale));
    expect(await page.textContent('h1')).toBe(t('sent.apply.title'));
    if (scripted) expect(await violations(page)).toEqual([]);

    const confirmation = await openLetter(context, applicant, 'confirm-application', language);
    await confirmation.waitForURL(
      new RegExp(at('confirm', language, { token: 'TOKEN' }).replace('TOKEN', '[\\w-]{43}')),
    );
    await expectPublished(confirmation, language, applicant);
    if (scripted) expect(await violations(confirmation)).toEqual([]);
    await confirmation
      .getByRole('button', { name: translator(language)('confirm.ready.send'), exact: true })
      .click();
    const decideBy = addWorkdays(dayAt(new Date()), programme.application.decisionWorkingDays);
    await expectConfirmed(confirmation, language, decideBy);
    if (scripted) expect(await violations(confirmation)).toEqual([]);
    await confirmation.goto(confirmation.url());
    await expectConfirmed(confirmation, language, decideBy);

    const [, receipt, ...more] = await arrived(applicant.email, 2);
    expect(more).toEqual([]);
    expect(receipt?.subject).toBe(subject('application-received', language, applicant));
    for (const body of [receipt?.text, receipt?.html]) expect(body).toContain(formatDay(decideBy, language));
    const told = (await letters(team)).filter((letter) => letter.subject.includes(applicant.organisation));
    expect(told.map((letter) => letter.subject)).toEqual([subject('team-application', 'fi', applicant)]);
    expect(told[0]?.text).toContain(formatDay(decideBy, 'fi'));
  });
});

describe('an application', () => {
  /**
   * People who have confirmed an address before: the first five letters of a day to it are not held back, so each
   * application shows, and so would one too many.
   */
  const known = Array.from({ length: 4 }, () => `tuttu.${unique()}`);
  let asked = 0;
  const knownEmployer = () => employer(`${known[asked++ % known.length]}+${unique()}`);

  beforeAll(async () => {
    for (const first of known.map((name) => employer(name))) {
      await using reader = await openReader({ javaScript: false });
      await sendApplication(reader.page, first);
      const page = await openLetter(reader.context, first, 'confirm-application', 'fi');
      await page.getByRole('button').click();
      await page.getByText(translator('fi')('confirm.done.next')).waitFor();
    }
  });

  test.concurrent.each(['with', 'without'])('is one after a double click, %s script', async (script) => {
    await using reader = await openReader({ javaScript: script === 'with' });
    const applicant = knownEmployer();
    await begin(reader.page, applicant, script === 'with');
    await ripen(reader.page);
    await sendButton(reader.page).dblclick();
    // The second click breaks off what the first began.
    await expect.poll(() => reader.page.url(), { timeout: 15_000 }).toBe(at('apply-sent', 'fi'));
    await expectOne(applicant);
  });

  test.concurrent.each(['with', 'without'])(
    'is one when the reader goes back and sends it again, %s script',
    async (script) => {
      await using reader = await openReader({ javaScript: script === 'with' });
      const applicant = knownEmployer();
      await begin(reader.page, applicant, script === 'with');
      await send(reader.page);
      await reader.page.waitForURL(at('apply-sent', 'fi'));
      await reader.page.goBack();
      if (script === 'with') await alive(reader.page);
      expect(await answersIn(reader.page, apply)).toMatchObject(applicant.answers);
      await send(reader.page);
      await reader.page.waitForURL(at('apply-sent', 'fi'));
      await expectOne(applicant);
    },
  );

  test.concurrent('is one when the sent page is reloaded', async () => {
    await using reader = await openReader({ javaScript: false });
    const applicant = knownEmployer();
    await sendApplication(reader.page, applicant);
    await reader.page.reload();
    expect(await reader.page.textContent('h1')).toBe(translator('fi')('sent.apply.title'));
    await expectOne(applicant);
  });

  test.concurrent('is kept while there is no connection, and is one when it is sent again', async () => {
    await using reader = await openReader();
    const { page, context } = reader;
    const applicant = knownEmployer();
    await begin(page, applicant, true);
    await context.setOffline(true);
    await send(page);
    await expectOffline(page, applicant);
    await expectNetworkTrouble(reader.problems);
    await context.setOffline(false);
    await send(page);
    await page.waitForURL(at('apply-sent', 'fi'));
    await expectOne(applicant);
  });

  test.concurrent('is one when only its answer was lost on the way and it is sent again', async () => {
    await using reader = await openReader();
    const { page } = reader;
    const applicant = knownEmployer();
    await begin(page, applicant, true);
    let taken = 0;
    await page.route(`${at('apply', 'fi')}*`, async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      const answer = await route.fetch({
        headers: { ...(await route.request().allHeaders()), origin: inject('siteUrl') },
      });
      taken = answer.status();
      await route.abort();
    });
    await send(page);
    await expectOffline(page, applicant);
    expect(taken).toBe(200);
    await expectNetworkTrouble(reader.problems);
    await page.unrouteAll();
    await page.reload();
    await page.getByText(translator('fi')('apply.draft.found')).waitFor();
    await send(page);
    await page.waitForURL(at('apply-sent', 'fi'));
    await expectOne(applicant);
  });
});

describe('a draft', () => {
  const t = translator('sv');

  test.concurrent('waits on the device through a reload and a closed tab, and is gone once it is sent', async () => {
    await using reader = await openReader({ locale: 'sv-FI' });
    const applicant = employer();
    await begin(reader.page, applicant, true, 'sv');
    expect(await reader.page.getByText(t('apply.draft.kept')).count()).toBe(1);
    await reader.page.reload();
    await reader.page.getByText(t('apply.draft.found')).waitFor();
    expect(await answersIn(reader.page, apply)).toMatchObject(applicant.answers);

    await reader.page.close();
    const page = await reader.context.newPage();
    await page.goto(at('apply', 'sv'));
    await page.getByText(t('apply.draft.found')).waitFor();
    expect(await answersIn(page, apply)).toMatchObject(applicant.answers);
    await send(page);
    await page.waitForURL(at('apply-sent', 'sv'));

    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await page.goto(at('apply', 'sv'));
    await alive(page);
    expect(await answersIn(page, apply)).toEqual(nothing);
  });

  test.concurrent('has the new stamp at once when the form was open too long', async () => {
    await using reader = await openReader({ locale: 'sv-FI' });
    await begin(reader.page, employer(), true, 'sv');
    const { page } = reader;
    const stampNow = () => page.inputValue(`[name="${stampName}"]`);
    const stampKept = () =>
      page.evaluate(() => JSON.parse(localStorage.getItem('application') ?? '{}').stamp as string);
    await page.evaluate(() => {
      const draft = JSON.parse(localStorage.getItem('application') ?? '{}');
      localStorage.setItem('application', JSON.stringify({ ...draft, stamp: 'x.0.x' }));
    });
    await page.reload();
    await page.getByText(t('apply.draft.found')).waitFor();
    expect(await stampNow()).toBe('x.0.x');
    await sendButton(page).click();
    await page.getByText(t('form.notice.stale')).waitFor();
    expect(await stampNow()).not.toBe('x.0.x');
    expect(await stampKept()).toBe(await stampNow());
    expect(reader.problems.splice(0)).toEqual([expect.stringContaining('422')]);
  });

  test.concurrent('can be cleared', async () => {
    await using reader = await openReader({ locale: 'sv-FI' });
    const { page } = reader;
    await begin(page, employer(), true, 'sv');
    await page.getByRole('button', { name: t('apply.draft.clear') }).click();
    expect(await answersIn(page, apply)).toEqual(nothing);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await page.reload();
    await alive(page);
    expect(await page.getByText(t('apply.draft.found')).count()).toBe(0);
    expect(await answersIn(page, apply)).toEqual(nothing);
  });
});

describe('the form with script', () => {
  test.concurrent('comes to life under the policy and shows what will be published while it is typed', async () => {
    await using reader = await openReader();
    const applicant = employer();
    await begin(reader.page, applicant, true);
    const preview = await reader.page.locator('.preview').innerText();
    for (const text of [
      applicant.organisation,
      industries.C.fi,
      'Seinäjoki',
      String(applicant.answers['respectHow']),
    ]) {
      expect(preview).toContain(text);
    }
    for (const secret of [applicant.email, 'O’Hara']) expect(preview).not.toContain(secret);
    expect(reader.problems).toEqual([]);
  });

  test.concurrent('has the server say the same of an answer that got past the browser', async () => {
    await using reader = await openReader();
    const { page } = reader;
    await page.goto(at('apply', 'fi'));
    await ripen(page);
    const wrong = { ...employer().answers, businessId: '1234567-2' };
    const [asJson, asPage] = await page.evaluate(async (answers) => {
      const stamp = document.querySelector<HTMLInputElement>('[name="stamp"]')?.value ?? '';
      const body = () => new URLSearchParams({ ...(answers as Record<string, string>), stamp });
      const say = async (accept: string) => {
        const answer = await fetch('?', { method: 'POST', body: body(), headers: { accept } });
        return { status: answer.status, text: await answer.text() };
      };
      return [await say('application/json'), await say('text/html')] as const;
    }, wrong);
    expect(asJson.status).toBe(422);
    expect(JSON.parse(asJson.text)).toMatchObject({ notice: 'faults', faults: { businessId: 'check' } });
    expect(asPage.status).toBe(422);
    expect(asPage.text).toContain(translator('fi')('fault.check'));
    expect(asPage.text).toContain('1234567-2');
    reader.problems.splice(0);
  });
});

test.concurrent.each(['fi', 'sv', 'en'] as const)(
  'a link that leads nowhere is told kindly and leads on, in %s',
  async (locale) => {
    await using reader = await openReader({ javaScript: false });
    const { page } = reader;
    const t = translator(locale);
    const answer = await page.goto(at('confirm', locale, { token: 'x'.repeat(43) }));
    expect(answer?.status()).toBe(200);
    expect(await page.textContent('h1')).toBe(t('confirm.gone.title'));
    await page.getByRole('link', { name: t('sent.remail.send'), exact: true }).click();
    await page.waitForURL(`${at('apply-sent', locale)}#again`);
    await page.getByLabel(t('sent.remail.label'), { exact: true }).fill(`kukaan.${unique()}@example.fi`);
    await page.getByRole('button', { name: t('sent.remail.send') }).click();
    await page.getByText(t('sent.remail.done')).waitFor();
  },
);

const nothing = Object.fromEntries(Object.keys(apply.fields).map((name) => [name, '']));

async function begin(page: Page, applicant: Employer, scripted: boolean, locale: Locale = 'fi') {
  await page.goto(at('apply', locale));
  if (scripted) await alive(page);
  await fill(page, apply, applicant.answers);
}

async function sendApplication(page: Page, applicant: Employer) {
  await begin(page, applicant, false);
  await send(page);
  await page.waitForURL(at('apply-sent', 'fi'));
}

/** The form is back: what is wrong is said first, in the title, and again at each field, where its link leads. */
async function expectHelp(page: Page, locale: Locale, wrong: readonly string[]) {
  const t = translator(locale);
  const summary = page.locator('#summary');
  await summary
    .getByRole('heading', { name: t('form.faults', { count: wrong.length }), exact: true })
    .waitFor();
  expect(await page.title()).toMatch(locale === 'fi' ? /^Virhe: / : /^Fel: /);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('summary');
  const links = await summary.locator('a').evaluateAll((all) =>
    all.map((link) => {
      const name = (link as HTMLAnchorElement).hash.slice(1);
      const control = document.getElementById(name);
      const described =
        (control as HTMLInputElement).type === 'radio' ? control?.closest('fieldset') : control;
      const isTold = described?.getAttribute('aria-describedby')?.split(' ').includes(`${name}-error`);
      return {
        name,
        said: link.textContent,
        atField: isTold ? document.getElementById(`${name}-error`)?.textContent : undefined,
      };
    }),
  );
  expect(links.map((link) => link.name)).toEqual(
    Object.keys(apply.fields).filter((name) => wrong.includes(name)),
  );
  for (const link of links) expect(link.atField).toBe(link.said);
  for (const { name } of links) {
    await summary.locator(`a[href="#${name}"]`).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(name);
  }
}

/** Reads the applicant's letter in the mailbox and follows its link. */
async function openLetter(
  context: BrowserContext,
  applicant: Employer,
  name: 'confirm-application',
  language: Locale,
) {
  const [letter] = await arrived(applicant.email, 1);
  const mailbox = await context.newPage();
  await mailbox.goto(`${inject('mailboxUrl')}/`);
  await mailbox.locator(`a[href="/${letter?.id}"]`).click();
  await mailbox.getByRole('heading', { name: subject(name, language, applicant), exact: true }).waitFor();
  const words = mailbox.frameLocator('iframe');
  expect(await words.locator('html').getAttribute('lang')).toBe(language);
  const [opened] = await Promise.all([
    context.waitForEvent('page'),
    words.locator(`a[href^="${inject('siteUrl')}"]`).click(),
  ]);
  await opened.waitForLoadState();
  return opened;
}

async function expectPublished(page: Page, language: Locale, { answers, organisation, email }: Employer) {
  const shown = unbound(await page.locator('main').innerText());
  const t = translator(language);
  const place = { fi: 'Seinäjoki', sv: 'Seinäjoki', en: 'Seinäjoki' }[language];
  const public_ = [
    organisation,
    '1234567-1',
    place,
    industries.C[language],
    t('apply.size.10-49'),
    'https://www.example.fi/',
  ];
  for (const text of [...public_, ...commitments.map((name) => String(answers[`${name}How`]))])
    expect(shown).toContain(text);
  for (const { title } of commitmentTexts[language].items) expect(shown).toContain(title);
  for (const secret of [email, String(answers['contactName']), '123 4567', languageNames[language]])
    expect(shown).not.toContain(secret);
}

async function expectConfirmed(page: Page, language: Locale, decideBy: string) {
  const t = translator(language);
  await page.getByRole('heading', { name: t('confirm.done.title'), exact: true }).waitFor();
  expect(await page.locator('main').innerText()).toContain(
    t('confirm.done.lead', { date: formatDay(decideBy, language) }),
  );
  expect(await page.locator('main').innerText()).toMatch(/[2-9C-X]{3}-[2-9C-X]{4}/);
}

/** As many letters as applications: one. */
async function expectOne(applicant: Employer) {
  await arrived(applicant.email, 1);
  await strike();
  expect((await letters(applicant.email)).map((letter) => letter.subject)).toEqual([
    subject('confirm-application', 'fi', applicant),
  ]);
}

async function expectOffline(page: Page, applicant: Employer) {
  await page.getByText(translator('fi')('apply.offline')).waitFor();
  expect(page.url()).toBe(at('apply', 'fi'));
  expect(await answersIn(page, apply)).toMatchObject(applicant.answers);
}

/** What the browser itself says of a broken connection is no fault of the page; there must be nothing else. */
async function expectNetworkTrouble(problems: string[]) {
  for (const problem of problems.splice(0))
    expect(problem).toMatch(/^console: Failed to load resource: net::ERR_/);
}

function subject(name: string, language: Locale, { organisation }: Employer) {
  return fillIn(letterTexts.get(`${name}.${language}`)?.subject ?? '', { organisation });
}
