import type { Context, Hono } from 'hono';
import * as z from 'zod/mini';
import { speaker } from '../../src/desk/words';
import { isAllowed } from '../../src/programme/roles';
import { logged } from '../audit';
import type { Host } from '../host';
import type { World } from '../world';
import { mayWrite } from './accounts';
import { alias, type Call, callOf, draftBranch, isContent } from './call';
import { authorOf, judge, judgeDraft, type Refusal, type Versions } from './change';
import type { Repository } from './github';
import { parse } from './json';
import { hasMetadata } from './metadata';
import { base, type Editor, editorOf, forget, signing } from './sign';

/** The largest file, 20 MiB, as base64 in JSON. */
const largest = 28 * 1024 * 1024;

type Fault =
  | Refusal['fault']
  | 'asked'
  | 'own'
  | 'removal'
  | 'session'
  | 'role'
  | 'large'
  | 'metadata'
  | 'form'
  | 'trouble';
const statuses: Record<Fault, 401 | 403 | 409 | 413 | 422 | 428 | 502> = {
  asked: 403,
  own: 403,
  removal: 403,
  session: 401,
  role: 403,
  outside: 403,
  newer: 409,
  large: 413,
  metadata: 422,
  form: 422,
  unknown: 422,
  unversioned: 428,
  trouble: 502,
};

interface Visit {
  readonly c: Context<Host>;
  readonly world: World;
  readonly by: Editor;
  readonly repository: Repository;
}

/**
 * The door between Decap and the repository. Whoever is signed in at the desk and may edit content comes in, or, by a
 * setting, whoever may write to the repository with an account at GitHub. Of GitHub's API only what Decap needs is
 * passed on, for one repository, its branch and the files of `content/`.
 */
export function cms(app: Hono<Host>): void {
  signing(app);
  app.get(`${base}/session`, (c) =>
    enter(c, async ({ by, repository }) =>
      c.json({
        name: by.name,
        locale: by.locale,
        workflow: repository.workflow,
      }),
    ),
  );
  app.all(`${base}/github/*`, (c) => enter(c, pass));
}

async function enter(c: Context<Host>, then: (visit: Visit) => Promise<Response>): Promise<Response> {
  const { world } = c.var;
  const here = await editorOf(c);
  if (!here) return c.json({ message: 'the CMS has no repository here' }, 404);
  if (here === 'nobody') return c.json(ended(world, 'fi'), 401);
  const visit = { c, world, ...here };
  const { role } = here.by;
  if (role && !isAllowed(role, 'content')) return refuse(visit, 'role');
  try {
    return await then(visit);
  } catch (error) {
    world.log('cms.trouble', { error: error instanceof Error ? error.name : 'thrown' });
    return refuse(visit, 'trouble');
  }
}

/** Nobody is signed in, or nobody any more: what is said, and by which way one comes in. */
function ended(world: World, locale: Editor['locale']) {
  const way = world.accounts() ? 'github' : 'letter';
  return { message: speaker(locale)('cms.fault.session'), fault: 'session', way };
}

/** GitHub no longer knows this person: whoever it is, is out here too. */
function gone({ c, world, by }: Visit): Response {
  forget(c);
  return c.json(ended(world, by.locale), 401);
}

async function pass(visit: Visit): Promise<Response> {
  const { c, world, repository, by } = visit;
  const url = new URL(c.req.url);
  const call = callOf(
    c.req.method,
    url.pathname.slice(`${base}/github`.length),
    url.searchParams,
    repository,
  );
  if (!call) return refuse(visit, 'asked');
  switch (call.kind) {
    case 'user':
      return c.json({ login: by.id, name: by.name, avatar_url: '' });
    case 'repository': {
      const may = !world.accounts() || (await mayWrite(repository));
      if (!may) return may === undefined ? gone(visit) : refuse(visit, 'role');
      const [owner, name] = alias.split('/');
      const permissions = { pull: true, push: true, admin: false };
      return c.json({ name, owner: { login: owner }, default_branch: repository.branch, permissions });
    }
    case 'read':
      return handOn(visit, await repository.send('GET', call.path));
    case 'drop':
      return handOn(visit, await repository.send('DELETE', call.path));
    default:
      return write(visit, call);
  }
}

type Writing = Exclude<Call, { kind: 'user' | 'repository' } | { kind: 'read' } | { kind: 'drop' }>;

