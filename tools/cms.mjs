import { fork } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { bin, end } from './run.mjs';
import { freePort } from './server.mjs';

const patience = 20_000;

/**
 * Lets the CMS of a person's own computer read and write a working tree: starts decap-server, reachable from this
 * computer only and for pages of one origin, and tells the admin where it is (`/admin/local.json`).
 * @param {{ origin: string, tree: string, admin?: string, from?: number }} options `origin`: where the site is served;
 *   `tree`: the folder whose `content/` is edited; `admin`: the folder that `/admin/` is served from; `from`: the port
 *   to try first
 * @returns {Promise<{ url: string, close(): Promise<void> }>} when it answers
 */
export async function startCms({ origin, tree, admin, from = 8792 }) {
  const port = await freePort(from);
  const url = `http://127.0.0.1:${port}/api/v1`;
  const child = fork(bin('decap-server'), {
    cwd: tree,
    detached: process.platform !== 'win32',
    env: {
      ...process.env,
      BIND_HOST: '127.0.0.1',
      PORT: String(port),
      MODE: 'fs',
      ORIGIN: origin,
      GIT_REPO_DIRECTORY: tree,
      LOG_LEVEL: 'error',
    },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream
      ?.setEncoding('utf8')
      .on('data', (/** @type {string} */ text) => (printed = (printed + text).slice(-4_000)));
  const gone = once(child, 'exit').then(() => true);
  const note = admin && join(admin, 'local.json');
  async function close() {
    if (note) rmSync(note, { force: true });
    await end(child.pid ?? 0);
  }
  const deadline = Date.now() + patience;
  for (;;) {
    if (await answers(url)) break;
    if (Date.now() > deadline || (await Promise.race([gone, wait(100, false)]))) {
      await close();
      throw new Error(`The CMS's own server did not start on port ${port}.\n${printed}`);
    }
  }
  if (note) writeFileSync(note, JSON.stringify({ url }));
  return { url, close };
}

/** @param {string} url */
async function answers(url) {
  const body = JSON.stringify({ action: 'info', params: {} });
  const headers = { 'Content-Type': 'application/json' };
  return fetch(url, { method: 'POST', headers, body })
    .then((answer) => answer.ok)
    .catch(() => false);
}
