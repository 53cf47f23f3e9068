import { createHash, randomUUID } from 'node:crypto';

const day = 24 * 60 * 60 * 1000;
const address = /^(?:[^<>\r\n]*<[^\s@<>,]+@[^\s@<>,]+\.[^\s@<>,]+>|[^\s@<>,]+@[^\s@<>,]+\.[^\s@<>,]+)$/;

/**
 * What `POST /emails` does at Resend, without the network: who may send, what a letter must have, and one letter
 * per idempotency key within 24 hours. Source: resend.com/docs/api-reference/errors and /emails/send-email.
 * @param {{ clock: () => Date, keep: (letter: Letter) => void, keys?: Iterable<[string, Kept]> }} world
 */
export function createResend({ clock, keep, keys = [] }) {
  /** @type {Map<string, Kept>} */
  const sent = new Map(keys);
  /** @type {Set<string>} */
  const underway = new Set();

  return {
    sent,
    underway,

    /**
     * Judges a request; nothing is kept yet.
     * @param {Post} post
     * @returns {{ answer: Answer } | { key: string | null, digest: string, payload: Payload }} `answer` when it is
     *   already settled
     */
    judge({ authorization, key, body }) {
      const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
      if (!token) return refuse(401, 'missing_api_key', 'Missing API key in the authorization header.');
      if (!token.startsWith('re_')) return refuse(403, 'invalid_api_key', 'API key is invalid.');
      if (key !== null && (key.length < 1 || key.length > 256)) {
        return refuse(400, 'invalid_idempotency_key', 'The key must be between 1-256 chars.');
      }
      const payload = parse(body);
      if (!payload) return refuse(400, 'validation_error', 'The request body is not a JSON object.');
      const complaint = complain(payload);
      if (complaint) return refuse(422, 'validation_error', complaint);

      const digest = createHash('sha256').update(body).digest('base64url');
      if (key === null) return { key, digest, payload };
      if (underway.has(key)) {
        const message = 'Same idempotency key used while original request is still in progress.';
        return refuse(409, 'concurrent_idempotent_requests', message);
      }
      const earlier = sent.get(key);
      if (!earlier || clock().getTime() - Date.parse(earlier.at) >= day) return { key, digest, payload };
      if (earlier.digest === digest) return { answer: { status: 200, json: { id: earlier.id } } };
      const message = 'Same idempotency key used with a different request payload.';
      return refuse(409, 'invalid_idempotent_request', message);
    },

    /**
     * Takes a judged letter in.
     * @param {{ key: string | null, digest: string, payload: Payload }} judged
     * @returns {Answer}
     */
    accept({ key, digest, payload }) {
      const id = randomUUID();
      const at = clock().toISOString();
      if (key !== null) sent.set(key, { id, digest, at });
      keep({
        id,
        key,
        at,
        from: String(payload.from),
        to: list(payload.to),
        subject: String(payload.subject),
        text: text(payload.text),
        html: text(payload.html),
        replyTo: list(payload.reply_to),
        headers: /** @type {Record<string, string>} */ (payload.headers ?? {}),
      });
      return { status: 200, json: { id } };
    },
  };
}

/**
 * An error as Resend writes it.
 * @param {number} status
 * @param {string} name
 * @param {string} message
 * @returns {{ answer: Answer }}
 */
export function refuse(status, name, message) {
  return { answer: { status, json: { statusCode: status, name, message } } };
}

/** @param {string} body */
function parse(body) {
  try {
    const value = JSON.parse(body);
    return value && typeof value === 'object' && !Array.isArray(value)
      ? /** @type {Payload} */ (value)
      : undefined;
  } catch {
    return undefined;
  }
}

/** @param {Payload} payload */
function complain(payload) {
  for (const field of ['from', 'to', 'subject']) {
    if (list(payload[field]).join('') === '') return `Missing \`${field}\` field.`;
  }
  if (!text(payload.html) && !text(payload.text)) return 'Missing `html` or `text` field.';
  if (typeof payload.from !== 'string') return 'The `from` field must be a `string`.';
  if (typeof payload.subject !== 'string') return 'The `subject` field must be a `string`.';
  if (/[\r\n]/.test(payload.subject)) return 'The `\\n` is not allowed in the `subject` field.';
  if (list(payload.to).length > 50) return 'The `to` field must not have more than 50 recipients.';
  for (const field of ['from', 'to', 'cc', 'bcc', 'reply_to']) {
    if (list(payload[field]).some((one) => !address.test(one))) {
      return `Invalid \`${field}\` field. The email address needs to follow the \`email@example.com\` or \`Name <email@example.com>\` format.`;
    }
  }
  return undefined;
}

/**
 * @param {unknown} value
 * @returns {string[]}
 */
function list(value) {
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]).map((one) => (typeof one === 'string' ? one.trim() : ''));
}

/** @param {unknown} value */
function text(value) {
  return typeof value === 'string' && value !== '' ? value : null;
}

/**
 * @typedef {Record<string, unknown>} Payload the JSON body, snake_case as on the wire
 * @typedef {{ authorization: string | undefined, key: string | null, body: string }} Post
 * @typedef {{ status: number, json: object, headers?: Record<string, string> }} Answer
 * @typedef {{ id: string, digest: string, at: string }} Kept what is remembered of an idempotency key
 * @typedef {{ id: string, key: string | null, at: string, from: string, to: string[], subject: string,
 *   text: string | null, html: string | null, replyTo: string[], headers: Record<string, string> }} Letter
 */
