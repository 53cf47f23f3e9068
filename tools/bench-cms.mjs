import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { account, startGithub } from '../tests/support/github.ts';
import { buildAdmin } from './admin.mjs';
import { newsItems, visits } from './bench/cms.mjs';
import { signIn } from './bench/sign-in.mjs';
import { findBrowser } from './browser.mjs';
import { build, built } from './build.mjs';
import { startCms } from './cms.mjs';
import { startMailbox } from './mailbox.mjs';
import { root, step } from './run.mjs';
import { freePort, migrate, startServer } from './server.mjs';

/*
 * Measures how long it takes to come to edit one of 500 news items in three languages: from the address of the CMS to
 * the whole list, and from a click to a form that can be written, in a new browser profile (cold) and in one that has
 * been here (warm); on a person's own computer, through decap-server, and as it is deployed, through the Worker's door
 * to what stands in for GitHub, which answers faster than GitHub does but counts what it is asked.
 */
const entries = Number(process.env['BENCH_ENTRIES'] ?? 500);
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 3);

if (!built()) await step('Building the site', () => build());
const browser = await findBrowser();
const folder = await mkdtemp(join(tmpdir(), 'bench-cms-'));
/** @type {(() => unknown)[]} what to do at the end, the last first */
const closing = [() => rm(folder, { recursive: true, force: true })];
try {
  const files = content();
  const tree = join(folder, 'tree');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  }
  const port = await freePort();
  const site = await copied('local');
  const cms = await startCms({ origin: `http://localhost:${port}`, tree, admin: join(site, 'client/admin') });
  closing.push(cms.close);
  const local = await served(site, port);
  let heard = 0;
  await measure('local', {
    browser,
    url: local.url,
    entries,
    asked: () => heard,
    hear(address) {
      if (address.startsWith(cms.url)) heard += 1;
    },
  });

  const github = await startGithub(files);
  closing.push(github.close);
  const door = await served(await copied('door'), await freePort(), {
    CMS_REPOSITORY: account.repository,
    GITHUB_APP_ID: account.app,
    GITHUB_INSTALLATION_ID: String(account.installation),
    GITHUB_APP_KEY: github.key,
    GITHUB_API_URL: github.url,
  });
  const cookie = await signIn(door.url, door.mailbox);
  const asked = () => github.asked.filter(({ path }) => path.startsWith('/repos/')).length;
  await measure('door', { browser, url: door.url, entries, cookie, asked });
  console.log(`medians of ${rounds} rounds; ${entries} news items in three languages`);
} finally {
  for (const close of closing.reverse()) await close();
}

/** @returns {Record<string, string | Buffer>} the content of this folder with other news, by path */
function content() {
  const own = readdirSync(join(root, 'content'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path.slice(root.length + 1).replaceAll('\\', '/'), readFileSync(path)])
    .filter(([path]) => !String(path).startsWith('content/news/'));
  return { ...Object.fromEntries(own), ...newsItems(entries) };
}

/**
 * A copy of the built site.
 * @param {'local' | 'door'} way by which its CMS comes to the content
 * @returns {Promise<string>} its folder
 */
async function copied(way) {
  const site = join(folder, way);
  cpSync(join(root, 'dist'), site, { recursive: true });
  await buildAdmin({ local: way === 'local', into: join(site, 'client/admin') });
  return site;
}

/**
 * Serves a copy with a database and a mailbox of its own.
 * @param {string} site
 * @param {number} port
 * @param {Record<string, string>} [vars] what its Worker finds in `env` besides
 */
async function served(site, port, vars = {}) {
  const state = `${site}-state`;
  await migrate({ state });
  const mailbox = await startMailbox();
  closing.push(mailbox.close);
  const server = await startServer({
    port,
    state,
    config: join(site, 'server/wrangler.json'),
    vars: {
      SECRET: 'a secret that only the bench has, 40 ch.',
      RESEND_API_KEY: 're_bench',
      RESEND_BASE_URL: mailbox.url,
      MAIL_FROM: 'Sijoita ja valmenna! <ovi@example.fi>',
      MAIL_REPLY_TO: 'ips@example.fi',
      FIRST_STAFF: 'lead@example.fi',
      ...vars,
    },
  });
  closing.push(server.close);
  return { mailbox, url: server.url };
}

/**
 * @param {string} way
 * @param {import('./bench/cms.mjs').Site} site
 */
async function measure(way, site) {
  const all = [];
  for (let round = 0; round < rounds; round += 1) all.push(await visits(site));
  for (const kind of /** @type {const} */ (['cold', 'warm']))
    for (const part of /** @type {const} */ (['list', 'editor'])) {
      const middle = all.map((one) => one[kind][part]).sort((a, b) => a.ms - b.ms)[Math.floor(rounds / 2)];
      console.log(
        `${`${way}, ${kind}: ${part}`.padEnd(22)} ${String(middle?.ms).padStart(7)} ms ${String(middle?.requests).padStart(6)} requests`,
      );
    }
}
