/** One repository and its branch that the CMS may work on. */
export interface Place {
  /** `owner/name` */
  readonly repository: string;
  readonly branch: string;
  /** Does a second person look at every entry before it is published? Then each has a branch and a pull request. */
  readonly workflow: boolean;
}

/** What the repository is called in the browser, which need not know more of it. */
export const alias = 'site/content';

/**
 * What Decap's GitHub backend may ask of us. `path` is the address at GitHub, made anew from what was understood, so
 * that nothing else slips through with it.
 */
export type Call =
  | { readonly kind: 'user' | 'repository' }
  /** `lasting`: what is answered stays the same for ever. */
  | { readonly kind: 'read'; readonly path: string; readonly lasting?: true }
  | { readonly kind: 'blob' | 'tree' | 'commit'; readonly path: string }
  /** A branch is made, moved or taken away. */
  | { readonly kind: 'create' | 'move' | 'drop'; readonly path: string; readonly branch: string }
  | { readonly kind: 'pulls' | 'pull' | 'labels' | 'merge'; readonly path: string; readonly number?: number };

/** Branches of entries that wait for a second person. */
export const draftBranch = /^cms\/[a-z0-9][\w.-]*(?:\/[\w.-]+)?$/i;

const folders: Readonly<Record<string, RegExp>> = {
  pages: /\.md$/,
  news: /\.md$/,
  stories: /\.md$/,
  events: /\.md$/,
  letters: /\.md$/,
  settings: /\.yml$/,
  logo: /\.svg$/,
  media: /\.(?:jpe?g|png|webp|pdf|docx|pptx|xlsx|zip)$/,
  materials: /\.md$/,
};

/** May the CMS write this file? Words, pictures, files to download, settings and drawings, and nothing else. */
export function isContent(path: string): boolean {
  const [root, folder = '', ...rest] = path.split('/');
  const named = rest.length > 0 && rest.every((part) => /^[a-z0-9][\w.-]*$/i.test(part));
  return root === 'content' && named && Object.hasOwn(folders, folder) && !!folders[folder]?.test(path);
}

/**
 * What a request asks, or undefined when Decap never asks it, or asks it of something else than our content.
 * Source: Decap's GitHub backend, the calls of its `API.ts`.
 * @param path behind `/api/cms/github`, still percent-encoded
 */
export function callOf(
  method: string,
  path: string,
  search: URLSearchParams,
  place: Place,
): Call | undefined {
  if (method === 'GET' && path === '/user') return { kind: 'user' };
  const root = `/repos/${alias}`;
  if (path === root) return method === 'GET' ? { kind: 'repository' } : undefined;
  const rest = decoded(path);
  if (!rest?.startsWith(`${root}/`)) return undefined;
  const asked = `${method} ${rest.slice(root.length + 1)}`;
  for (const [pattern, understand] of calls) {
    const found = pattern.exec(asked);
    const call = found && understand(found.slice(1), search, place);
    if (call) return 'path' in call ? { ...call, path: `/repos/${place.repository}/${call.path}` } : call;
  }
  return undefined;
}

type Understand = (found: string[], search: URLSearchParams, place: Place) => Call | false | undefined;

