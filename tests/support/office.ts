import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { vi } from 'vitest';
import { deskHref } from '../../src/i18n/desk';
import type { Role } from '../../src/programme/roles';
import { buildAdmin } from '../../tools/admin.mjs';
import { type Mailbox, startMailbox } from '../../tools/mailbox.mjs';
import { offline } from '../../tools/offline.mjs';
import { bin, root } from '../../tools/run.mjs';
import { startServer } from '../../tools/server.mjs';
import { account, type Github, startGithub } from './github';
import { emptyState } from './state';
import { vars } from './vars';

const execute = promisify(execFile);

export const lead = 'lead@example.fi';

/** The served site with a desk of its own, whose CMS writes to a repository on this computer. */
export interface Office {
  readonly url: string;
  readonly github: Github;
  readonly mailbox: Mailbox;
  /** What the Worker printed. */
  readonly printed: string[];
  /** Signs somebody in by the link of the letter. @returns the cookie */
  signIn(email: string): Promise<string>;
  /** Adds somebody at the desk, as the lead does. @returns the cookie of the new one and where the lead finds them */
  hire(role: Role, email: string, name: string): Promise<{ cookie: string; member: string }>;
  /** Sends a form at the desk. @returns the answer, not followed */
  send(path: string, cookie: string, fields: Readonly<Record<string, string>>): Promise<Response>;
  /** What stands in the audit log about the content, oldest first. */
  audit(): Promise<{ actor: string; verb: string; about: string; details: string }[]>;
  close(): Promise<void>;
}

/** The content as it is in this repository, by path. */
export function contentFiles(): Record<string, Buffer> {
  const files = readdirSync(join(root, 'content'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(files.map((path) => [path.slice(root.length + 1), readFileSync(path)]));
}

/**
 * @param files what the repository holds at first, by path
 * @param wishes `admin`: `/admin/` is the one that is built for production; `workflow`: a second person looks at
 *   entries; `accounts`: editors sign in at GitHub
 */
export async function openOffice(
  files: Readonly<Record<string, string | Buffer>>,
  { admin = false, workflow = false, accounts = false } = {},
): Promise<Office> {
  const state = await emptyState();
  const site = admin ? await withAdmin(join(state, 'site')) : join(root, 'dist');
  const mailbox = await startMailbox();
  const github = await startGithub(files);
  const printed: string[] = [];
  const server = await startServer({
    state,
    config: join(site, 'server/wrangler.json'),
    vars: {
      ...vars,
      RESEND_BASE_URL: mailbox.url,
      FIRST_STAFF: lead,
      CMS_REPOSITORY: account.repository,
      CMS_WORKFLOW: workflow ? 'on' : 'off',
      ...(accounts
        ? {
            CMS_SIGN_IN: 'github',
            GITHUB_CLIENT_ID: account.client,
            GITHUB_CLIENT_SECRET: account.clientSecret,
          }
        : {
            GITHUB_APP_ID: account.app,
            GITHUB_INSTALLATION_ID: String(account.installation),
            GITHUB_APP_KEY: github.key,
          }),
      GITHUB_API_URL: github.url,
    },
    log: (line) => void printed.push(line),
  });
  const own = { origin: server.url, 'sec-fetch-site': 'same-origin' };
  let visitor = 0;

  const send: Office['send'] = (path, cookie, fields) =>
    fetch(server.url + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { ...own, cookie, 'cf-connecting-ip': `192.0.2.${visitor++ % 250}` },
      body: new URLSearchParams(fields),
    });

  const signIn: Office['signIn'] = async (email) => {
    const before = mailbox.letters.length;
    await send(deskHref('sign-in'), '', { act: 'ask', email });
    const link = await vi.waitFor(
      () => {
        const letter = mailbox.letters.slice(before).find(({ to }) => to.includes(email));
        const found = /https?:\/\/\S+\/desk\/sign-in\/[\w-]+\//.exec(letter?.text ?? '')?.[0];
        if (!found) throw new Error(`no sign-in letter to ${email}`);
        return found;
      },
      { timeout: 15_000, interval: 100 },
    );
    const answer = await send(new URL(link).pathname, '', { act: 'open' });
    return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  };

  let leader: string | undefined;
  return {
    url: server.url,
    github,
    mailbox,
    printed,
    send,
    signIn,
    async hire(role, email, name) {
      leader ??= await signIn(lead);
      await send(deskHref('staff'), leader, { act: 'add', email, name, role, locale: 'fi' });
      const page = await (
        await fetch(server.url + deskHref('staff'), { headers: { cookie: leader } })
      ).text();
      const member = new RegExp(`href="(/desk/staff/[^"]+/)"[^>]*>[^<]*${name}`).exec(page)?.[1] ?? '';
      return { cookie: await signIn(email), member };
    },
    async audit() {
      const sql = "SELECT actor, verb, about, details FROM audit WHERE verb LIKE 'content.%' ORDER BY id";
      const place = ['--local', '--persist-to', state, '--config', 'wrangler.jsonc'];
      const { stdout } = await execute(
        process.execPath,
        [bin('wrangler'), 'd1', 'execute', 'DB', ...place, '--json', '--command', sql],
        { env: { ...process.env, ...offline, CI: 'true' } },
      );
      return JSON.parse(stdout)[0].results;
    },
    async close() {
      await server.close();
      await mailbox.close();
      await github.close();
      await rm(state, { recursive: true, force: true });
    },
  };
}

/** A copy of the built site whose `/admin/` goes through the door, as in production. */
async function withAdmin(folder: string): Promise<string> {
  await cp(join(root, 'dist'), folder, { recursive: true });
  await buildAdmin({ local: false, into: join(folder, 'client/admin') });
  return folder;
}
