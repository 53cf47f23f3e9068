import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { build, built } from './build.mjs';
import { startCms } from './cms.mjs';
import { install, rerun } from './install.mjs';
import { endLeftover, forget, note } from './leftover.mjs';
import { startMailbox } from './mailbox.mjs';
import { endAll, Failed, root, step } from './run.mjs';
import { freePort, migrate, startServer } from './server.mjs';
import { stopped } from './stopped.mjs';

const folder = join(root, '.wrangler');
const state = join(folder, 'state');
const stop = stopped();
const lead = 'lead@example.fi';
/** @type {(() => unknown)[]} what to do at the end, the last first */
const closing = [];

try {
  await install();
  if (!(await rerun(stop))) {
    stop.then(() => close(0));
    await serve();
  }
} catch (error) {
  if (error instanceof Failed) console.error(`\n${error.output.trim()}`);
  console.error(`\n${error instanceof Error ? error.message : error}`);
  await close(1);
}

async function serve() {
  mkdirSync(state, { recursive: true });
  if (await endLeftover()) console.log('  An earlier run of this folder was still going; it has been ended.');
  const port = await freePort(Number(process.env.PORT ?? 8790));
  const origin = `http://localhost:${port}`;

  if (!built(origin)) await step('Building the site', () => build({ origin }));
  await step('Preparing the database', () => migrate({ state }));
  const mailbox = await startMailbox({
    port: await freePort(8791, port),
    file: join(folder, 'letters.json'),
    webhook: { url: `${origin}/api/mail/events`, secret: webhookSecret() },
  });
  closing.push(mailbox.close);
  const cms = await startCms({ origin, tree: root, admin: join(root, 'dist/client/admin') });
  closing.push(cms.close);
  const server = await step('Starting the server', () =>
    startServer({ port, state, vars: { ...vars(origin, mailbox.url), ...own() }, log }),
  );
  closing.push(server.close, forget);
  note(server.group);
  server.gone.then(() => {
    if (closing.length) return fail('The server has ended.');
    return undefined;
  });

  void tick(server.url);
  const clock = setInterval(() => tick(server.url), 60_000);
  closing.push(() => clearInterval(clock));

  const places = [
    ['Site', `${server.url}/`],
    ['Mailbox', `${mailbox.url}/`],
    ['Desk', `${server.url}/desk/  (sign in as ${lead})`],
    ['CMS', `${server.url}/admin/  (edits the files of this folder, through ${cms.url})`],
  ];
  console.log(`\n${places.map(([name = '', url = '']) => `  ${name.padEnd(9)}${url}`).join('\n')}`);
  console.log('\n  Letters go to the mailbox, never out. Stop with Ctrl+C.\n');
}

/**
 * What the cron does in production: letters held back leave, and what has stayed its time is erased.
 * @param {string} url
 */
async function tick(url) {
  await fetch(`${url}/cdn-cgi/handler/scheduled`).catch(() => {});
}

/**
 * What the Worker finds in `env` on a person's own computer.
 * @param {string} origin
 * @param {string} mailbox
 * @returns {Record<string, string>}
 */
function vars(origin, mailbox) {
  return {
    SITE_ORIGIN: origin,
    SECRET: secret('secret'),
    SIGNING_SEED: secret('seed'),
    RESEND_API_KEY: 're_local',
    RESEND_BASE_URL: mailbox,
    MAIL_FROM: 'Sijoita ja valmenna! <ovi@example.fi>',
    RESEND_WEBHOOK_SECRET: webhookSecret(),
    MAIL_REPLY_TO: 'ips@example.fi',
    FIRST_STAFF: lead,
  };
}

/**
 * Written once, so that links in letters and signatures outlive a restart.
 * @param {'secret' | 'seed'} [name]
 */
function secret(name = 'secret') {
  const file = join(folder, name);
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

/** What the mailbox signs with when it tells the site what became of a letter. */
function webhookSecret() {
  return `whsec_${createHash('sha256').update(`webhook:${secret()}`).digest('base64')}`;
}

/** @returns {Record<string, string>} what the operator sets instead, see `.dev.vars.example` */
function own() {
  const file = join(root, '.dev.vars');
  return existsSync(file) ? /** @type {Record<string, string>} */ (parseEnv(readFileSync(file, 'utf8'))) : {};
}

/**
 * Shows what the server complains about, not each request.
 * @param {string} line
 */
function log(line) {
  if (!/^\[wrangler:info\]/.test(line)) console.log(`  ${line}`);
}

/** @param {string} message */
function fail(message) {
  console.error(`\n${message}`);
  return close(1);
}

/** @param {number} code */
async function close(code) {
  for (const work of closing.splice(0).reverse()) await work();
  await endAll();
  process.exit(code);
}
