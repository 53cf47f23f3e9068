import { isContent } from './call';
import type { Repository } from './github';

/** Versions by path: the blob a file was opened with, or null for one that did not exist. */
export type Versions = Readonly<Record<string, string | null>>;

/** A file that a commit changes, as it was and as it becomes; null where there is none. */
export interface Change {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

export type Refusal =
  /**
   * The commit does not follow on the branch's newest one, or a file was saved by somebody else since it was opened.
   */
  | { readonly fault: 'newer'; readonly paths: readonly string[] }
  /** It touches what is not content. */
  | { readonly fault: 'outside'; readonly paths: readonly string[] }
  /** The admin did not say which version it had opened. */
  | { readonly fault: 'unversioned'; readonly paths: readonly string[] }
  | { readonly fault: 'unknown'; readonly paths: readonly [] };

type Judged = { ok: true; changes: Change[] } | ({ ok: false } & Refusal);

/**
 * May this commit become the newest of the published branch? It has to follow on the newest one, change content alone,
 * and replace only versions that its author had opened. Asked of the repository itself, however the commit was made.
 * @param commit full name of a commit
 * @throws when GitHub cannot be asked
 */
export async function judge(repository: Repository, commit: string, opened: Versions): Promise<Judged> {
  const head = await headOf(repository, repository.branch);
  const next = await commitOf(repository, commit);
  if (!head || !next) return { ok: false, fault: 'unknown', paths: [] };
  if (next.parents.length !== 1 || next.parents[0] !== head)
    return { ok: false, fault: 'newer', paths: Object.keys(opened) };
  const changes = await changesBetween(repository, head, commit);
  const foreign = outside(changes);
  if (foreign.length > 0) return { ok: false, fault: 'outside', paths: foreign };
  const untold = changes.filter(({ path }) => !Object.hasOwn(opened, path)).map(({ path }) => path);
  if (untold.length > 0) return { ok: false, fault: 'unversioned', paths: untold };
  const newer = changes.filter(({ path, before }) => opened[path] !== before).map(({ path }) => path);
  return newer.length > 0 ? { ok: false, fault: 'newer', paths: newer } : { ok: true, changes };
}

/**
 * May this commit stand on a draft's branch, or be merged from it? Compared with where it left the published branch it
 * may change content alone.
 */
export async function judgeDraft(repository: Repository, commit: string): Promise<Judged> {
  const { branch } = repository;
  const answer = await repository.send('GET', `${root(repository)}/compare/${branch}...${commit}`);
  const base = answer.ok
    ? ((await answer.json()) as { merge_base_commit?: { sha?: string } }).merge_base_commit?.sha
    : undefined;
  if (!base) return { ok: false, fault: 'unknown', paths: [] };
  const changes = await changesBetween(repository, base, commit);
  const foreign = outside(changes);
  return foreign.length > 0 ? { ok: false, fault: 'outside', paths: foreign } : { ok: true, changes };
}

/** The newest commit of a branch. */
async function headOf(repository: Repository, branch: string): Promise<string | undefined> {
  const answer = await repository.send('GET', `${root(repository)}/git/ref/heads/${branch}`);
  if (!answer.ok) return undefined;
  return ((await answer.json()) as { object?: { sha?: string } }).object?.sha;
}

async function commitOf(
  repository: Repository,
  sha: string,
): Promise<{ tree: string; parents: string[] } | undefined> {
  const answer = await repository.send('GET', `${root(repository)}/git/commits/${sha}`);
  if (!answer.ok) return undefined;
  const { tree, parents } = (await answer.json()) as { tree: { sha: string }; parents: { sha: string }[] };
  return { tree: tree.sha, parents: parents.map((parent) => parent.sha) };
}

/** What two commits have that is not the same, compared file by file, so that no rename hides anything. */
async function changesBetween(repository: Repository, from: string, to: string): Promise<Change[]> {
  const [before, after] = [await filesOf(repository, from), await filesOf(repository, to)];
  const paths = [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) => before.get(path) !== after.get(path),
  );
  return paths.map((path) => ({
    path,
    before: blobOf(before.get(path)),
    after: blobOf(after.get(path)),
  }));
}

/** Every file of a commit by path, with its mode and its blob: `100644 <sha>`. */
async function filesOf(repository: Repository, commit: string): Promise<Map<string, string>> {
  const tree = (await commitOf(repository, commit))?.tree;
  const answer = await repository.send('GET', `${root(repository)}/git/trees/${tree}?recursive=1`);
  const listed = answer.ok ? ((await answer.json()) as Listed) : undefined;
  if (!listed || listed.truncated) throw new Error(`the files of ${commit} cannot be listed`);
  const files = listed.tree.filter(({ type }) => type !== 'tree');
  return new Map(files.map(({ path, mode, sha }) => [path, `${mode} ${sha}`]));
}

interface Listed {
  readonly truncated: boolean;
  readonly tree: readonly { path: string; mode: string; type: string; sha: string }[];
}

const plain = '100644 ';

function outside(changes: readonly Change[]): string[] {
  const isOdd = ({ after }: Change) => after !== null && !/^[0-9a-f]{40}$/.test(after);
  return changes.filter((change) => !isContent(change.path) || isOdd(change)).map(({ path }) => path);
}

/** The blob of a plain file; what is no plain file keeps its mode, and is told by it. */
function blobOf(file: string | undefined): string | null {
  if (file === undefined) return null;
  return file.startsWith(plain) ? file.slice(plain.length) : file;
}

function root({ repository }: Repository): string {
  return `/repos/${repository}`;
}
