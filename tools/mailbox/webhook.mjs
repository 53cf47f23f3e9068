import { createHmac, randomUUID } from 'node:crypto';

/** @import { Letter } from './resend.mjs' */

/** What a person can say became of a letter. */
export const events = /** @type {const} */ (['delivered', 'bounced', 'complained', 'delivery_delayed']);

/**
 * @param {string} name
 * @returns {name is typeof events[number]}
 */
export function isEvent(name) {
  return /** @type {readonly string[]} */ (events).includes(name);
}

/**
 * Tells the site what became of a letter, in the words and with the signature of Resend.
 * Source: resend.com/docs/dashboard/webhooks and the Standard Webhooks specification.
 * @param {Webhook} webhook
 * @param {typeof events[number]} event
 * @param {Letter} letter
 * @param {Date} now
 * @returns {Promise<number>} the status of the site's answer
 */
export async function tell({ url, secret }, event, letter, now) {
  const bounce = { message: 'The address does not exist.', type: 'Permanent', subType: 'General' };
  const body = JSON.stringify({
    type: `email.${event}`,
    created_at: now.toISOString(),
    data: {
      email_id: letter.id,
      created_at: letter.at,
      from: letter.from,
      to: letter.to,
      subject: letter.subject,
      ...(event === 'bounced' && { bounce }),
    },
  });
  const id = `msg_${randomUUID()}`;
  const time = String(Math.floor(now.getTime() / 1000));
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${time}.${body}`).digest('base64');
  const headers = {
    'content-type': 'application/json',
    'svix-id': id,
    'svix-timestamp': time,
    'svix-signature': `v1,${signature}`,
  };
  const answer = await fetch(url, { method: 'POST', headers, body });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`The site answered ${answer.status} to its webhook.`);
  return answer.status;
}

/** @typedef {{ url: string, secret: string }} Webhook `secret`: `whsec_` and base64 */
