import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startMailbox } from '../../tools/mailbox.mjs';
import { migrate, startServer } from '../../tools/server.mjs';
import { vars } from './vars';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the built site, without a slash at the end. */
    siteUrl: string;
    /** Address of the mailbox that the site sends to, without a slash at the end. */
    mailboxUrl: string;
    /** A folder with empty databases, to be copied. */
    emptyState: string;
  }
}

/**
 * Serves the built site with an empty database and an empty mailbox for one test run (vitest's `globalSetup`).
 * @returns what takes it all away again
 */
export default async function setup(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'site-'));
  const empty = join(folder, 'empty');
  const state = join(folder, 'state');
  const mailbox = await startMailbox();
  const teardown = async (server?: { close(): Promise<void> }) => {
    await server?.close();
    await mailbox.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await migrate({ state: empty });
    await cp(empty, state, { recursive: true });
    const server = await startServer({
      state,
      vars: { ...vars, RESEND_BASE_URL: mailbox.url },
      log: (line) => void (/ERROR|\bError:/.test(line) && console.error(line)),
    });
    project.provide('siteUrl', server.url);
    project.provide('mailboxUrl', mailbox.url);
    project.provide('emptyState', empty);
    return () => teardown(server);
  } catch (error) {
    await teardown();
    throw error;
  }
}
