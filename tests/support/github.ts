import { execFile } from 'node:child_process';
import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A request as GitHub got it. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly authorization: string;
}

export interface Github {
  /** Address of its API, without a slash at the end. */
  readonly url: string;
  /** The bare repository on disk, for `git` and for reading what came of it. */
  readonly directory: string;
  /** What the App signs with, PEM as GitHub hands it out (PKCS#1). */
  readonly key: string;
  readonly asked: Asked[];
  /** Who is signed in at its pages, and whether they may write; nobody there takes them back refused. */
  person: { id: number; login: string; name: string | null; mayWrite: boolean } | undefined;
  /** Makes every token of a person worthless, as GitHub does when they end the App's access. */
  endAll(): void;
  /** Whoever has a token, as GitHub knows them. */
  people(): Iterable<NonNullable<Github['person']>>;
  /** Tokens handed out, none of which a reader may ever see. */
  readonly tokens: string[];
  /** Runs git in the repository. @returns its output, trimmed */
  git(...args: string[]): Promise<string>;
  /** Commits files to a branch as somebody else would. @returns the new commit */
  commit(
    files: Readonly<Record<string, string | Buffer>>,
    message?: string,
    branch?: string,
  ): Promise<string>;
  /** Asks for a merge of a branch, as its repository's owner does who has a copy of this one. @returns its number */
  fork(branch: string): number;
  /** A file of the newest commit, byte for byte. */
  bytes(path: string): Promise<Buffer>;
  /** Says what became of the newest commit, as the workflow that publishes it does. */
  status(status: { context: string; state: string; description: string }): Promise<void>;
  close(): Promise<void>;
}

export const account = {
  repository: 'example/site',
  app: '4711',
  installation: 42,
  branch: 'main',
  client: 'Iv23liExample',
  clientSecret: 'a client secret of the tests',
  /** Where GitHub sends people back to, as the App says it. */
  back: '/api/cms/oauth/callback',
} as const;

type Person = NonNullable<Github['person']>;

interface Pull {
  number: number;
  title: string;
  state: 'open' | 'closed';
  head: string;
  /** Whose branch it is. */
  from: string;
  labels: string[];
}

/**
 * Starts what stands in for GitHub: its documented REST API for Git data, refs, commits and pull requests, answered
 * from a real git repository, and let in only by an App's token that is got with a JWT signed by the App's key.
 * @param files what the first commit holds, by path
 */
