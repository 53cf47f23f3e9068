import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { install, rerun } from './install.mjs';
import { endAll, root, step } from './run.mjs';
import { migrate } from './server.mjs';
import { stopped } from './stopped.mjs';

/**
 * Fills the local database with a made-up programme: `npm run demo`, before, while or after `npm start`. Whatever was
 * there leaves. It opens the database in this folder and knows no way to another one.
 */
const folder = join(root, '.wrangler');
const state = join(folder, 'state');
const origin = `http://localhost:${process.env.PORT ?? 8790}`;
const stop = stopped();

try {
  await install();
  if (!(await rerun(stop))) await demo();
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
await endAll();
process.exit();

async function demo() {
  if (process.argv.length > 2)
    throw new Error(
      `npm run demo takes no ${process.argv.slice(2).join(' ')}: it only ever fills the database of this folder.`,
    );
  const given = own();
  const named = given.SITE_ORIGIN ?? origin;
  mkdirSync(state, { recursive: true });
  await step('Preparing the database', () => migrate({ state }));
  const { open } = await import('./demo/open.mjs');
  const opened = await open({ state, secret: given.SECRET ?? secret(), origin: named });
  try {
    const started = Date.now();
    /** @type {Record<string, number>} */
    const counts = await opened.fill();
    console.log(
      `\n${Object.entries(counts)
        .map(([table, count]) => `  ${String(count).padStart(6)}  ${table}`)
        .join('\n')}`,
    );
    console.log(
      `\n  A made-up programme of two years, in ${((Date.now() - started) / 1000).toFixed(1)} s. Every name says that it is an example,`,
    );
    console.log('  the business IDs are of numbers that are never issued (from 9900000 on, ending in -0).');
    console.log(
      '  Sign in at the desk as lead@example.fi, kasittelija.2@example.fi or valmentaja.1@example.fi.\n',
    );
  } finally {
    await opened.close();
  }
}

/** The same as that of `npm start`, so that its letters can be opened there. */
function secret() {
  const file = join(folder, 'secret');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

/** @returns {Record<string, string>} what the operator sets instead, see `.dev.vars.example` */
function own() {
  const file = join(root, '.dev.vars');
  return existsSync(file) ? /** @type {Record<string, string>} */ (parseEnv(readFileSync(file, 'utf8'))) : {};
}
