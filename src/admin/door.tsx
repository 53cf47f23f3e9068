import { GitHubBackend } from 'decap-cms-backend-github';
import { useEffect, useState } from 'react';
import { backups } from './backups';
import { commented } from './comments';
import { chosen } from './language';
import { tell } from './notice';
import { type DataFile, recordFor } from './record';
import { leave, session, way, wayIn } from './session';
import { told } from './told';
import { say } from './words';

type Opened = Record<string, string | null>;
interface Uploaded {
  readonly path: string;
  readonly newPath?: string;
  readonly sha?: string;
}

/** A word where Decap wants a token: what lets in is the session's cookie, which no script can read. */
const token = 'session';

/** The newest commit that was made here, while the page is open. */
let latest: string | undefined;

/** What became of the newest commit that was made here, in the words of whoever publishes it. */
export async function published(): Promise<{ state: string; description: string } | undefined> {
  if (!latest) return undefined;
  const path = `/api/cms/github/repos/site/content/commits/${latest}/status`;
  const answer = await fetch(path, { cache: 'no-store' }).catch(() => undefined);
  if (!answer?.ok) return undefined;
  const { statuses } = (await answer.json()) as {
    statuses: { context: string; state: string; description: string | null }[];
  };
  const found = statuses.find(({ context }) => context === 'deploy/site');
  return found && { state: found.state, description: found.description ?? '' };
}

/**
 * GitHub through the Worker's own door. It tells with every save which version of each file had been opened, so that
 * nothing is written over what somebody else has saved meanwhile.
 */
export class DoorBackend extends GitHubBackend {
  /** The blob of each file as it was when it was opened; null when there was none. */
  readonly #opened: Opened = {};
  /** The blob of each file as it was when it was last read, whatever had been begun on an older one. */
  readonly #newest: Opened = {};
  /** Files that could not be read: what stands in the editor instead of them is nothing to save. */
  readonly #unread = new Set<string>();
  #saving: Opened | undefined;

  override authComponent() {
    return SignIn;
  }

  override restoreUser() {
    return this.authenticate();
  }

