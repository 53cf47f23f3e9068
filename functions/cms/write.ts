import * as z from 'zod/mini';
import { isAllowed } from '../../src/programme/roles';
import { doerOf, logged } from '../audit';
import { readBytes } from '../body';
import { alias, type Call, draftBranch, isContent } from './call';
import { judge, judgeDraft, type Versions } from './change';
import { parse } from './json';
import { hasMetadata } from './metadata';
import { shapes } from './shapes';
import { handOn, refuse, type Visit } from './visit';

/** The largest file, 20 MiB, as base64 in JSON. */
const largest = 28 * 1024 * 1024;

type Writing = Exclude<Call, { kind: 'user' | 'repository' } | { kind: 'read' } | { kind: 'drop' }>;

/** What is sent to be written, checked for its shape and its reach, and signed with who sent it. */
export async function write(visit: Visit, call: Writing): Promise<Response> {
  const { c, repository } = visit;
  const read = await readBody(c.req.raw);
  if (!read) return refuse(visit, 'large');
  const { body } = read;
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
      if (!commit.success) return refuse(visit, 'form');
      return noted(visit, await send({ ...commit.data, ...signature(visit) }));
    }
    case 'move':
    case 'create':
      return moveBranch(visit, call, body, send);
    default:
      return review(visit, call, body, send);
  }
}

type Send = (value: unknown) => Promise<Response>;

/**
 * Notes who made a commit. Only one that was made here is published from here, and the author that it names is not
 * asked: whoever may write to the repository otherwise can name whom they like.
 */
async function noted({ world, by }: Visit, answer: Response): Promise<Response> {
  const made = answer.ok ? shapes.made.safeParse(await answer.clone().json()) : undefined;
  if (made?.success) await logged(world, by.id, 'content.written', made.data.sha);
  return answer;
}

function writerOf({ world }: Visit, commit: string): Promise<string | undefined> {
  return doerOf(world, 'content.written', commit);
}

/** Puts a commit at the head of a branch, if everything that it changes may be changed. */
async function moveBranch(visit: Visit, call: Writing, body: unknown, send: Send): Promise<Response> {
  const { c, world, by, repository } = visit;
  const move = shapes.move.safeParse(body);
  if (!move.success) return refuse(visit, 'form');
  const { sha, ref } = move.data;
  const branch = call.kind === 'move' ? call.branch : ref?.replace(/^refs\/heads\//, '');
  if (!(await writerOf(visit, sha))) return refuse(visit, 'unknown');
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
  // A picture or a file comes before the words that use it; once it is there, somebody's words may use it.
  const held = judged.changes.filter(
    ({ path, before }) => before !== null || !path.startsWith('content/media/'),
  );
  if (repository.workflow && held.length > 0) {
    // Decap deletes what is published at once, workflow or not: it has no draft of a deletion.
    const isRemoval = held.every(({ after }) => after === null);
    const may = isRemoval && by.role !== undefined && isAllowed(by.role, 'remove');
    const paths = held.map(({ path }) => path);
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
  if (!pull?.success) return refuse(visit, 'outside');
  const { head, base } = pull.data;
  const isDraft = draftBranch.test(head.ref) && head.repo?.full_name === base.repo.full_name;
  if (!isDraft || base.ref !== repository.branch) return refuse(visit, 'outside');
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
  const writer = await writerOf(visit, merge.data.sha);
  if (!writer) return refuse(visit, 'unknown');
  const judged = await judgeDraft(repository, merge.data.sha);
  if (!judged.ok) return refuse(visit, judged.fault, judged.paths);
  if (writer === by.id)
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

/** What a request holds, if it is not too large; the bytes themselves are let go of at once. */
async function readBody(request: Request): Promise<{ readonly body: unknown } | undefined> {
  const bytes = await readBytes(request, largest);
  return bytes && { body: parse(new TextDecoder().decode(bytes)) };
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
