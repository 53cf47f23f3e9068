import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { framed, icon, letterPage, listPage, missingPage, style } from './mailbox/page.mjs';
import { createResend, refuse } from './mailbox/resend.mjs';
import { events, isEvent, tell } from './mailbox/webhook.mjs';
import { json, read, send } from './mailbox/wire.mjs';

/** @import { IncomingMessage, ServerResponse } from 'node:http' */
/** @import { AddressInfo } from 'node:net' */
/** @import { Kept } from './mailbox/resend.mjs' */
/** @import { Webhook } from './mailbox/webhook.mjs' */

export { fault } from './mailbox/fault.mjs';

const saved = 500;
const ownHosts = ['localhost', '127.0.0.1', '[::1]'];
const letterPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data: http://localhost:* http://127.0.0.1:*; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

/**
 * Starts the local mailbox: the stand-in of Resend (`POST /emails`) and, in a browser, the place where a person
 * reads what was sent. Only this computer can reach it. For other processes `GET` and `DELETE /letters.json` read and
 * clear the letters, and `PUT /faults.json` sets the queue of faults.
 * @param {{ port?: number, host?: string, clock?: () => Date, file?: string, webhook?: Webhook }} [options] `file`
 *   keeps the letters over a restart; `webhook`: whom to tell what became of a letter, when a person presses a button
 *   or another process posts to `/<id>/<event>`
 * @returns {Promise<Mailbox>} rejects with EADDRINUSE when the port is taken
 */
export async function startMailbox({
  port = 0,
  host = '127.0.0.1',
  clock = () => new Date(),
  file,
  webhook,
} = {}) {
  const earlier = file ? restore(file) : { letters: [], keys: [] };
  const letters = earlier.letters;
  const stop = new AbortController();
  const resend = createResend({ clock, keys: earlier.keys, keep: (letter) => void letters.push(letter) });

  function save() {
    if (!file) return;
    const kept = { letters: letters.slice(-saved), keys: [...resend.sent].slice(-saved) };
    writeFileSync(`${file}.new`, JSON.stringify(kept, null, 2), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }

  const server = createServer((request, response) => {
    respond(request, response).catch((error) => {
      if (stop.signal.aborted || request.destroyed) return;
      console.error(error);
      response.destroy();
    });
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(undefined));
  });

  /** @type {Mailbox} */
  const mailbox = {
    url: `http://${host}:${/** @type {AddressInfo} */ (server.address()).port}`,
    letters,
    faults: [],
    clear() {
      letters.length = 0;
      resend.sent.clear();
      mailbox.faults = [];
      save();
    },
    async close() {
      stop.abort();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
  return mailbox;

  /**
   * @param {IncomingMessage} request
   * @param {ServerResponse} response
   */
  async function respond(request, response) {
    if (!ownHosts.includes((request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase())) {
      return send(response, 421, 'text/plain', 'This mailbox answers on this computer only.');
    }
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    switch (`${request.method} ${pathname}`) {
      case 'POST /emails':
        return take(request, response);
      case 'GET /letters.json':
        return json(response, { status: 200, json: letters });
      case 'DELETE /letters.json':
        mailbox.clear();
        return json(response, { status: 200, json: [] });
      case 'PUT /faults.json':
        mailbox.faults = JSON.parse(await read(request));
        return json(response, { status: 200, json: {} });
    }
    if (pathname === '/emails') {
      const message = 'Method is not allowed for the requested path.';
      return json(response, refuse(405, 'method_not_allowed', message).answer);
    }
    const [, id = '', event = ''] = pathname.split('/');
    const told = letters.find((one) => one.id === id);
    if (request.method === 'POST' && webhook && told && isEvent(event)) {
      await tell(webhook, event, told, clock());
      response.writeHead(303, { location: `/${id}?told=${event}` });
      return response.end();
    }
    if (request.method !== 'GET') {
      return json(response, refuse(404, 'not_found', 'The requested endpoint does not exist.').answer);
    }
    show(pathname, response, searchParams.get('told') ?? '');
  }

  /**
   * @param {IncomingMessage} request
   * @param {ServerResponse} response
   */
  async function take(request, response) {
    const post = {
      authorization: request.headers.authorization,
      key: /** @type {string | undefined} */ (request.headers['idempotency-key']) ?? null,
      body: await read(request),
    };
    const trouble = Array.isArray(mailbox.faults) ? mailbox.faults.shift() : mailbox.faults(post);
    const cut = trouble && 'cut' in trouble ? trouble.cut : undefined;
    if (cut === 'before') return void request.socket.destroy();
    if (trouble && 'html' in trouble) return send(response, trouble.status, 'text/html', trouble.html);
    if (trouble && 'name' in trouble) {
      const { answer } = refuse(trouble.status, trouble.name, trouble.message);
      return json(response, { ...answer, headers: trouble.headers ?? {} });
    }

    const judged = resend.judge(post);
    const answer = 'answer' in judged ? judged.answer : await accept(judged, trouble);
    if (cut === 'after') return void request.socket.destroy();
    json(response, answer);
  }

  /**
   * @param {Parameters<typeof resend.accept>[0]} judged
   * @param {Fault | undefined} trouble
   */
  async function accept(judged, trouble) {
    const key = judged.key;
    try {
      if (key !== null) resend.underway.add(key);
      if (trouble && 'slow' in trouble) await wait(trouble.slow, undefined, { signal: stop.signal });
      const answer = resend.accept(judged);
      save();
      return answer;
    } finally {
      if (key !== null) resend.underway.delete(key);
    }
  }

  /**
   * @param {string} path
   * @param {ServerResponse} response
   * @param {string} told what the site was told of the letter just now
   */
  function show(path, response, told) {
    if (path === '/') return send(response, 200, 'text/html', listPage(letters));
    if (path === '/page.css') return send(response, 200, 'text/css', style);
    if (path === '/icon.svg') return send(response, 200, 'image/svg+xml', icon);
    const [, id, part] = path.split('/');
    const letter = letters.find((one) => one.id === id);
    if (letter && part === undefined) {
      return send(response, 200, 'text/html', letterPage(letter, { events: webhook ? events : [], told }));
    }
    if (letter?.html && part === 'html') {
      return send(response, 200, 'text/html', framed(letter.html), letterPolicy);
    }
    send(response, 404, 'text/html', missingPage());
  }
}

/**
 * @param {string} file
 * @returns {{ letters: Letter[], keys: [string, Kept][] }}
 */
function restore(file) {
  if (!existsSync(file)) return { letters: [], keys: [] };
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    console.warn(`${file} cannot be read, so the mailbox starts empty.`);
    return { letters: [], keys: [] };
  }
}

/**
 * @typedef {import('./mailbox/resend.mjs').Letter} Letter
 * @typedef {import('./mailbox/fault.mjs').Fault} Fault
 * @typedef {{ authorization: string | undefined, key: string | null, body: string }} Post
 * @typedef {Fault[] | ((post: Post) => Fault | undefined)} Faults
 * @typedef {{ url: string, letters: Letter[], faults: Faults, clear(): void, close(): Promise<void> }} Mailbox
 */