export async function startGithub(files: Readonly<Record<string, string | Buffer>>): Promise<Github> {
  const directory = await mkdtemp(join(tmpdir(), 'github-'));
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const asked: Asked[] = [];
  const tokens: string[] = [];
  const pulls: Pull[] = [];
  const codes = new Map<string, { challenge: string; back: string; person: Person }>();
  const people = new Map<string, Person>();
  const ended = new Set<string>();
  const statuses = new Map<
    string,
    { context: string; state: string; target_url: string; description: string }[]
  >();

  const git = (...args: string[]) => gitWith(args);
  async function gitWith(
    args: string[],
    { input, env }: { input?: Buffer | string; env?: NodeJS.ProcessEnv } = {},
  ) {
    const done = run('git', args, { cwd: directory, env: { ...process.env, ...env }, maxBuffer: 64 << 20 });
    done.child.stdin?.on('error', () => {}).end(input ?? '');
    return (await done).stdout.trim();
  }

  async function treeWith(
    base: string | undefined,
    entries: readonly { path: string; mode: string; sha: string | null }[],
  ) {
    const index = join(directory, `index-${crypto.randomUUID()}`);
    const env = { GIT_INDEX_FILE: index };
    await gitWith(base ? ['read-tree', base] : ['read-tree', '--empty'], { env });
    const lines = entries.map(({ path, mode, sha }) =>
      sha === null ? `0 ${'0'.repeat(40)}\t${path}` : `${mode} ${sha}\t${path}`,
    );
    await gitWith(['update-index', '--index-info'], { env, input: `${lines.join('\n')}\n` });
    const tree = await gitWith(['write-tree'], { env });
    await rm(index, { force: true });
    return tree;
  }

  const blob = (content: Buffer | string) => gitWith(['hash-object', '-w', '--stdin'], { input: content });
  const person = (who: { name: string; email: string; date?: string }) => ({
    GIT_AUTHOR_NAME: who.name,
    GIT_AUTHOR_EMAIL: who.email,
    GIT_COMMITTER_NAME: who.name,
    GIT_COMMITTER_EMAIL: who.email,
    ...(who.date && { GIT_AUTHOR_DATE: who.date, GIT_COMMITTER_DATE: who.date }),
  });

  async function commit(
    contents: Readonly<Record<string, string | Buffer>>,
    message = 'change',
    branch = 'main',
  ) {
    const head = await git('rev-parse', '--verify', '-q', `refs/heads/${branch}`).catch(() => undefined);
    const entries = [];
    for (const [path, text] of Object.entries(contents))
      entries.push({ path, mode: '100644', sha: await blob(text) });
    const tree = await treeWith(head, entries);
    const made = await gitWith(['commit-tree', tree, ...(head ? ['-p', head] : []), '-m', message], {
      env: person({ name: 'Somebody Else', email: 'else@example.fi' }),
    });
    await git('update-ref', `refs/heads/${branch}`, made);
    return made;
  }

  await git('init', '--bare', '--initial-branch=main', '.');
  await commit(files, 'start');

  const commitOf = async (sha: string) => {
    const [tree = '', parents = '', name = '', email = '', date = '', ...message] = (
      await git('show', '-s', '--format=%T%n%P%n%an%n%ae%n%aI%n%B', sha)
    ).split('\n');
    return {
      sha,
      tree: { sha: tree },
      parents: parents
        .split(' ')
        .filter(Boolean)
        .map((one) => ({ sha: one })),
      author: { name, email, date },
      committer: { name, email, date },
      message: message.join('\n'),
    };
  };
  const listing = async (tree: string, deep: boolean) =>
    (await git('ls-tree', '-l', '-z', ...(deep ? ['-r', '-t'] : []), tree))
      .split('\0')
      .filter(Boolean)
      .map((line) => {
        const [, mode, type, sha, size, path] = /^(\d+) (\w+) (\w+) +(\S+)\t(.*)$/s.exec(line) ?? [];
        return { path, mode, type, sha, ...(size !== '-' && { size: Number(size) }) };
      });
  const pullOf = async (pull: Pull) => ({
    number: pull.number,
    title: pull.title,
    state: pull.state,
    merged_at: null,
    updated_at: await git('show', '-s', '--format=%cI', `refs/heads/${pull.head}`).catch(() => null),
    user: { login: 'app' },
    labels: pull.labels.map((name) => ({ name })),
    head: {
      ref: pull.head,
      sha: await git('rev-parse', `refs/heads/${pull.head}`).catch(() => ''),
      repo: { full_name: pull.from },
    },
    base: {
      ref: 'main',
      sha: await git('rev-parse', 'refs/heads/main'),
      repo: { full_name: account.repository },
    },
  });

  function pullFrom(from: string, head: string, title: string) {
    const pull: Pull = { number: pulls.length + 1, title, state: 'open', head, from, labels: [] };
    pulls.push(pull);
    return pull;
  }

  type Answer = [status: number, body?: unknown];
  const missing: Answer = [404, { message: 'Not Found', documentation_url: 'https://docs.github.com/rest' }];
  // biome-ignore lint/suspicious/noExplicitAny: the body is whatever was sent
  type Route = [RegExp, (found: string[], body: any, search: URLSearchParams) => Promise<Answer>];

  const routes: Route[] = [
    [
      /^GET branches\/(.+)$/,
      async ([name = '']) => {
        const sha = await git('rev-parse', '--verify', '-q', `refs/heads/${name}`);
        return [200, { name, commit: { sha, commit: await commitOf(sha) } }];
      },
    ],
    [
      /^GET git\/ref\/(heads\/.+)$/,
      async ([ref]) => {
        const sha = await git('rev-parse', '--verify', '-q', `refs/${ref}`);
        return [200, { ref: `refs/${ref}`, object: { type: 'commit', sha } }];
      },
    ],
    [/^GET git\/commits\/(\w{40})$/, async ([sha = '']) => [200, await commitOf(sha)]],
    [
      /^GET git\/trees\/(.+)$/,
      async ([tree = ''], _, search) => {
        const sha = await git('rev-parse', '--verify', '-q', tree.includes(':') ? tree : `${tree}^{tree}`);
        return [200, { sha, tree: await listing(sha, search.has('recursive')), truncated: false }];
      },
    ],
    [
      /^GET git\/blobs\/(\w{40})$/,
      async ([sha = '']) => {
        const { stdout } = await run('git', ['cat-file', 'blob', sha], {
          cwd: directory,
          encoding: 'buffer',
          maxBuffer: 64 << 20,
        });
        return [200, { sha, size: stdout.length, encoding: 'base64', content: stdout.toString('base64') }];
      },
    ],
    [
      /^GET commits\/(\w{40})\/status$/,
      async ([sha = '']) => [200, { sha, statuses: statuses.get(sha) ?? [] }],
    ],
    [
      /^POST statuses\/(\w{40})$/,
      async ([sha = ''], body) => {
        statuses.set(sha, [body, ...(statuses.get(sha) ?? [])]);
        return [201, body];
      },
    ],
    [
      /^POST git\/blobs$/,
      async (_, { content, encoding }) => [201, { sha: await blob(Buffer.from(content, encoding)) }],
    ],
    [
      /^POST git\/trees$/,
      async (_, { base_tree, tree }) => {
        const sha = await treeWith(base_tree && `${base_tree}^{tree}`, tree);
        return [201, { sha, tree: await listing(sha, false), truncated: false }];
      },
    ],
    [
      /^POST git\/commits$/,
      async (_, { message, tree, parents, author }) => {
        const args = ['commit-tree', tree, ...parents.flatMap((one: string) => ['-p', one])];
        const sha = await gitWith(args, {
          input: message,
          env: person(author ?? { name: 'app', email: 'app@example.fi' }),
        });
        return [201, await commitOf(sha)];
      },
    ],
    [
      /^PATCH git\/refs\/(heads\/.+)$/,
      async ([ref = ''], { sha, force }) => {
        const old = await git('rev-parse', '--verify', '-q', `refs/${ref}`);
        const follows = await git('merge-base', '--is-ancestor', old, sha).then(
          () => true,
          () => false,
        );
        if (!follows && !force) return [422, { message: 'Update is not a fast forward' }];
        await git('update-ref', `refs/${ref}`, sha, old);
        return [200, { ref: `refs/${ref}`, object: { type: 'commit', sha } }];
      },
    ],
    [
      /^POST git\/refs$/,
      async (_, { ref, sha }) => {
        const taken = await git('rev-parse', '--verify', '-q', ref).then(
          () => true,
          () => false,
        );
        if (taken) return [422, { message: 'Reference already exists' }];
        await git('update-ref', ref, sha);
        return [201, { ref, object: { type: 'commit', sha } }];
      },
    ],
    [
      /^DELETE git\/refs\/(heads\/.+)$/,
      async ([ref]) => {
        await git('update-ref', '-d', `refs/${ref}`);
        return [204];
      },
    ],
    [
      /^GET pulls$/,
      async (_, __, search) => {
        const head = search.get('head')?.replace(/^[^:]*:/, '');
        const state = search.get('state') ?? 'open';
        const found = pulls.filter(
          (pull) => (!head || pull.head === head) && (state === 'all' || pull.state === state),
        );
        return [200, await Promise.all(found.map(pullOf))];
      },
    ],
    [
      /^POST pulls$/,
      async (_, { title, head }) => {
        return [201, await pullOf(pullFrom(account.repository, head, title))];
      },
    ],
    [
      /^GET pulls\/(\d+)$/,
      async ([number]) => {
        const pull = pulls[Number(number) - 1];
        return pull ? [200, await pullOf(pull)] : missing;
      },
    ],
    [
      /^PATCH pulls\/(\d+)$/,
      async ([number], body) => {
        const pull = pulls[Number(number) - 1];
        if (!pull) return missing;
        pull.state = body.state;
        return [200, await pullOf(pull)];
      },
    ],
    [
      /^PUT issues\/(\d+)\/labels$/,
      async ([number], { labels }) => {
        const pull = pulls[Number(number) - 1];
        if (!pull) return missing;
        pull.labels = labels;
        return [200, labels.map((name: string) => ({ name }))];
      },
    ],
    [
      /^PUT pulls\/(\d+)\/merge$/,
      async ([number], { sha }) => {
        const pull = pulls[Number(number) - 1];
        if (!pull) return missing;
        const merged = await git('merge-tree', '--write-tree', 'refs/heads/main', sha).catch(() => undefined);
        if (!merged) return [405, { message: 'Pull Request is not mergeable' }];
        const made = await gitWith(
          ['commit-tree', merged.split('\n')[0] ?? '', '-p', 'refs/heads/main', '-m', pull.title],
          { env: person({ name: 'app', email: 'app@example.fi' }) },
        );
        await git('update-ref', 'refs/heads/main', made);
        pull.state = 'closed';
        return [200, { sha: made, merged: true }];
      },
    ],
    [
      /^GET compare\/(.+)\.\.\.(.+)$/,
      async ([from = '', to = '']) => {
        const base = await git('merge-base', from, to);
        const names = (await git('diff', '--name-only', '--no-renames', base, to))
          .split('\n')
          .filter(Boolean);
        const shas = (await git('rev-list', `${base}..${to}`)).split('\n').filter(Boolean);
        const commits = await Promise.all(shas.map(async (sha) => ({ sha, commit: await commitOf(sha) })));
        const changed = await Promise.all(
          names.map(async (filename) => ({
            filename,
            status: 'modified',
            sha: await git('rev-parse', '-q', '--verify', `${to}:${filename}`).catch(() => null),
          })),
        );
        return [
          200,
          { merge_base_commit: { sha: base }, base_commit: { sha: base }, commits, files: changed },
        ];
      },
    ],
  ];

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://github');
    const path = decodeURIComponent(url.pathname);
    const authorization = request.headers.authorization ?? '';
    asked.push({ method: request.method ?? '', path, authorization });
    const text = await textOf(request);
    const send = (status: number, body?: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
      response.end(body === undefined ? '' : JSON.stringify(body));
    };
    if (request.method === 'POST' && path === `/app/installations/${account.installation}/access_tokens`) {
      if (!isSigned(authorization, publicKey))
        return send(401, { message: 'A JSON web token could not be decoded' });
      const token = `ghs_${crypto.randomUUID().replaceAll('-', '')}`;
      tokens.push(token);
      const expires = new Date(Date.now() + 3_600_000).toISOString();
      return send(201, {
        token,
        expires_at: expires,
        permissions: { contents: 'write' },
        repository_selection: 'selected',
      });
    }
    if (request.method === 'GET' && path === '/login/oauth/authorize') {
      const asks = (name: string) => url.searchParams.get(name) ?? '';
      const back = URL.parse(asks('redirect_uri'));
      const isOurs = asks('client_id') === account.client && back?.pathname === account.back;
      if (!isOurs || asks('code_challenge_method') !== 'S256') return send(404, { message: 'Not Found' });
      back.searchParams.set('state', asks('state'));
      if (github.person) {
        const code = crypto.randomUUID();
        codes.set(code, {
          challenge: asks('code_challenge'),
          back: asks('redirect_uri'),
          person: github.person,
        });
        back.searchParams.set('code', code);
      } else back.searchParams.set('error', 'access_denied');
      response.writeHead(302, { location: back.href });
      return response.end();
    }
    if (request.method === 'POST' && path === '/login/oauth/access_token') {
      const body = JSON.parse(text);
      const found = codes.get(body.code);
      codes.delete(body.code);
      if (body.client_id !== account.client || body.client_secret !== account.clientSecret)
        return send(200, { error: 'incorrect_client_credentials' });
      if (!found) return send(200, { error: 'bad_verification_code' });
      if (body.redirect_uri !== found.back) return send(200, { error: 'redirect_uri_mismatch' });
      const challenge = createHash('sha256')
        .update(body.code_verifier ?? '')
        .digest('base64url');
      if (challenge !== found.challenge) return send(200, { error: 'bad_verification_code' });
      const token = `ghu_${crypto.randomUUID().replaceAll('-', '')}`;
      tokens.push(token);
      people.set(token, found.person);
      return send(200, { access_token: token, token_type: 'bearer', scope: '' });
    }
    if (request.method === 'DELETE' && path === `/applications/${account.client}/token`) {
      const known = Buffer.from(`${account.client}:${account.clientSecret}`).toString('base64');
      if (authorization !== `Basic ${known}`) return send(401, { message: 'Bad credentials' });
      ended.add(JSON.parse(text).access_token);
      return send(204);
    }
    const token = authorization.replace(/^\w+ /, '');
    const person = people.get(token);
    if (person && !ended.has(token)) {
      if (path === '/user') return send(200, { id: person.id, login: person.login, name: person.name });
      if (path === `/repos/${account.repository}`)
        return send(200, { permissions: { pull: true, push: person.mayWrite } });
      if (!person.mayWrite && request.method !== 'GET')
        return send(403, { message: 'Resource not accessible by integration' });
    }
    const root = `/repos/${account.repository}/`;
    if (ended.has(token) || !tokens.some((token) => authorization.endsWith(` ${token}`)))
      return send(401, { message: 'Bad credentials' });
    if (!path.startsWith(root)) return send(404, { message: 'Not Found' });
    const line = `${request.method} ${path.slice(root.length)}`;
    const route = routes.find(([pattern]) => pattern.test(line));
    if (!route) return send(404, { message: 'Not Found' });
    try {
      const found = route[0].exec(line)?.slice(1) ?? [];
      send(...(await route[1](found, text ? JSON.parse(text) : undefined, url.searchParams)));
    } catch {
      send(404, { message: 'Not Found' });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const github: Github = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    directory,
    person: undefined,
    endAll() {
      for (const token of people.keys()) ended.add(token);
    },
    people: () => people.values(),
    key: privateKey,
    asked,
    tokens,
    git,
    commit,
    fork: (branch) => pullFrom('somebody/site', branch, 'From a fork').number,
    async bytes(path) {
      const { stdout } = await run('git', ['cat-file', 'blob', `main:${path}`], {
        cwd: directory,
        encoding: 'buffer',
        maxBuffer: 64 << 20,
      });
      return stdout;
    },
    async status(status) {
      const sha = await git('rev-parse', 'main');
      statuses.set(sha, [{ target_url: '', ...status }, ...(statuses.get(sha) ?? [])]);
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await rm(directory, { recursive: true, force: true });
    },
  };
  return github;
}

/** Writes the files of a commit to a folder. */
export async function checkOut(github: Github, commit: string, folder: string): Promise<void> {
  const paths = (await github.git('ls-tree', '-r', '--name-only', commit)).split('\n');
  for (const path of paths) {
    const { stdout } = await run('git', ['show', `${commit}:${path}`], {
      cwd: github.directory,
      encoding: 'buffer',
      maxBuffer: 64 << 20,
    });
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), stdout);
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** Is this a JWT of the App, signed with its key (RS256) and still good? */
function isSigned(authorization: string, key: string): boolean {
  const [head = '', claims = '', signature = ''] = authorization.replace(/^bearer /i, '').split('.');
  const told = JSON.parse(Buffer.from(claims, 'base64url').toString() || '{}') as {
    iss?: string;
    exp?: number;
  };
  const genuine = verify(
    'RSA-SHA256',
    Buffer.from(`${head}.${claims}`),
    createPublicKey(key),
    Buffer.from(signature, 'base64url'),
  );
  return genuine && String(told.iss) === account.app && (told.exp ?? 0) * 1000 > Date.now();
}
