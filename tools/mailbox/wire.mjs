/** @import { IncomingMessage, ServerResponse } from 'node:http' */
/** @import { Answer } from './resend.mjs' */

const pagePolicy =
  "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/**
 * The whole body of a request, as text.
 * @param {IncomingMessage} request
 */
export async function read(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * Answers as Resend does, in JSON.
 * @param {ServerResponse} response
 * @param {Answer} answer
 */
export function json(response, { status, json: body, headers = {} }) {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  send(response, status, 'application/json', JSON.stringify(body));
}

/**
 * Answers with a text under a policy that runs nothing.
 * @param {ServerResponse} response
 * @param {number} status
 * @param {string} type
 * @param {string} body
 * @param {string} [policy] the Content-Security-Policy
 */
export function send(response, status, type, body, policy = pagePolicy) {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
  response.end(body);
}