/** What is sent to be written, checked for its shape and its reach, and signed with who sent it. */
async function write(visit: Visit, call: Writing): Promise<Response> {
  const { c, repository } = visit;
  const text = await readText(c.req.raw);
  if (text === undefined) return refuse(visit, 'large');
  const body = parse(text);
  const send = async (value: unknown) => handOn(visit, await repository.send(c.req.method, call.path, value));
  switch (call.kind) {
    case 'blob': {
      const blob = shapes.blob.safeParse(body);
      if (!blob.success) return refuse(visit, 'form');
      return hasMetadata(blob.data.content) ? refuse(visit, 'metadata') : send(blob.data);
    }
    case 'tree': {
      const tree = shapes.tree.safeParse(body);
      if (!tree.success) return refuse(visit, 'form');
      const foreign = tree.data.tree.map(({ path }) => path).filter((path) => !isContent(path));
      return foreign.length > 0 ? refuse(visit, 'outside', foreign) : send(tree.data);
    }
    case 'commit': {
      const commit = shapes.commit.safeParse(body);
      return commit.success ? send({ ...commit.data, ...signature(visit) }) : refuse(visit, 'form');
    }
    case 'move':
    case 'create':
      return moveBranch(visit, call, body, send);
    default:
      return review(visit, call, body, send);
  }
}

type Send = (value: unknown) => Promise<Response>;

