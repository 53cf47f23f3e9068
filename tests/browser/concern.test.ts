import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { secretFrom } from '../../functions/secret';
import { type Act, named } from '../../src/desk/acts';
import { speaker } from '../../src/desk/words';
import { concern } from '../../src/forms/concern';
import { formatDay } from '../../src/i18n/date';
import { deskHref } from '../../src/i18n/desk';
import { href } from '../../src/i18n/routes';
import { translator } from '../../src/i18n/translate';
import { dayAt } from '../../src/programme/day';
import { violations } from '../support/axe';
import { contactServed, grantServed } from '../support/granted';
import { fill, openReader, send, strike } from '../support/journey';
import { Site, signIn } from '../support/moved';
import { vars } from '../support/vars';

/** An employer of each language, and who tells of it. */
const employers = (['fi', 'sv'] as const).map((locale) => ({
  locale,
  code: locale === 'fi' ? '7KD-3VMX' : '7KD-3VMH',
  name: locale === 'fi' ? 'Lakeuden Esimerkkileipomo Oy' : 'Slättens Exempelbageri Ab',
  mail: `yhteys.${locale}@example.fi`,
  reporter: `kertoja.${locale}@example.fi`,
}));

let site: Site;

beforeAll(async () => {
  const prints = await Promise.all(employers.map(({ mail }) => secretFrom(vars.SECRET).print(mail)));
  site = await Site.open({
    prepare: (state) => {
      for (const [at, { code, name, locale, mail }] of employers.entries()) {
        grantServed(state, { code, name });
        contactServed(state, { code, locale, mail, print: prints[at] ?? '' });
      }
    },
  });
  await strike(site.url);
}, 180_000);

afterAll(() => site?.close());

/** The page is sound, and axe finds nothing in it. */
async function sound(page: Page): Promise<void> {
  expect([page.url(), await violations(page)]).toEqual([page.url(), []]);
}

/** The text of the newest letter to an address that says this. */
function letter(to: string, words: string | RegExp): Promise<string> {
  return vi.waitFor(() => {
    const found = site.mailbox.letters
      .filter((each) => each.to.includes(to))
      .map(({ text }) => text ?? '')
      .findLast((text) => text.match(words));
    if (!found) throw new Error(`No letter to ${to} says ${words}`);
    return found;
  }, 15_000);
}

function hrefs(links: readonly Element[]): string[] {
  return links.map((link) => link.getAttribute('href') ?? '');
}

/** What the open data, the live badge and the signed badge say of a code now. */
async function told(code: string, locale: 'fi' | 'sv') {
  const ask = (path: string) => fetch(site.url + path, { redirect: 'manual' });
  const { logos } = (await (await ask('/api/register.json')).json()) as {
    logos: { code: string; state: string }[];
  };
  const lines = (await (await ask('/api/register.csv')).text()).split('\r\n');
  const svg = await (await ask(`/b/${code}.${locale}.svg`)).text();
  return {
    json: logos.find((logo) => logo.code === code)?.state,
    csv: lines
      .find((line) => line.includes(code))
      ?.split(',')[1]
      ?.replaceAll('"', ''),
    badge: /<title>(.*?)<\/title>/.exec(svg)?.[1],
    signed: (await ask(`/b/${code}/latest.${locale}.svg`)).status,
  };
}

