/**
 * The process that holds the built Worker for `server.mjs`: it is told what to serve by message, says its address, and
 * ends with its whole process group as soon as whoever started it is gone, however that went.
 * Wrangler's own command cannot do that, and cannot leave its inspector and its machine-wide registry closed.
 * What the Worker logs comes through the inspector, so it is open, on this computer only, where the log is wanted.
 */

import { unstable_startWorker as startWorker } from 'wrangler';

/** @type {Awaited<ReturnType<typeof startWorker>> | undefined} */
let worker;

process.once(
  'message',
  async (/** @type {import('./server.mjs').Order} */ { config, inspect, port, state, vars, nothing }) => {
    try {
      worker = await startWorker({
        config,
        envFiles: [nothing],
        bindings: Object.fromEntries(
          Object.entries(vars).map(([name, value]) => [name, { type: 'plain_text', value }]),
        ),
        dev: {
          inspector: inspect ? { hostname: '127.0.0.1', port: inspect } : false,
          logLevel: 'info',
          persist: state,
          server: { hostname: '127.0.0.1', port },
          watch: false,
        },
      });
      await worker.ready;
      process.send?.({ ready: true });
    } catch (error) {
      console.error(error);
      await end();
    }
  },
);
process.once('disconnect', end);
process.once('SIGTERM', end);
process.on('unhandledRejection', (error) => console.error(error));

async function end() {
  setTimeout(vanish, 4_000);
  await worker?.dispose().catch(console.error);
  vanish();
}

function vanish() {
  if (process.platform === 'win32') process.exit();
  process.kill(-process.pid, 'SIGKILL');
}
