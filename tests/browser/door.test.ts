import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { alias } from '../../functions/cms/call';
import { account } from '../support/github';
import { type Office, openOffice } from '../support/office';

const news = 'content/news/2026-11-02-ovi.fi.md';
const secret = '.github/workflows/site.yml';
const api = `/api/cms/github/repos/${alias}`;
const nobody = '0'.repeat(40);

let office: Office;
let cookie: string;
let member: string;

beforeAll(async () => {
  office = await openOffice({
    [news]: 'ensimmäinen\n',
    [secret]: 'on: push\n',
    'functions/app.ts': 'code\n',
  });
  ({ cookie, member } = await office.hire('editor', 'editor@example.fi', 'Tiina Testaaja'));
}, 120_000);

afterAll(() => office?.close());

interface Sent {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

function ask(path: string, { method = 'GET', body, headers = {} }: Sent = {}): Promise<Response> {
  return fetch(office.url + path, {
    method,
    headers: {
      cookie,
      'content-type': 'application/json',
      ...(method !== 'GET' && { origin: office.url, 'sec-fetch-site': 'same-origin' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

async function made(path: string, body: unknown): Promise<{ status: number; sha: string; fault?: string }> {
  const answer = await ask(`${api}/git/${path}`, { method: 'POST', body });
  return { status: answer.status, ...((await answer.json()) as { sha: string; fault?: string }) };
}

const head = () => office.github.git('rev-parse', 'refs/heads/main');
const versionOf = (path: string) =>
  office.github.git('rev-parse', `main:${path}`).catch(() => null as string | null);
const opened = (versions: Readonly<Record<string, string | null>>) => ({
  'x-opened': encodeURIComponent(JSON.stringify(versions)),
});
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** Makes a commit as Decap does: a blob for each file, a tree on the newest one, a commit on it. */
async function commit(files: Readonly<Record<string, string | null>>, parent?: string): Promise<string> {
  const base = parent ?? (await head());
  const tree = [];
  for (const [path, text] of Object.entries(files)) {
    const sha =
      text === null ? null : (await made('blobs', { content: base64(text), encoding: 'base64' })).sha;
    tree.push({ path, mode: '100644', type: 'blob', sha });
  }
  const { sha } = await made('trees', { base_tree: base, tree });
  return (await made('commits', { message: 'Sisältö: uutinen', tree: sha, parents: [base] })).sha;
}

function publish(sha: string, versions?: Readonly<Record<string, string | null>>): Promise<Response> {
  return ask(`${api}/git/refs/heads/main`, {
    method: 'PATCH',
    body: { sha, force: true },
    headers: versions ? opened(versions) : {},
  });
}

describe('an editor who came by the letter’s link', () => {
  test('is told who they are and which repository it is, by us and not by GitHub', async () => {
    expect(await (await ask('/api/cms/session')).json()).toEqual({
      name: 'Tiina Testaaja',
      locale: 'fi',
      workflow: false,
    });
    expect(await (await ask('/api/cms/github/user')).json()).toMatchObject({ name: 'Tiina Testaaja' });
    expect(await (await ask(api)).json()).toMatchObject({
      owner: { login: 'site' },
      permissions: { push: true },
    });
  });

  test('reads the content', async () => {
    const listed = (await (await ask(`${api}/git/trees/main:content/news`)).json()) as {
      tree: { path: string; sha: string }[];
    };
    expect(listed.tree.map(({ path }) => path)).toContain('2026-11-02-ovi.fi.md');
    const blob = await ask(`${api}/git/blobs/${listed.tree[0]?.sha}`);
    expect(Buffer.from(((await blob.json()) as { content: string }).content, 'base64').toString()).toBe(
      'ensimmäinen\n',
    );
  });

  test('may keep what a file said in their own browser alone, and no list and no refusal', async () => {
    const keeping = async (path: string, headers = {}) => {
      const answer = await ask(`${api}/git/${path}`, { headers });
      return [answer.status, answer.headers.get('cache-control')];
    };
    const blob = `blobs/${await versionOf(news)}`;
    expect(await keeping(blob)).toEqual([200, 'private, max-age=31536000, immutable']);
    expect(await keeping(blob, { cookie: '' })).toEqual([401, 'no-store']);
    expect(await keeping(`blobs/${nobody}`)).toEqual([404, 'no-store']);
    expect(await keeping('trees/main:content/news')).toEqual([200, 'no-store']);
  });

  test('saves a file in several languages as one commit that carries their name', async () => {
    const sv = 'content/news/2026-11-02-ovi.sv.md';
    const sha = await commit({ [news]: 'toinen åäö\n', [sv]: 'andra\n' });
    const answer = await publish(sha, { [news]: await versionOf(news), [sv]: null });
    expect(answer.status).toBe(200);
    expect(await head()).toBe(sha);
    expect(await office.github.git('show', '-s', '--format=%an|%cn|%s', 'main')).toBe(
      'Tiina Testaaja|Tiina Testaaja|Sisältö: uutinen',
    );
    expect(await office.github.git('show', '-s', '--format=%ae', 'main')).toMatch(/@noreply\.localhost$/);
    expect(await office.github.git('show', `main:${news}`)).toBe('toinen åäö');
  });

  test('deletes one', async () => {
    const sv = 'content/news/2026-11-02-ovi.sv.md';
    const version = await versionOf(sv);
    expect((await publish(await commit({ [sv]: null }), { [sv]: version })).status).toBe(200);
    expect(await versionOf(sv)).toBeNull();
  });
});

describe('of two who edit the same file', () => {
  test('the later is refused with the file’s name, and the earlier one’s words stay', async () => {
    const version = await versionOf(news);
    await office.github.commit({ [news]: 'muualla kirjoitettu\n' });
    const answer = await publish(await commit({ [news]: 'vanhan päälle\n' }), { [news]: version });
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({
      fault: 'newer',
      conflicts: [news],
      message: expect.stringContaining('Joku muu on tallentanut'),
    });
    expect(await office.github.git('show', `main:${news}`)).toBe('muualla kirjoitettu');
  });

  test('one whose commit was made before the other’s is refused too', async () => {
    const [before, version] = [await head(), await versionOf(news)];
    const sha = await commit({ [news]: 'samaan aikaan\n' }, before);
    await office.github.commit({ 'content/news/2026-11-03-toinen.fi.md': 'toinen uutinen\n' });
    expect((await publish(sha, { [news]: version })).status).toBe(409);
  });

  test('nothing is saved of which the version is not told', async () => {
    const sha = await commit({ [news]: 'mikä versio\n' });
    expect((await publish(sha)).status).toBe(428);
    expect((await publish(sha, { 'content/news/muu.fi.md': null })).status).toBe(428);
    expect(await head()).not.toBe(sha);
  });

  test('a new file does not take the place of one that came meanwhile', async () => {
    const path = 'content/news/2026-11-04-sama.fi.md';
    await office.github.commit({ [path]: 'ensin\n' });
    expect((await publish(await commit({ [path]: 'sitten\n' }), { [path]: null })).status).toBe(409);
    expect(await office.github.git('show', `main:${path}`)).toBe('ensin');
  });
});

describe('the door is shut', () => {
  test('to nobody in particular, to a forged session and to a reviewer', async () => {
    for (const none of ['', '__Host-session=forged']) {
      for (const path of ['/api/cms/session', '/api/cms/github/user', `${api}/branches/main`])
        expect((await ask(path, { headers: { cookie: none } })).status, path).toBe(401);
    }
    const reviewer = await office.hire('reviewer', 'reviewer@example.fi', 'Risto Arvioija');
    for (const path of ['/api/cms/session', `${api}/branches/main`])
      expect((await ask(path, { headers: { cookie: reviewer.cookie } })).status).toBe(403);
  });

  test('to another origin', async () => {
    for (const headers of [
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
      { origin: office.url, 'sec-fetch-site': 'same-site' },
    ]) {
      const body = { content: '', encoding: 'base64' };
      expect((await ask(`${api}/git/blobs`, { method: 'POST', body, headers })).status).toBe(403);
    }
  });

  test.each([
    ['another repository', 'GET', '/api/cms/github/repos/example/other/branches/main'],
    ['the repository by its own name', 'GET', `/api/cms/github/repos/${account.repository}/branches/main`],
    ['another branch', 'GET', `${api}/branches/release`],
    ['another branch, for writing', 'PATCH', `${api}/git/refs/heads/release`],
    ['a branch of drafts while there is no second person', 'PATCH', `${api}/git/refs/heads/cms/news/ovi`],
    ['the program', 'GET', `${api}/git/trees/main:functions`],
    ['the program through a way round', 'GET', `${api}/git/trees/main:content%2F..%2Ffunctions`],
    [
      'the program through a way round twice coded',
      'GET',
      `${api}/git/trees/main:content%252F..%252Ffunctions`,
    ],
    ['the history of the program', 'GET', `${api}/commits?path=functions/app.ts&sha=main`],
    ['the history of a text', 'GET', `${api}/commits?path=${news}&sha=main`],
    ['the App’s settings', 'GET', '/api/cms/github/app'],
    ['tokens', 'POST', `/api/cms/github/app/installations/${account.installation}/access_tokens`],
    ['the secrets of the repository', 'GET', `${api}/actions/secrets`],
    ['its hooks', 'POST', `${api}/hooks`],
    ['its keys', 'POST', `${api}/keys`],
    ['its workflows', 'POST', `${api}/actions/workflows/site.yml/dispatches`],
    ['its contents by the other way', 'PUT', `${api}/contents/content/news/x.fi.md`],
    ['a branch taken away', 'DELETE', `${api}/git/refs/heads/main`],
    ['a new branch', 'POST', `${api}/git/refs`],
    ['a search over everything', 'GET', '/api/cms/github/search/issues?q=x'],
    ['other people', 'GET', '/api/cms/github/users/somebody'],
  ])('to %s', async (_, method, path) => {
    const before = office.github.asked.length;
    const body = { sha: nobody, ref: 'refs/heads/x' };
    expect((await ask(path, method === 'GET' ? {} : { method, body })).status).toBe(403);
    expect(office.github.asked.slice(before)).toEqual([]);
  });

  test.each([
    secret,
    'functions/app.ts',
    'content/../functions/app.ts',
    'content/pages/../../x.md',
    'package.json',
    'content/news/x.fi.html',
    'content/logo/x.js',
    'content/media/x.svg',
    'content/media/x.html',
    'content/materials/x.pdf',
    'CONTENT/news/x.fi.md',
    '/content/news/x.fi.md',
    'content//news/x.fi.md',
    'content/news/.hidden.md',
  ])('to the file %s', async (path) => {
    const { sha } = await made('blobs', { content: base64('x'), encoding: 'base64' });
    const tree = [{ path, mode: '100644', type: 'blob', sha }];
    expect(await made('trees', { base_tree: await head(), tree })).toMatchObject({
      status: 403,
      fault: 'outside',
    });
  });

  test.each(['100755', '120000', '160000', '040000'])('to a file of mode %s', async (mode) => {
    const { sha } = await made('blobs', { content: base64('../../functions/app.ts'), encoding: 'base64' });
    const tree = [{ path: news, mode, type: 'blob', sha }];
    expect((await made('trees', { base_tree: await head(), tree })).status).toBe(422);
  });

  test('to a commit that takes the program back to what it was, although it names content alone', async () => {
    const old = await head();
    await office.github.commit({ 'functions/app.ts': 'mended\n' });
    const { sha: blob } = await made('blobs', { content: base64('uusi\n'), encoding: 'base64' });
    const tree = [{ path: news, mode: '100644', type: 'blob', sha: blob }];
    const { sha } = await made('trees', { base_tree: old, tree });
    const now = await head();
    const made2 = await made('commits', { message: 'x', tree: sha, parents: [now] });
    const answer = await publish(made2.sha, { [news]: await versionOf(news), 'functions/app.ts': null });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ fault: 'outside', conflicts: ['functions/app.ts'] });
    expect(await head()).toBe(now);
  });

  test('to a commit without a parent, with two, or with one that is not the newest', async () => {
    const now = await head();
    const tree = (await office.github.git('rev-parse', `${now}^{tree}`)).trim();
    for (const parents of [[], [now, now]])
      expect((await made('commits', { message: 'x', tree, parents })).status).toBe(422);
    const older = await office.github.git('rev-parse', 'main~1');
    const { sha } = await made('commits', { message: 'x', tree, parents: [older] });
    expect((await publish(sha, {})).status).toBe(409);
    expect((await publish(nobody, {})).status).toBe(422);
    expect(await head()).toBe(now);
  });

  test('to a picture that tells where it was taken', async () => {
    const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 20]), Buffer.from('Exif\0\0II*\0')]);
    expect(await made('blobs', { content: jpeg.toString('base64'), encoding: 'base64' })).toMatchObject({
      status: 422,
      fault: 'metadata',
    });
  });

  test('to a file that is too large', async () => {
    const content = 'A'.repeat(28 * 1024 * 1024);
    expect((await made('blobs', { content, encoding: 'base64' })).status).toBe(413);
  });

  test('to somebody who claims to be another author', async () => {
    const now = await head();
    const tree = await office.github.git('rev-parse', `${now}^{tree}`);
    const author = { name: 'Somebody Else', email: 'else@example.fi' };
    const { sha } = await made('commits', { message: 'x', tree, parents: [now], author, committer: author });
    expect(await office.github.git('show', '-s', '--format=%an', sha)).toBe('Tiina Testaaja');
  });
});

describe('GitHub’s token', () => {
  test('is in no answer and in no line of the log, and neither is what was typed', async () => {
    expect(office.github.tokens.length).toBeGreaterThan(0);
    const answers = await Promise.all(
      ['/api/cms/session', '/api/cms/github/user', api, `${api}/branches/main`].map(async (path) => {
        const answer = await ask(path);
        return JSON.stringify([...answer.headers]) + (await answer.text());
      }),
    );
    const everything = answers.join('\n') + office.printed.join('\n');
    for (const token of office.github.tokens) expect(everything).not.toContain(token);
    expect(office.printed.join('\n')).not.toMatch(/editor@example\.fi|samaan aikaan|PRIVATE KEY/);
  });

  test('is asked for as the App, and what we ask carries it', () => {
    const [first] = office.github.asked;
    expect(first?.path).toBe(`/app/installations/${account.installation}/access_tokens`);
    expect(office.github.asked.filter(({ path }) => path.startsWith('/app/'))).toHaveLength(1);
  });
});

test('what was refused and what was saved is written down, with who and why', async () => {
  const rows = await office.audit();
  const told = new Set(rows.map(({ verb, details }) => `${verb} ${details}`));
  for (const fault of ['asked', 'outside', 'newer', 'unversioned', 'metadata', 'large', 'role'])
    expect(told).toContain(`content.refused {"fault":"${fault}"}`);
  expect(told).toContain('content.saved {"files":2}');
  expect(JSON.stringify(rows)).not.toMatch(/content\/|example\.fi|Testaaja/);
});

test('an editor who is removed in mid-session is out at once', async () => {
  const leader = await office.signIn('lead@example.fi');
  expect(member).not.toBe('');
  expect((await office.send(member, leader, { act: 'remove' })).status).toBe(303);
  expect((await ask('/api/cms/session')).status).toBe(401);
  expect((await ask(`${api}/branches/main`)).status).toBe(401);
});

describe('where a second person looks first', () => {
  const path = 'content/news/2026-11-02-ovi.fi.md';
  const draft = 'cms/news/2026-11-02-ovi';
  let second: Office;
  let writer: string;
  let reader: string;

  beforeAll(async () => {
    second = await openOffice({ [path]: 'ensimmäinen\n' }, { workflow: true });
    writer = await second.signIn('lead@example.fi');
    ({ cookie: reader } = await second.hire('editor', 'toinen@example.fi', 'Toini Testaaja'));
  }, 120_000);

  afterAll(() => second?.close());

  const send = (who: string, method: string, to: string, body: unknown, versions = {}) =>
    fetch(`${second.url}${api}/${to}`, {
      method,
      headers: {
        cookie: who,
        'content-type': 'application/json',
        origin: second.url,
        'sec-fetch-site': 'same-origin',
        ...opened(versions),
      },
      body: JSON.stringify(body),
    });
  const sha = async (answer: Promise<Response>) => ((await (await answer).json()) as { sha: string }).sha;

  async function change(who: string, file: string, text: string | null, parent: string): Promise<string> {
    const blob =
      text === null
        ? null
        : await sha(send(who, 'POST', 'git/blobs', { content: base64(text), encoding: 'base64' }));
    const tree = await sha(
      send(who, 'POST', 'git/trees', {
        base_tree: parent,
        tree: [{ path: file, mode: '100644', type: 'blob', sha: blob }],
      }),
    );
    return sha(send(who, 'POST', 'git/commits', { message: 'Uutinen', tree, parents: [parent] }));
  }

  test('nobody writes words straight to the site; a file to download may go there', async () => {
    const main = await second.github.git('rev-parse', 'main');
    const words = await change(writer, path, 'suoraan\n', main);
    const version = await second.github.git('rev-parse', `main:${path}`);
    const answer = await send(writer, 'PATCH', 'git/refs/heads/main', { sha: words }, { [path]: version });
    expect([answer.status, ((await answer.json()) as { fault: string }).fault]).toEqual([403, 'own']);
    expect(await second.github.git('rev-parse', 'main')).toBe(main);
    const media = 'content/media/x.pdf';
    const sheet = await change(writer, media, 'x', main);
    expect(
      (await send(writer, 'PATCH', 'git/refs/heads/main', { sha: sheet }, { [media]: null })).status,
    ).toBe(200);
  });

  test('a file that is there already is replaced by nobody and taken away by a lead alone', async () => {
    const media = 'content/media/esite.pdf';
    await second.github.commit({ [media]: 'ensin' });
    const main = await second.github.git('rev-parse', 'main');
    const version = await second.github.git('rev-parse', `main:${media}`);
    const move = async (who: string, text: string | null) => {
      const commit = await change(who, media, text, main);
      const answer = await send(who, 'PATCH', 'git/refs/heads/main', { sha: commit }, { [media]: version });
      return [answer.status, ((await answer.json()) as { fault?: string }).fault];
    };
    expect(await move(reader, 'sitten')).toEqual([403, 'own']);
    expect(await move(writer, 'sitten')).toEqual([403, 'own']);
    expect(await move(reader, null)).toEqual([403, 'removal']);
    expect(await second.github.git('show', `main:${media}`)).toBe('ensin');
    expect((await move(writer, null))[0]).toBe(200);
  });

  test('what is published is taken away by a lead alone, and an editor is told what to do instead', async () => {
    const gone = 'content/news/2026-11-05-pois.fi.md';
    await second.github.commit({ [gone]: 'pois\n' });
    const main = await second.github.git('rev-parse', 'main');
    const version = await second.github.git('rev-parse', `main:${gone}`);
    const without = async (who: string, files: readonly { path: string; sha: string | null }[]) => {
      const tree = await sha(
        send(who, 'POST', 'git/trees', {
          base_tree: main,
          tree: files.map((one) => ({ ...one, mode: '100644', type: 'blob' })),
        }),
      );
      return sha(send(who, 'POST', 'git/commits', { message: 'Poistettu', tree, parents: [main] }));
    };
    const move = async (who: string, commit: string, versions: Readonly<Record<string, string>>) => {
      const answer = await send(who, 'PATCH', 'git/refs/heads/main', { sha: commit }, versions);
      return [answer.status, ((await answer.json()) as { fault?: string }).fault];
    };
    const removal = await without(reader, [{ path: gone, sha: null }]);
    expect(await move(reader, removal, { [gone]: version })).toEqual([403, 'removal']);
    expect(await second.github.git('rev-parse', 'main')).toBe(main);
    // Other words do not go along with what is taken away, not even a lead's.
    const blob = await sha(
      send(writer, 'POST', 'git/blobs', { content: base64('uusi\n'), encoding: 'base64' }),
    );
    const both = await without(writer, [
      { path: gone, sha: null },
      { path, sha: blob },
    ]);
    const versions = { [gone]: version, [path]: await second.github.git('rev-parse', `main:${path}`) };
    expect(await move(writer, both, versions)).toEqual([403, 'own']);
    const own = await without(writer, [{ path: gone, sha: null }]);
    expect((await move(writer, own, { [gone]: version }))[0]).toBe(200);
    await expect(second.github.git('show', `main:${gone}`)).rejects.toThrow();
  });

  test('whoever changed a draft last does not publish it, and somebody else does', async () => {
    const head = await change(writer, path, 'toinen\n', await second.github.git('rev-parse', 'main'));
    await send(writer, 'POST', 'git/refs', { ref: `refs/heads/${draft}`, sha: head });
    const title = 'Uutinen';
    await send(writer, 'POST', 'pulls', { title, head: draft, base: 'main' });
    const merge = (who: string) => send(who, 'PUT', 'pulls/1/merge', { sha: head, merge_method: 'squash' });
    const own = await merge(writer);
    expect([own.status, ((await own.json()) as { fault: string }).fault]).toEqual([403, 'own']);
    expect(await second.github.git('show', `main:${path}`)).toBe('ensimmäinen');
    expect((await merge(reader)).status).toBe(200);
    expect(await second.github.git('show', `main:${path}`)).toBe('toinen');
  });

  test('nobody publishes alone what they had another name for at GitHub', async () => {
    const file = 'content/news/2026-11-06-yksin.fi.md';
    const branch = 'cms/news/2026-11-06-yksin';
    const faultOf = async (sent: Promise<Response>) => {
      const answer = await sent;
      return [answer.status, ((await answer.json()) as { fault?: string }).fault];
    };
    // Somebody with access to the repository commits there, under a name that is not theirs.
    await second.github.git('branch', branch, 'main');
    const head = await second.github.commit({ [file]: 'yksin\n' }, 'x', branch);
    const main = await second.github.git('rev-parse', 'main');
    const made = await send(reader, 'POST', 'pulls', { title: 'Uutinen', head: branch, base: 'main' });
    const { number } = (await made.json()) as { number: number };
    const merge = (who: string, of: number, commit: string) =>
      faultOf(send(who, 'PUT', `pulls/${of}/merge`, { sha: commit, merge_method: 'squash' }));
    expect(await merge(reader, number, head)).toEqual([422, 'unknown']);
    expect(await merge(writer, number, head)).toEqual([422, 'unknown']);
    const ref = `refs/heads/cms/news/toinen`;
    expect(await faultOf(send(reader, 'POST', 'git/refs', { ref, sha: head }))).toEqual([422, 'unknown']);
    expect(await faultOf(send(reader, 'PATCH', `git/${ref}`, { sha: head }))).toEqual([422, 'unknown']);
    expect(await second.github.git('rev-parse', 'main')).toBe(main);
  });

  test('nothing is merged from the repository of somebody else', async () => {
    const branch = 'cms/news/2026-11-02-ovi';
    const head = await change(writer, path, 'kolmas\n', await second.github.git('rev-parse', 'main'));
    await send(writer, 'PATCH', `git/refs/heads/${branch}`, { sha: head });
    const number = second.github.fork(branch);
    const answer = await send(reader, 'PUT', `pulls/${number}/merge`, { sha: head, merge_method: 'squash' });
    expect([answer.status, ((await answer.json()) as { fault: string }).fault]).toEqual([403, 'outside']);
    expect(await second.github.git('show', `main:${path}`)).toBe('toinen');
  });

  test('the first lead, who has no name yet, leaves no address in the history', async () => {
    const names = await second.github.git('log', '--format=%an %ae %cn', draft);
    expect(names).toContain('Toimitus · Redaktionen');
    expect(names).not.toContain('lead@example.fi');
  });
});