const sha = '[0-9a-f]{40}';
const calls: readonly (readonly [RegExp, Understand])[] = [
  [/^GET branches\/(.+)$/, ([name = ''], _, place) => known(name, place) && read(`branches/${coded(name)}`)],
  [
    new RegExp(`^GET git/trees/(?:(${sha})|([^:]+):(content(?:/[\\w.-]+)*))$`),
    ([tree = '', name = '', folder = ''], search, place) => {
      const deep = search.get('recursive') === '1' ? '?recursive=1' : '';
      if (tree) return read(`git/trees/${tree}${deep}`);
      return known(name, place) && read(`git/trees/${coded(`${name}:${folder}`)}${deep}`);
    },
  ],
  [
    new RegExp(`^GET git/blobs/(${sha})$`),
    ([blob]) => ({ kind: 'read', path: `git/blobs/${blob}`, lasting: true }),
  ],
  [new RegExp(`^GET commits/(${sha})/status$`), ([commit]) => read(`commits/${commit}/status`)],
  [/^POST git\/blobs$/, () => ({ kind: 'blob', path: 'git/blobs' })],
  [/^POST git\/trees$/, () => ({ kind: 'tree', path: 'git/trees' })],
  [/^POST git\/commits$/, () => ({ kind: 'commit', path: 'git/commits' })],
  [
    /^PATCH git\/refs\/heads\/(.+)$/,
    ([branch = ''], _, place) =>
      known(branch, place) && { kind: 'move', branch, path: `git/refs/heads/${coded(branch)}` },
  ],
  [
    /^DELETE git\/refs\/heads\/(.+)$/,
    ([branch = ''], _, place) =>
      isDraft(branch, place) && { kind: 'drop', branch, path: `git/refs/heads/${coded(branch)}` },
  ],
  [
    /^POST git\/refs$/,
    (_found, _search, { workflow }) => only(workflow, { kind: 'create', branch: '', path: 'git/refs' }),
  ],
  [
    /^GET pulls$/,
    (_, search, { workflow, branch, repository }) => {
      const query = new URLSearchParams({ base: branch, per_page: '100' });
      for (const name of ['state', 'page']) {
        const value = search.get(name);
        if (value) query.set(name, value);
      }
      const head = search.get('head')?.replace(/^[^:]*:/, '');
      if (head) query.set('head', `${repository.split('/')[0]}:${head}`);
      return only(workflow, { kind: 'read', path: `pulls?${query}` });
    },
  ],
  [
    /^GET pulls\/(\d+)\/commits$/,
    ([number], _, { workflow }) => only(workflow, { kind: 'read', path: `pulls/${number}/commits` }),
  ],
  [/^POST pulls$/, (_found, _search, { workflow }) => only(workflow, { kind: 'pulls', path: 'pulls' })],
  [
    /^PATCH pulls\/(\d+)$/,
    ([number], _, { workflow }) => only(workflow, pull('pull', number, `pulls/${number}`)),
  ],
  [
    /^PUT pulls\/(\d+)\/merge$/,
    ([number], _, { workflow }) => only(workflow, pull('merge', number, `pulls/${number}/merge`)),
  ],
  [
    /^PUT issues\/(\d+)\/labels$/,
    ([number], _, { workflow }) => only(workflow, pull('labels', number, `issues/${number}/labels`)),
  ],
  [
    /^GET compare\/(.+)\.\.\.(.+)$/,
    ([from = '', to = ''], _, place) => {
      const ours = [from, to].every((one) => new RegExp(`^${sha}$`).test(one) || known(one, place));
      return only(place.workflow && ours, { kind: 'read', path: `compare/${coded(from)}...${coded(to)}` });
    },
  ],
];

function read(path: string): Call {
  return { kind: 'read', path };
}

function pull(kind: 'pull' | 'merge' | 'labels', number: string | undefined, path: string): Call {
  return { kind, number: Number(number), path };
}

function only(holds: boolean, call: Call): Call | undefined {
  return holds ? call : undefined;
}

function isDraft(branch: string, { workflow }: Place): true | undefined {
  return (workflow && draftBranch.test(branch)) || undefined;
}

function known(branch: string, place: Place): true | undefined {
  return branch === place.branch || isDraft(branch, place);
}

/** A path as it is meant, unless it could be understood in two ways. */
function decoded(path: string): string | undefined {
  try {
    const once = decodeURIComponent(path);
    const odd =
      /[%\\?#\s]|\/\/|[^\x20-\x7e]/.test(once) || once.split('/').some((part) => /^\.+$/.test(part));
    return odd ? undefined : once;
  } catch {
    return undefined;
  }
}

function coded(text: string): string {
  return encodeURIComponent(text);
}
