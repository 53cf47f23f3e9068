import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { application } from './application.mjs';
import { benchBadges } from './bench/badges.mjs';
import { lists } from './bench/lists.mjs';
import { build } from './build.mjs';
import { startMailbox } from './mailbox.mjs';
import { migrate, startServer } from './server.mjs';
import { openSource } from './source.mjs';

/**
 * Measures posting an application (guarded, read, stored with its letters, letters delivered) against a bare route
 * that inserts two rows and has no static files, in the same runtime and in turn.
 * The bar: at least half of its rate, p99 at most 2.5 times its p99, no error.
 * Then the register, the check page, the desk's list and the CSV at 10, 1,000 and 10,000 awards.
 */
const inFlight = 50;
const seconds = Number(process.env['BENCH_SECONDS'] ?? 8);
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 3);
const secret = 'a secret that only the bench has, 40 ch.';

await build();
const signed = await signer();
/** What a stamp says of the words that are accepted with the form. */
let words = '';
const state = await mkdtemp(join(tmpdir(), 'bench-'));
const mailbox = await startMailbox();
await migrate({ state });
const vars = {
  SECRET: secret,
  RESEND_API_KEY: 're_bench',
  RESEND_BASE_URL: mailbox.url,
  MAIL_FROM: 'Sijoita ja valmenna! <ovi@example.fi>',
  MAIL_REPLY_TO: 'ips@example.fi',
};
const ours = await startServer({ state, vars });
const bare = await startServer({ state, config: 'tests/bench/wrangler.jsonc' });
/** @type {{ bare: Row[], ours: Row[] }} */
const rows = { bare: [], ours: [] };
try {
  words = await wordsOf(ours.url);
  await fetch(`${bare.url}/bare/`);
  await round(bare.url, '/bare/', 2);
  await round(ours.url, '/logo/hae/', 2);
  for (let at = 0; at < rounds; at++) {
    rows.bare.push(await round(bare.url, '/bare/', seconds));
    rows.ours.push(await round(ours.url, '/logo/hae/', seconds));
  }
  await benchBadges({ url: ours.url, state, seconds });
} finally {
  await Promise.all([ours.close(), bare.close(), mailbox.close()]);
  await rm(state, { recursive: true, force: true });
}

const [least, most] = [median(rows.bare), median(rows.ours)];
for (const [name, row] of Object.entries({ 'bare route, two rows': least, 'an application': most })) {
  console.log(
    `${name.padEnd(22)} ${row.rate.toFixed(0).padStart(5)} /s   p50 ${row.p50} ms   p99 ${row.p99} ms   errors ${row.errors}`,
  );
}
console.log(
  `rate ${(most.rate / least.rate).toFixed(2)} of the bare route's (bar 0.50), p99 ${(most.p99 / least.p99).toFixed(2)} times (bar 2.50)`,
);
console.log(
  `medians of ${rounds} rounds of ${seconds} s each, in turn, ${inFlight} in flight; ${mailbox.letters.length} letters arrived`,
);

await lists(vars);

/**
 * @param {string} url
 * @param {string} path
 * @param {number} duration
 * @returns {Promise<Row>}
 */
async function round(url, path, duration) {
  let sent = 0;
  const result = await autocannon({
    url: url + path,
    connections: inFlight,
    duration,
    method: 'POST',
    requests: [
      {
        setupRequest: (request) => {
          sent += 1;
          const at = `${Date.now()}-${sent}`;
          return {
            ...request,
            method: 'POST',
            path,
            headers: {
              'content-type': 'application/x-www-form-urlencoded',
              origin: url,
              'sec-fetch-site': 'same-origin',
              'cf-connecting-ip': `10.${(sent >> 16) & 255}.${(sent >> 8) & 255}.${sent & 255}`,
            },
            body: new URLSearchParams(applicationOf(at)).toString(),
          };
        },
      },
    ],
  });
  const wrong =
    result.errors + result.timeouts + result['1xx'] + result['2xx'] + result['4xx'] + result['5xx'];
  return { rate: result.requests.average, p50: result.latency.p50, p99: result.latency.p99, errors: wrong };
}

/** @param {string} at */
function applicationOf(at) {
  return application({
    organisation: `Esimerkkityönantaja ${at} Oy`,
    contactName: 'Esimerkki Henkilö',
    contactEmail: `henkilo.${at}@example.fi`,
    stamp: stamp(at),
  });
}

/** @param {string} url */
async function wordsOf(url) {
  const page = await (await fetch(`${url}/logo/hae/`)).text();
  return /name="stamp"[^>]*value="[^"]*\.([\w-]*)\.[^".]+"/.exec(page)?.[1] ?? '';
}

/** @param {string} id */
function stamp(id) {
  const text = `${id}.${(Date.now() - 60_000).toString(36)}.${words}`;
  return `${text}.${signed(`apply:${text}`)}`;
}

/** The program's own signature, so that the bench forges no shortcut. */
async function signer() {
  const { createHmac } = await import('node:crypto');
  const source = await openSource();
  const { secretFrom } = await source.load('/functions/secret.ts');
  await source.close();
  /** @param {string} text */
  const sign = (text) => createHmac('sha256', `sign:${secret}`).update(text).digest('base64url');
  if ((await secretFrom(secret).sign('probe')) !== sign('probe'))
    throw new Error('The bench signs otherwise than functions/secret.ts');
  return sign;
}

/** @param {Row[]} all @returns {Row} */
function median(all) {
  /** @param {'rate' | 'p50' | 'p99'} name */
  const of = (name) => all.map((row) => row[name]).sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
  return {
    rate: of('rate'),
    p50: of('p50'),
    p99: of('p99'),
    errors: all.reduce((sum, row) => sum + row.errors, 0),
  };
}

/** @typedef {{ rate: number, p50: number, p99: number, errors: number }} Row */
