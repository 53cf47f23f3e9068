import { fork } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { offline } from './offline.mjs';
import { bin, end, root, run } from './run.mjs';

const patience = 60_000;

/**
 * Serves the built site with its functions, its database and its cron (`/cdn-cgi/handler/scheduled`), without network.
 * @param {{
 *   port?: number,
 *   state: string,
 *   vars?: Record<string, string>,
 *   config?: string,
 *   log?: (line: string) => void,
 * }} options `state`: the folder of the database; `vars`: what the Worker finds in `env` (SITE_ORIGIN is the served
 *   address unless given; `.dev.vars` is not read); `config`: the Worker's configuration, of another Worker for a
 *   comparison; `log` gets what the server prints while it serves, line by line
 * @returns {Promise<Server>} when the first page answers; rejects with what the server printed when it does not
 */
export async function startServer({ port, state, vars = {}, config = 'dist/server/wrangler.json', log }) {
  const own = port ?? (await freePort());
  const url = `http://localhost:${own}`;
  const child = fork(join(root, 'tools', 'worker.mjs'), {
    cwd: root,
    detached: process.platform !== 'win32',
    env: { ...process.env, ...offline, SERVED_FROM: root },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const group = child.pid ?? 0;
  let printed = '';
  let serving = false;
  const ends = [once(child, 'exit')];
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    ends.push(once(stream, 'close'));
    stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      printed = (printed + text).slice(-20_000);
      if (serving) for (const line of text.split('\n').filter(Boolean)) log?.(line);
    });
  }
  // The child's own `close` event does not come after a `disconnect`.
  const gone = Promise.all(ends);

  async function close() {
    if (child.connected) child.disconnect();
    await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 5_000).unref())]);
    await end(group);
  }

  /** @type {Order} */
  const order = {
    config,
    inspect: log && (await freePort()),
    port: own,
    state,
    vars: { SITE_ORIGIN: url, ...vars },
    nothing: devNull,
  };
  const ready = once(child, 'message', { signal: AbortSignal.timeout(patience) });
  child.send(order);
  try {
    if ((await Promise.race([ready, gone.then(() => 'gone')])) === 'gone')
      throw new Error('The server ended');
    await fetch(`http://127.0.0.1:${own}/`, { redirect: 'manual', signal: AbortSignal.timeout(patience) });
  } catch (error) {
    await close();
    throw new Error(`The server did not start on port ${own}.\n${printed}`, { cause: error });
  }
  serving = true;
  return { url, group, gone, close };
}

/**
 * Brings the local databases up to date with their migrations.
 * @param {{ state: string }} options the folder of the database
 * @returns {Promise<void>} rejects with a `Failed` that holds Wrangler's words
 */
export async function migrate({ state }) {
  for (const database of ['DB', 'ERASURES']) {
    const place = ['--local', '--persist-to', state, '--config', 'wrangler.jsonc'];
    const args = ['d1', 'migrations', 'apply', database, ...place];
    await run(process.execPath, [bin('wrangler'), ...args], { env: { CI: 'true' } });
  }
}

/**
 * A port that nobody listens on, on either of this computer's loopback addresses.
 * @param {number} [first] the one to try first; without it one of 20,000–31,999, which no system hands out by itself
 *   (Linux gives 32,768 and above, others 49,152 and above): a port of theirs may be given to somebody else before the
 *   server takes it, and Wrangler then waits for ever without a word
 * @param {number} [except] one that is promised to somebody
 * @returns {Promise<number>}
 */
export async function freePort(first = randomInt(20_000, 31_800), except) {
  for (let port = first; port < first + 200; port++) {
    if (port === except) continue;
    if ((await isFree(port, '127.0.0.1')) && (await isFree(port, '::1'))) return port;
  }
  throw new Error(`No port is free from ${first} on.`);
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<boolean>} also when the computer has no such address
 */
function isFree(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (/** @type {NodeJS.ErrnoException} */ error) =>
      resolve(error.code !== 'EADDRINUSE' && error.code !== 'EACCES'),
    );
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}

/**
 * @typedef {{
 *   config: string,
 *   inspect: number | undefined,
 *   port: number,
 *   state: string,
 *   vars: Record<string, string>,
 *   nothing: string,
 * }} Order
 * @typedef {{ url: string, group: number, gone: Promise<unknown>, close(): Promise<void> }} Server `gone` settles when
 *   it ends by itself
 */