  override async authenticate() {
    if (!(await session())) throw new Error(say(chosen(), 'door.ended'));
    const user = await super.authenticate({ token });
    this.pollingManager?.destroy();
    this.pollingManager = undefined;
    backups.whenDeclined((slug) => this.#startAnew(slug));
    const { api } = this;
    // Decap asks of every file in a list who changed it last, one call each, and shows it nowhere here.
    api.readFileMetadata = async () => ({ author: '', updatedOn: '' });
    // And of every draft who asked for it: that is the App, or somebody of whom the door tells nothing.
    api.getPullRequestAuthor = async () => undefined;
    // And of every entry that is published or let go whether notes on it are open: there are none here.
    api.closeIssueOnPublish = async () => undefined;
    api.closeEntryNotesIssue = async () => undefined;
    const headers = api.requestHeaders.bind(api);
    api.requestHeaders = async (more) => ({
      ...(await headers(more)),
      ...(this.#saving && { 'x-opened': encodeURIComponent(JSON.stringify(this.#saving)) }),
    });
    const move = api.patchBranch.bind(api);
    api.patchBranch = async (branch, sha, options) => {
      const moved = await move(branch, sha, options);
      latest = sha;
      return moved;
    };
    return user;
  }

  override async logout() {
    await leave();
    super.logout();
  }

  override async status() {
    const isHere = (await session()) !== undefined;
    return { auth: { status: isHere }, api: { status: true, statusPage: '' } };
  }

  override async getEntry(path: string) {
    const { api } = this;
    try {
      const sha = await this.#newestOf(path);
      const data = sha ? await api.readFile(path, sha) : '';
      this.#unread.delete(trimmed(path));
      await this.#note(path, sha);
      return { file: { path, id: sha }, data };
    } catch (error) {
      // Decap would go on as if that language had never been written.
      this.#unread.add(trimmed(path));
      const language = chosen();
      tell({
        title: say(language, 'open.failed'),
        text: say(language, 'save.unread'),
        close: say(language, 'close'),
        isFault: true,
      });
      throw error;
    }
  }

  override async persistEntry(
    entry: { readonly dataFiles: readonly DataFile[]; readonly assets: readonly Uploaded[] },
    options: unknown,
  ) {
    await told(async () => {
      if (entry.dataFiles.some(({ path }) => this.#unread.has(trimmed(path))))
        throw new Error(say(chosen(), 'save.unread'));
      const texts = await commented(entry.dataFiles, (path) => this.#asOpened(path));
      const record = await recordFor(texts, async (path) => (await this.getEntry(path)).data);
      const dataFiles: readonly Uploaded[] = [...texts, ...(record ? [record] : [])];
      const files = [...dataFiles, ...entry.assets];
      const versions = files.flatMap(({ path, newPath }): [string, string | null][] => [
        [trimmed(path), this.#opened[trimmed(path)] ?? null],
        ...(newPath ? [[trimmed(newPath), null] as [string, null]] : []),
      ]);
      await this.#save(Object.fromEntries(versions), () =>
        super.persistEntry({ ...entry, dataFiles }, options),
      );
      for (const { path, newPath, sha } of files) {
        backups.forget(trimmed(path));
        if (newPath) delete this.#opened[trimmed(path)];
        const name = trimmed(newPath ?? path);
        this.#newest[name] = sha ?? null;
        this.#opened[name] = sha ?? null;
      }
    });
  }

  override persistMedia(file: Uploaded, options: unknown) {
    return told(() => this.#save({ [trimmed(file.path)]: null }, () => super.persistMedia(file, options)));
  }

  override async deleteFiles(paths: readonly string[], message: string) {
    await told(async () => {
      const found = await Promise.all(
        paths.map(
          async (path) => [path, this.#opened[trimmed(path)] ?? (await this.#newestOf(path))] as const,
        ),
      );
      // A language that nobody has written need not have a file.
      const there = found.filter(([, sha]) => sha !== null);
      const versions = Object.fromEntries(there.map(([path, sha]) => [trimmed(path), sha]));
      const names = there.map(([path]) => path);
      await this.#save(versions, () => super.deleteFiles(names, message));
    });
    for (const path of paths) delete this.#opened[trimmed(path)];
  }

  async #newestOf(path: string): Promise<string | null> {
    return this.api.getFileSha(path, { branch: this.branch }).catch((error) => {
      if (error.status === 404) return null;
      throw error;
    });
  }

  /** Of a text that was begun earlier and is taken up again, the version it was begun on counts. */
  async #note(path: string, sha: string | null): Promise<void> {
    const name = trimmed(path);
    this.#newest[name] = sha;
    const begun = await backups.begunOn(name, sha);
    this.#opened[name] = begun === undefined ? sha : begun;
  }

  /** A text that was begun earlier is let go: what is in the editor is the newest version. */
  #startAnew(slug: string): void {
    for (const [path, sha] of Object.entries(this.#newest))
      if (backups.slugOf(path) === slug) this.#opened[path] = sha;
  }

  /** A file as it was when it was opened, whatever it has become since. */
  async #asOpened(path: string): Promise<string | undefined> {
    const sha = this.#opened[trimmed(path)];
    return sha ? this.api.readFile(path, sha) : undefined;
  }

  async #save<T>(versions: Opened, save: () => Promise<T>): Promise<T> {
    this.#saving = versions;
    try {
      return await save();
    } finally {
      this.#saving = undefined;
    }
  }
}

function trimmed(path: string): string {
  return path.replace(/^\/+/, '');
}

/** The way in: by the link of a letter, as at the desk, or by an account at GitHub. */
function SignIn({ onLogin }: { readonly onLogin: (user: { token: string }) => void }) {
  const [by, setBy] = useState<'letter' | 'github'>();
  const language = chosen();
  useEffect(() => {
    const enter = async () => ((await session()) ? onLogin({ token }) : setBy(await way()));
    enter().catch(() => setBy('letter'));
  }, [onLogin]);
  if (!by) return null;
  const outcome = new URLSearchParams(location.search).get('sign-in');
  return (
    <main className="admin-door">
      <h1>{say(language, 'title')}</h1>
      {(outcome === 'failed' || outcome === 'role') && (
        <p role="alert">{say(language, outcome === 'role' ? 'door.role' : 'door.failed')}</p>
      )}
      <p>{say(language, by === 'github' ? 'door.github' : 'door.text')}</p>
      <a className="admin-door-way" href={wayIn(language)}>
        {say(language, 'door.in')}
      </a>
    </main>
  );
}