/** Puts a commit at the head of a branch, if everything that it changes may be changed. */
async function moveBranch(visit: Visit, call: Writing, body: unknown, send: Send): Promise<Response> {
  const { c, world, by, repository } = visit;
  const move = shapes.move.safeParse(body);
  if (!move.success) return refuse(visit, 'form');
  const { sha, ref } = move.data;
  const branch = call.kind === 'move' ? call.branch : ref?.replace(/^refs\/heads\//, '');
  if (branch !== repository.branch) {
    if (!repository.workflow || !draftBranch.test(branch ?? '')) return refuse(visit, 'outside');
    const judged = await judgeDraft(repository, sha);
    if (!judged.ok) return refuse(visit, judged.fault, judged.paths);
    return send(call.kind === 'create' ? { ref, sha } : { sha, force: true });
  }
  if (call.kind === 'create') return refuse(visit, 'outside');
  const opened = versionsIn(c.req.header('x-opened'));
  const judged = await judge(repository, sha, opened ?? {});
  if (!judged.ok) return refuse(visit, judged.fault, judged.paths);
  const words = judged.changes.filter(({ path }) => !path.startsWith('content/media/'));
  if (repository.workflow && words.length > 0) {
    // Decap deletes what is published at once, workflow or not: it has no draft of a deletion.
    const isRemoval = words.every(({ after }) => after === null);
    const may = isRemoval && by.role !== undefined && isAllowed(by.role, 'remove');
    const paths = words.map(({ path }) => path);
    if (!may) return refuse(visit, isRemoval ? 'removal' : 'own', paths);
  }
  const answer = await send({ sha, force: false });
  if (answer.status === 422) return refuse(visit, 'newer', Object.keys(opened ?? {}));
  if (answer.ok) await logged(world, by.id, 'content.saved', sha, { files: judged.changes.length });
  return answer;
}

/**
 * What happens to a draft that waits for a second person: its request, its labels, its merge. Whoever changed it last
 * does not merge it.
 */
async function review(visit: Visit, call: Writing, body: unknown, send: Send): Promise<Response> {
  const { world, by, repository } = visit;
  const [owner] = alias.split('/');
  if (call.kind === 'pulls') {
    const made = shapes.pulls.safeParse(body);
    if (!made.success) return refuse(visit, 'form');
    const head = made.data.head.replace(`${owner}:`, '');
    const isOurs = draftBranch.test(head) && made.data.base === repository.branch;
    return isOurs ? send({ ...made.data, head }) : refuse(visit, 'outside');
  }
  const number = 'number' in call ? call.number : undefined;
  const found = await repository.send('GET', `/repos/${repository.repository}/pulls/${number}`);
  const pull = found.ok ? shapes.found.safeParse(await found.json()) : undefined;
  if (!pull?.success || !draftBranch.test(pull.data.head.ref) || pull.data.base.ref !== repository.branch)
    return refuse(visit, 'outside');
  if (call.kind === 'labels') {
    const labels = shapes.labels.safeParse(body);
    return labels.success ? send(labels.data) : refuse(visit, 'form');
  }
  if (call.kind === 'pull') {
    const state = shapes.state.safeParse(body);
    return state.success ? send(state.data) : refuse(visit, 'form');
  }
  const merge = shapes.merge.safeParse(body);
  if (!merge.success) return refuse(visit, 'form');
  const judged = await judgeDraft(repository, merge.data.sha);
  if (!judged.ok) return refuse(visit, judged.fault, judged.paths);
  const author = await authorOf(repository, merge.data.sha);
  if (author === undefined) return refuse(visit, 'unknown');
  if (author === by.address)
    return refuse(
      visit,
      'own',
      judged.changes.map(({ path }) => path),
    );
  const answer = await send(merge.data);
  if (answer.ok)
    await logged(world, by.id, 'content.saved', merge.data.sha, { files: judged.changes.length });
  return answer;
}

const sha = z.string().check(z.regex(/^[0-9a-f]{40}$/));
const message = z.string().check(z.maxLength(2000));
const shapes = {
  blob: z.object({
    content: z.string().check(z.regex(/^[A-Za-z0-9+/\s]*={0,2}\s*$/)),
    encoding: z.literal('base64'),
  }),
  tree: z.object({
    base_tree: sha,
    tree: z.array(
      z.object({
        path: z.string(),
        mode: z.literal('100644'),
        type: z.literal('blob'),
        sha: z.nullable(sha),
      }),
    ),
  }),
  commit: z.object({ message, tree: sha, parents: z.array(sha).check(z.length(1)) }),
  move: z.object({ sha, ref: z.optional(z.string()) }),
  pulls: z.object({ title: message, body: z.optional(message), head: z.string(), base: z.string() }),
  found: z.object({ head: z.object({ ref: z.string(), sha }), base: z.object({ ref: z.string() }) }),
  labels: z.object({
    labels: z.array(z.string().check(z.regex(/^decap-cms\/[\w-]{1,40}$/))).check(z.maxLength(5)),
  }),
  state: z.object({ state: z.enum(['open', 'closed']) }),
  merge: z.object({ sha, commit_message: z.optional(message), merge_method: z.literal('squash') }),
} as const;

/** Who wrote it: the name as it is known here, and an address that reaches nobody and tells nothing. */
function signature({ world, by }: Visit): { author: Signature; committer: Signature } {
  const one = { name: by.name, email: by.address, date: world.now().toISOString() };
  return { author: one, committer: one };
}

interface Signature {
  readonly name: string;
  readonly email: string;
  readonly date: string;
}

/** GitHub's answer, with nothing of it that is not for the reader. What GitHub holds against us is our trouble. */
async function handOn(visit: Visit, answer: Response): Promise<Response> {
  const { c, world, repository } = visit;
  if (world.accounts()) {
    if (answer.status === 401) return gone(visit);
    const isShut = c.req.method !== 'GET' && [403, 404].includes(answer.status);
    if (isShut && !(await mayWrite(repository))) return refuse(visit, 'role');
  }
  if (answer.status === 401 || answer.status === 403 || answer.status >= 500) {
    world.log('cms.trouble', { status: answer.status });
    return refuse(visit, 'trouble');
  }
  const headers = new Headers({ 'content-type': 'application/json; charset=utf-8' });
  const next = /<[^>]*?(\/repos\/[^>]*|\/repositories\/\d+\/[^>]*)>;\s*rel="next"/.exec(
    answer.headers.get('link') ?? '',
  )?.[1];
  if (next) {
    const path = next.replace(/^\/repos\/[^/]+\/[^/?]+|^\/repositories\/\d+/, `/repos/${alias}`);
    headers.set('link', `<${world.origin}${base}/github${path}>; rel="next"`);
  }
  return new Response(answer.status === 204 ? null : answer.body, { status: answer.status, headers });
}

/** What is refused is written down, with who asked and why, but not with what they typed. */
async function refuse(
  { c, world, by }: Visit,
  fault: Fault,
  paths: readonly string[] = [],
): Promise<Response> {
  if (fault !== 'trouble') await logged(world, by.id, 'content.refused', by.id, { fault });
  const text = speaker(by.locale)(`cms.fault.${fault}`);
  return c.json({ message: text, fault, conflicts: paths }, statuses[fault]);
}

/** The text of a request, all of it taken from the line and none of it kept beyond the limit. */
async function readText({ body }: Request): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let length = 0;
  let text = '';
  for await (const chunk of body ?? []) {
    length += chunk.byteLength;
    text = length > largest ? '' : text + decoder.decode(chunk, { stream: true });
  }
  return length > largest ? undefined : text + decoder.decode();
}

/** Which versions the admin had opened, as it says in its header. */
function versionsIn(header: string | undefined): Versions | undefined {
  try {
    const versions = z
      .record(z.string(), z.nullable(z.string()))
      .safeParse(JSON.parse(decodeURIComponent(header ?? '')));
    return versions.success ? versions.data : undefined;
  } catch {
    return undefined;
  }
}