describe.each(employers)('a concern in $locale', ({ locale, code, name, mail, reporter }) => {
  const t = translator(locale);
  const say = speaker(locale);
  const today = formatDay(dayAt(new Date()), locale);

  /** Tells of the employer from its public page. @returns the address of the case */
  async function tell(page: Page, message: string, email = ''): Promise<string> {
    await page.goto(site.url + href('holder', locale, { code }));
    await sound(page);
    await page.getByRole('link', { name: t('holder.concern.link') }).click();
    await page.locator('#message').waitFor();
    expect(await page.inputValue('[name="employer"]')).toBe(name);
    expect(await page.inputValue('[name="code"]')).toBe(code);
    await fill(page, concern, { relation: 'applicant', message: 'Lyhyt', ...(email && { email }) });
    await send(page);
    await page.locator('#message-error').waitFor();
    await sound(page);
    await fill(page, concern, { message });
    await send(page);
    await page.getByRole('heading', { level: 1, name: t('case.open.title') }).waitFor();
    await sound(page);
    return page.url();
  }

  /** Opens both concerns. @returns their addresses, that of the anonymous one first */
  async function sorted(page: Page, paths: readonly string[]): Promise<string[]> {
    const anonymous: string[] = [];
    const known: string[] = [];
    for (const path of paths) {
      await page.goto(site.url + path);
      await sound(page);
      const text = await page.locator('main').innerText();
      (text.includes(say('concern.anonymous')) ? anonymous : known).push(path);
    }
    expect([anonymous.length, known.length]).toEqual([1, 1]);
    return [...anonymous, ...known];
  }

  /** Does something to the award that is open at the desk. */
  async function act(page: Page, what: Act, reasons: string): Promise<void> {
    const part = page.locator(`details.act:has(button[value="${what}"])`);
    if (!(await part.evaluate((element: HTMLDetailsElement) => element.open)))
      await part.locator('summary').click();
    await part.locator(`[name="${named(what, 'reasons')}"]`).fill(reasons);
    const own = part.locator(`[name="${named(what, 'impartial')}"]`);
    if (await own.count()) await own.check();
    await part.locator(`button[value="${what}"]`).click();
    await page.locator('.done').waitFor();
    await sound(page);
  }

  /** What the public pages say of the state: the list's line, the employer's page, the check page. */
  async function pages(page: Page, words: { when: RegExp; verdict: string }) {
    await page.goto(site.url + href('register', locale));
    const line = page.locator('.line').filter({ has: page.getByRole('link', { name, exact: true }) });
    expect(await line.innerText()).toMatch(words.when);
    await sound(page);
    await page.goto(site.url + href('holder', locale, { code }));
    expect(await page.locator('.holder-state').innerText()).toMatch(words.when);
    await sound(page);
    await page.goto(site.url + href('check', locale, { code }));
    expect(await page.locator('.verdict-when').innerText()).toMatch(words.when);
    expect(await page.locator('.verdict .tag').textContent()).toBe(words.verdict);
    await sound(page);
  }

  test('is followed, heard, leads to a suspension that everything tells, and to its end', async () => {
    await using public_ = await openReader();
    const visitor = public_.page;
    const anonymous = await tell(
      visitor,
      'Minulta kysyttiin haastattelussa asioista, jotka eivät kuulu työhön.',
    );
    const known = await tell(
      visitor,
      'Haastattelussa kysyttiin terveydestä, vaikka sivulla luvataan muuta.',
      reporter,
    );
    expect(known).not.toBe(anonymous);
    const receipt = await letter(reporter, /\/(logo\/huoli|sv\/logotyp\/anmarkning)\/[\w-]{43}\//);
    expect(receipt).toContain(new URL(known).pathname);

    await using staff = await openReader();
    const desk = staff.page;
    await signIn(site, desk, locale);
    await desk.goto(site.url + deskHref('today'));
    await sound(desk);
    const waiting = desk
      .locator('section[aria-labelledby="concerns"]')
      .getByRole('link', { name, exact: true });
    expect(await waiting.count()).toBe(2);
    const [first = '', second = ''] = await sorted(desk, await waiting.evaluateAll(hrefs));

    await desk.goto(site.url + first);
    await desk.getByRole('link', { name: say('concern.award') }).click();
    await desk.waitForURL(/\/desk\/awards\//);
    await desk.locator('#act').waitFor();
    await sound(desk);
    const award = desk.url();
    await desk.locator('details.act:has(button[value="hear"]) summary').click();
    await desk.locator(`[name="${named('hear', 'intent')}"][value="suspension"]`).check();
    const asked = 'Kaksi hakijaa kertoo, että haastattelussa kysytään terveydestä.';
    await act(desk, 'hear', asked);

    await using owner = await openReader();
    const employer = owner.page;
    const hearing = await letter(mail, asked);
    await employer.goto(
      site.url + (/\/(logo\/kuuleminen|sv\/logotyp\/horande)\/[\w-]+\//.exec(hearing)?.[0] ?? ''),
    );
    await sound(employer);
    await employer.locator('main form button').click();
    await employer.locator('#answer-error').waitFor();
    await sound(employer);
    const answer = 'Haastattelulomakkeessa oli vanha kysymys. Se on nyt poistettu.';
    await employer.fill('[name="answer"]', answer);
    await employer.locator('main form button').click();
    await employer.getByRole('heading', { level: 1, name: t('hearing.answered.title') }).waitFor();
    await sound(employer);

    await desk.goto(site.url + deskHref('today'));
    expect(await desk.locator('section[aria-labelledby="hearings"]').innerText()).toContain(
      say('today.hearings.answered', { date: today }),
    );
    await desk.goto(award);
    expect(await desk.locator('main').innerText()).toContain(answer);
    const valid = await told(code, locale);
    expect(valid).toMatchObject({ json: 'valid', csv: 'valid', signed: 200 });
    const reasons = 'Lomakkeita oli käytössä vielä kahdessa toimipaikassa.';
    await act(desk, 'suspend', reasons);

    const since = new RegExp(t('state.suspended.when', { since: today }));
    await pages(visitor, { when: since, verdict: t('state.suspended') });
    expect(await told(code, locale)).toMatchObject({
      json: 'suspended',
      csv: 'suspended',
      badge: expect.stringMatching(since),
      signed: 302,
    });
    expect(await letter(mail, reasons)).toMatch(/\/(oma|sv\/egen)\/[\w-]+\//);

    await desk.goto(site.url + first);
    await desk.selectOption('[name="outcome"]', 'suspended');
    await desk.fill(
      '[name="answer"]',
      'Kuulimme työnantajaa. Logon käyttö on keskeytetty, kunnes lomakkeet on uusittu.',
    );
    await desk.click('button[value="close"]');
    await desk.locator('.done').waitFor();
    await sound(desk);
    await visitor.goto(anonymous);
    await visitor.getByRole('heading', { name: t('case.outcome.suspended') }).waitFor();
    await sound(visitor);
    await visitor.goto(known);
    expect(await visitor.textContent('h1')).toBe(t('case.open.title'));

    await desk.goto(site.url + second);
    expect(await desk.locator('main').innerText()).toContain(reporter);
    await desk.selectOption('[name="outcome"]', 'remedy');
    const remedy = 'Työnantaja uusi lomakkeet ja perehdyttää haastattelijat joulukuussa.';
    await desk.fill('[name="answer"]', remedy);
    await desk.click('button[value="close"]');
    await desk.locator('.done').waitFor();
    await visitor.goto(known);
    expect(await visitor.locator('main').innerText()).toContain(remedy);

    await desk.goto(award);
    await act(desk, 'restore', 'Lomakkeet on uusittu joka toimipaikassa.');
    await letter(mail, 'Lomakkeet on uusittu joka toimipaikassa.');
    await pages(visitor, {
      when: new RegExp(valid.badge?.split(', ').at(-1) ?? '-'),
      verdict: t('state.valid'),
    });
    expect(await told(code, locale)).toEqual(valid);

    // To an address that nobody has confirmed there goes one letter a day: the answer comes by mail tomorrow.
    await site.letTheWindowPass([desk, visitor], 24 * 60 + 1);
    await strike(site.url);
    expect(await letter(reporter, remedy)).toContain(new URL(known).pathname);
  }, 240_000);
});
