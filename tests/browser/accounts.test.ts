import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { alias } from '../../functions/cms/call';
import { violations } from '../support/axe';
import { openPage } from '../support/browser';
import { formOf } from '../support/cms';
import { account } from '../support/github';
import { contentFiles, type Office, openOffice } from '../support/office';

const tiina = { id: 7001, login: 'tiina-t', name: 'Tiina Testaaja', mayWrite: true };
const api = `/api/cms/github/repos/${alias}`;
const page = 'content/settings/site.yml';

let office: Office;

beforeAll(async () => {
  office = await openOffice(contentFiles(), { admin: true, accounts: true });
}, 180_000);
afterAll(() => office?.close());
beforeEach(() => {
  office.github.person = { ...tiina };
});

/** A browser that keeps its cookies and follows nothing by itself. */
function reader() {
  const jar = new Map<string, string>();
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  async function get(address: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(address, office.url);
    const isOurs = url.origin === office.url;
    const answer = await fetch(url, {
      redirect: 'manual',
      ...init,
      headers: { ...(isOurs && { cookie: cookie() }), ...init.headers },
    });
    for (const one of isOurs ? answer.headers.getSetCookie() : []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
      if (/max-age=0/i.test(one)) jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  }
  const next = (answer: Response) => answer.headers.get('location') ?? '';
  return {
    jar,
    get,
    post: (path: string, body?: unknown) =>
      get(path, {
        method: 'POST',
        headers: { origin: office.url, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    /** Goes to GitHub's page. @returns its address */
    go: async () => next(await get('/api/cms/sign-in')),
    /** Is asked there. @returns the address that GitHub sends back to */
    asked: async (address: string) => next(await get(address)),
    /** Comes back. @returns where one lands */
    land: async (address: string) => next(await get(address)),
    status: async (path = '/api/cms/session') => (await get(path)).status,
  };
}

async function signedIn() {
  const browser = reader();
  expect(await browser.land(await browser.asked(await browser.go()))).toBe('/admin/');
  return browser;
}

describe('somebody with an account that may write', () => {
  test('comes in by GitHub’s page, which is told only where to send them back', async () => {
    const browser = reader();
    const address = new URL(await browser.go());
    expect(Object.fromEntries(address.searchParams)).toEqual({
      client_id: account.client,
      redirect_uri: `${office.url}${account.back}`,
      state: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
      allow_signup: 'false',
    });
    expect(await browser.status()).toBe(401);
    expect(await browser.land(await browser.asked(address.href))).toBe('/admin/');
    expect(await (await browser.get('/api/cms/session')).json()).toMatchObject({ name: tiina.name });
    expect(await (await browser.get(api)).json()).toMatchObject({ permissions: { push: true } });
  });

  test('writes under their own name, and never sees the token', async () => {
    const browser = await signedIn();
    const head = await office.github.git('rev-parse', 'main');
    const tree = await office.github.git('rev-parse', 'main^{tree}');
    const made = await browser.post(`${api}/git/commits`, { message: 'x', tree, parents: [head] });
    const { sha } = (await made.json()) as { sha: string };
    expect(await office.github.git('show', '-s', '--format=%an <%ae>', sha)).toBe(
      `Tiina Testaaja <${tiina.id}+${tiina.login}@users.noreply.github.com>`,
    );
    const seen = [...browser.jar.values(), ...office.printed].join('\n');
    expect(office.github.tokens.length).toBeGreaterThan(0);
    for (const token of office.github.tokens) expect(seen).not.toContain(token);
  });

  test('is held to the content by the same door', async () => {
    const browser = await signedIn();
    expect(await browser.status(`${api}/git/trees/main:functions`)).toBe(403);
    expect(await browser.status('/api/cms/github/repos/example/other/branches/main')).toBe(403);
    const blob = await browser.post(`${api}/git/blobs`, { content: 'eA==', encoding: 'base64' });
    const { sha } = (await blob.json()) as { sha: string };
    const tree = [{ path: 'functions/app.ts', mode: '100644', type: 'blob', sha }];
    const base_tree = await office.github.git('rev-parse', 'main');
    expect((await browser.post(`${api}/git/trees`, { base_tree, tree })).status).toBe(403);
  });

  test('goes out, and their token is worth nothing from then on', async () => {
    const browser = await signedIn();
    const kept = [...browser.jar];
    const answer = await browser.post('/api/cms/sign-out');
    expect([answer.status, answer.headers.get('clear-site-data')]).toEqual([200, '"cache"']);
    expect(await browser.status()).toBe(401);
    const thief = reader();
    for (const [name, value] of kept) thief.jar.set(name, value);
    expect(await thief.status(`${api}/branches/main`)).toBe(401);
  });

  test('whom GitHub lets in no more is out here at the next call', async () => {
    const browser = await signedIn();
    office.github.endAll();
    const answer = await browser.get(`${api}/branches/main`);
    expect([answer.status, ((await answer.json()) as { fault: string }).fault]).toEqual([401, 'session']);
    expect(await browser.status()).toBe(401);
  });
});

describe('nobody comes in', () => {
  test.each([
    ['another state', (url: URL) => url.searchParams.set('state', 'x'.repeat(43))],
    ['no state', (url: URL) => url.searchParams.delete('state')],
    ['no code', (url: URL) => url.searchParams.delete('code')],
    ['a code of their own making', (url: URL) => url.searchParams.set('code', crypto.randomUUID())],
  ])('with %s', async (_, spoil) => {
    const browser = reader();
    const back = new URL(await browser.asked(await browser.go()));
    spoil(back);
    expect(await browser.land(back.href)).toBe('/admin/?sign-in=failed');
    expect(await browser.status()).toBe(401);
  });

  test('by an address that was made in another browser', async () => {
    const evil = reader();
    const back = await evil.asked(await evil.go());
    for (const victim of [reader(), reader()]) {
      await victim.go();
      expect(await victim.land(back)).toBe('/admin/?sign-in=failed');
      expect(await victim.status()).toBe(401);
    }
  });

  test('a second time by the same code, nor with the code after a failure', async () => {
    const browser = await signedIn();
    const again = reader();
    const address = await again.go();
    const trip = [...again.jar];
    const back = await again.asked(address);
    expect(await again.land(back)).toBe('/admin/');
    again.jar.clear();
    expect(await again.land(back)).toBe('/admin/?sign-in=failed');
    for (const [name, value] of trip) again.jar.set(name, value);
    expect(await again.land(back)).toBe('/admin/?sign-in=failed');
    expect(await again.status()).toBe(401);
    expect(await browser.status()).toBe(200);
  });

  test('by a code that was made for another challenge', async () => {
    const browser = reader();
    const address = new URL(await browser.go());
    address.searchParams.set('code_challenge', 'A'.repeat(43));
    expect(await browser.land(await browser.asked(address.href))).toBe('/admin/?sign-in=failed');
  });

  test('by a page of another address, whatever the visitor asks for', async () => {
    const asked = await reader().get('/api/cms/sign-in?redirect_uri=https://evil.example/&lang=sv');
    const address = new URL(asked.headers.get('location') ?? '');
    expect(address.searchParams.get('redirect_uri')).toBe(`${office.url}${account.back}`);
    // The same Worker under another name, as a preview has one.
    const other = office.url.replace('localhost', '127.0.0.1');
    for (const path of ['/api/cms/sign-in', `${account.back}?code=x&state=y`])
      expect((await fetch(other + path, { redirect: 'manual' })).status).toBe(403);
  });

  test('who says no at GitHub, who may not write, and who has only a session of the desk', async () => {
    const browser = reader();
    office.github.person = undefined;
    expect(await browser.land(await browser.asked(await browser.go()))).toBe('/admin/?sign-in=failed');
    office.github.person = { ...tiina, mayWrite: false };
    expect(await browser.land(await browser.asked(await browser.go()))).toBe('/admin/?sign-in=role');
    expect(await browser.status()).toBe(401);
    const cookie = await office.signIn('lead@example.fi');
    expect((await fetch(`${office.url}/api/cms/session`, { headers: { cookie } })).status).toBe(401);
  });

  test('with a pass that was altered or made elsewhere', async () => {
    const browser = await signedIn();
    const [name = '', value = ''] = [...browser.jar].find(([one]) => one.includes('github')) ?? [];
    for (const forged of [
      `${value.slice(0, -3)}AAA`,
      Buffer.from('{"use":"cms"}').toString('base64url'),
      'x',
    ]) {
      browser.jar.set(name, forged);
      expect(await browser.status()).toBe(401);
    }
  });

  test('any more who was taken away from the repository: what they send is refused with words', async () => {
    const browser = await signedIn();
    for (const one of office.github.people()) one.mayWrite = false;
    const answer = await browser.post(`${api}/git/blobs`, { content: 'eA==', encoding: 'base64' });
    expect([answer.status, ((await answer.json()) as { fault: string }).fault]).toEqual([403, 'role']);
    expect(await browser.status(api)).toBe(403);
  });
});

test('the pass and the trip are cookies that no script reads and that belong to this address alone', async () => {
  const begun = await fetch(`${office.url}/api/cms/sign-in`, { redirect: 'manual' });
  const [trip = ''] = begun.headers.getSetCookie();
  expect(trip).toMatch(/^__Host-/);
  for (const word of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(trip).toContain(word);
  const browser = reader();
  const landed = await browser.get(await browser.asked(await browser.go()));
  const pass = landed.headers.getSetCookie().find((one) => !/max-age=0/i.test(one)) ?? '';
  expect(pass).toMatch(/^__Host-/);
  for (const word of ['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/']) expect(pass).toContain(word);
});

test('in a browser: refused, then in, saves, and out again', async () => {
  await using opened = await openPage({ width: 1440, height: 1000 });
  const { page: tab, problems } = opened;
  tab.setDefaultTimeout(15_000);
  office.github.person = { ...tiina, mayWrite: false };
  await tab.goto(`${office.url}/admin/`);
  await tab.getByText('Kirjaudu GitHub-tililläsi').waitFor();
  await tab.getByRole('link', { name: 'Kirjaudu' }).click();
  await tab.getByRole('alert').filter({ hasText: 'ei ole oikeutta' }).waitFor();
  expect(await violations(tab, '.admin-door')).toEqual([]);
  office.github.person = { ...tiina };
  await tab.getByRole('link', { name: 'Kirjaudu' }).click();
  await tab.locator('[class*="AppMainContainer"]').waitFor({ state: 'attached' });
  await tab.goto(`${office.url}/admin/#/collections/settings/entries/site`);
  const form = formOf(tab);
  await form.field('tagline').fill('Työtä ja tukea');
  await form.save();
  await form.saved();
  expect(await office.github.git('show', `main:${page}`)).toContain('Työtä ja tukea');
  expect(await office.github.git('show', '-s', '--format=%an', 'main')).toBe('Tiina Testaaja');
  const kept = await tab.evaluate(() => JSON.stringify({ ...localStorage }));
  for (const token of office.github.tokens) expect(kept).not.toContain(token);
  await tab.locator('[class*="AvatarDropdownButton"]').click();
  await tab.getByText('Kirjaudu ulos', { exact: true }).click();
  await tab.getByText('Kirjaudu GitHub-tililläsi').waitFor();
  await tab.reload();
  await tab.getByText('Kirjaudu GitHub-tililläsi').waitFor();
  // Before anybody is signed in, the answer to "who is here?" is no.
  problems.splice(0, problems.length, ...problems.filter((one) => !/status of 401/.test(one)));
});
