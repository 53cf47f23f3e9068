import { cpSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { application } from './application.mjs';
import { build, built } from './build.mjs';
import { startMailbox } from './mailbox.mjs';
import { endAll, Failed, step } from './run.mjs';
import { freePort, migrate, startServer } from './server.mjs';

/**
 * Proves on this computer that a restored database forgets again: somebody applies, the database is copied, the
 * application is erased, the copy is put back, the clock strikes, and nothing of that person is left.
 */
const canary = 'Kanarialintu';
const folder = mkdtempSync(join(tmpdir(), 'restore-drill-'));
const state = join(folder, 'state');
const copy = join(folder, 'copy.sqlite');
const port = await freePort(8790);
const origin = `http://localhost:${port}`;
const mailbox = await startMailbox();
const vars = {
  SECRET: 'a secret that only the drill has, 40 ch.',
  RESEND_API_KEY: 're_drill',
  RESEND_BASE_URL: mailbox.url,
  MAIL_FROM: 'Sijoita ja valmenna! <ovi@example.fi>',
  MAIL_REPLY_TO: 'ips@example.fi',
};
let ok = false;
try {
  if (!built(origin)) await step('Building the site', () => build({ origin }));
  await step('Preparing the databases', () => migrate({ state }));
  await step('Somebody applies', () => served(apply));
  expectCanary(true, 'after the application');
  await step('The database is copied', async () => copyDatabase());
  await step('Seven days pass and the application is erased', () => {
    letPass(8);
    return served(strike);
  });
  expectCanary(false, 'after the erasure');
  await step('The copy is put back', async () => putBack());
  expectCanary(true, 'in the restored database');
  await step('The clock strikes', () => served(strike));
  expectCanary(false, 'after the clock struck');
  ok = true;
  console.log('\n  The restored database has forgotten again: nothing of the canary is left.\n');
} catch (error) {
  if (error instanceof Failed) console.error(`\n${error.output.trim()}`);
  console.error(error instanceof Error ? `\n${error.message}\n` : error);
} finally {
  await mailbox.close();
  await endAll();
  rmSync(folder, { recursive: true, force: true });
  process.exit(ok ? 0 : 1);
}

/** @param {(url: string) => Promise<void>} work done while the site is served */
async function served(work) {
  const server = await startServer({ port, state, vars });
  try {
    await work(server.url);
  } finally {
    await server.close();
  }
}

/** @param {string} url */
async function apply(url) {
  const page = await (await fetch(`${url}/logo/hae/`)).text();
  const stamp = /name="stamp"[^>]*value="([^"]+)"/.exec(page)?.[1] ?? '';
  await wait(4_000);
  const answers = application({
    organisation: `${canary} Oy`,
    contactName: canary,
    contactEmail: `${canary}@example.fi`,
    stamp,
  });
  const answer = await fetch(`${url}/logo/hae/?`, {
    method: 'POST',
    body: new URLSearchParams(answers),
    headers: { origin: url, 'sec-fetch-site': 'same-origin' },
    redirect: 'manual',
  });
  if (answer.status !== 303) throw new Error(`The application was answered ${answer.status}`);
}

/** @param {string} url */
async function strike(url) {
  const answer = await fetch(`${url}/cdn-cgi/handler/scheduled`);
  if (!answer.ok) throw new Error(`The clock answered ${answer.status}`);
}

/** The file of the programme's database; the erasure log has one of its own. */
function file() {
  for (const path of globSync(join(state, 'v3/d1/**/*.sqlite'))) {
    const database = new DatabaseSync(path);
    const found = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'applications'").get();
    database.close();
    if (found) return path;
  }
  throw new Error(`There is no database in ${state}`);
}

function copyDatabase() {
  const database = new DatabaseSync(file());
  database.exec(`VACUUM INTO '${copy.replaceAll("'", "''")}'`);
  database.close();
}

function putBack() {
  const path = file();
  for (const rest of ['-wal', '-shm']) rmSync(path + rest, { force: true });
  cpSync(copy, path);
}

/** @param {number} days */
function letPass(days) {
  const database = new DatabaseSync(file());
  database.exec(`UPDATE applications SET made_at = strftime('%Y-%m-%dT%H:%M:%fZ', made_at, '-${days} days')`);
  database.close();
}

/**
 * @param {boolean} there
 * @param {string} when
 */
function expectCanary(there, when) {
  const database = new DatabaseSync(file(), { readOnly: true });
  const tables = /** @type {{ name: string }[]} */ (
    database
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\'")
      .all()
  );
  const all = JSON.stringify(tables.map(({ name }) => database.prepare(`SELECT * FROM "${name}"`).all()));
  const letters = Number(database.prepare('SELECT count(*) AS count FROM outbox').get()?.['count'] ?? 0);
  database.close();
  const found = all.includes(canary) || letters > 0;
  if (found !== there) throw new Error(`The canary is ${found ? 'there' : 'not there'} ${when}.`);
}
