import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { open } from '../demo/open.mjs';
import { startMailbox } from '../mailbox.mjs';
import { migrate, startServer } from '../server.mjs';
import { signIn } from './sign-in.mjs';

const sizes = [10, 1_000, 10_000];
const times = 15;

/**
 * Measures what is read: the register, a check page, the desk's list of awards and of applications, at ever more
 * awards. The rows that each query reads are held by tests (`tests/functions/register.test.ts`,
 * `tests/functions/desk/lists.test.ts`, `award-list.test.ts`); here it is the time over HTTP, which must not grow with
 * them, and the largest piece of the CSV, which must not either.
 * @param {Record<string, string>} vars what the Worker finds in `env`
 */
export async function lists(vars) {
  console.log('\nmedian of', times, 'requests, one after another');
  for (const size of sizes) {
    const state = await mkdtemp(join(tmpdir(), 'bench-lists-'));
    const mailbox = await startMailbox();
    try {
      await migrate({ state });
      const opened = await open({ state, secret: vars.SECRET ?? '', origin: 'http://localhost' });
      const filled = await opened.fill({ employers: Math.ceil(size * 1.2) }).finally(opened.close);
      const server = await startServer({
        state,
        vars: { ...vars, RESEND_BASE_URL: mailbox.url, FIRST_STAFF: 'lead@example.fi' },
      });
      try {
        const cookie = await signIn(server.url, mailbox);
        const listed = await (await fetch(`${server.url}/rekisteri/`)).text();
        const check = /\/rekisteri\/([\w-]{8})\//.exec(listed)?.[1] ?? '';
        /** @type {[string, string, Record<string, string>][]} */
        const rows = [
          ['register', '/rekisteri/', {}],
          ['check page', `/t/${check}/`, {}],
          ['desk: awards', '/desk/awards/', { cookie }],
          ['desk: applications', '/desk/applications/?state=all', { cookie }],
        ];
        const told = [];
        for (const [name, path, headers] of rows)
          told.push(`${name} ${await time(server.url + path, headers)} ms`);
        const csv = await stream(`${server.url}/api/register.csv`);
        console.log(`${String(filled.awards).padStart(6)} awards: ${told.join(', ')}, CSV ${csv}`);
      } finally {
        await server.close();
      }
    } finally {
      await mailbox.close();
      await rm(state, { recursive: true, force: true });
    }
  }
}

/**
 * @param {string} url
 * @param {Record<string, string>} headers
 * @returns {Promise<number>} milliseconds, the median
 */
async function time(url, headers) {
  const all = [];
  for (let at = 0; at < times; at += 1) {
    const from = performance.now();
    const answer = await fetch(url, { headers, redirect: 'manual' });
    await answer.text();
    if (answer.status !== 200) throw new Error(`${url} was answered ${answer.status}`);
    all.push(performance.now() - from);
  }
  return Math.round(all.sort((a, b) => a - b)[Math.floor(times / 2)] ?? 0);
}

/** @param {string} url @returns {Promise<string>} how long it took, how much it was and its largest piece */
async function stream(url) {
  const from = performance.now();
  const answer = await fetch(url);
  let [whole, largest] = [0, 0];
  for await (const piece of answer.body ?? []) {
    whole += piece.length;
    largest = Math.max(largest, piece.length);
  }
  const kilo = (/** @type {number} */ bytes) => `${Math.round(bytes / 1024)} kB`;
  return `${Math.round(performance.now() - from)} ms, ${kilo(whole)}, largest piece ${kilo(largest)}`;
}
