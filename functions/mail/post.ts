import { Resend } from 'resend';
import type { Letter } from './letters';

/** What became of a letter that was handed to the post. */
export type Posted =
  | { readonly outcome: 'sent'; readonly id: string }
  /** Not taken, and asked to come again: at the earliest after so many seconds. */
  | { readonly outcome: 'later'; readonly seconds: number; readonly fault: string }
  /** Not taken, and never will be as it is. */
  | { readonly outcome: 'refused'; readonly fault: string }
  /** Nobody knows whether it was taken. */
  | { readonly outcome: 'unknown'; readonly fault: string };

/** Hands a letter to the post. The same key within 24 hours is the same letter. Never throws. */
export type Mailer = (letter: Letter, key: string) => Promise<Posted>;

interface Account {
  readonly key: string;
  readonly from: string;
  readonly replyTo: string;
  readonly baseUrl?: string;
}

const timeout = 10_000;
/** How many seconds a letter waits when the post asks for patience and does not say for how long. */
const pause = 60;

/** The post by Resend's SDK. */
export function resendMailer({ key, from, replyTo, baseUrl }: Account): Mailer {
  const resend = new Resend(key, baseUrl ? { baseUrl } : {});
  return async ({ to, subject, text, html }, idempotencyKey) => {
    const options = { idempotencyKey, signal: AbortSignal.timeout(timeout) };
    try {
      const { data, error, headers } = await resend.emails.send(
        { from, to, replyTo, subject, text, html },
        options,
      );
      return data ? { outcome: 'sent', id: data.id } : understand(error, headers?.['retry-after']);
    } catch (thrown) {
      return { outcome: 'unknown', fault: thrown instanceof Error ? thrown.name : 'thrown' };
    }
  };
}

/** Faults of ours or of the account that somebody will mend: the letter itself is good. */
const mendable = new Set([
  'missing_api_key',
  'invalid_api_key',
  'restricted_api_key',
  'invalid_access',
  'not_found',
  'method_not_allowed',
  'security_error',
  'invalid_region',
]);

/**
 * What an answer of Resend means for the letter.
 * Source: Resend's list of error names, SDK 6.38.0. A status of its own says that nothing was sent, except the
 * server's own faults (500 and above), which leave it open; the SDK gives no status when it got no answer at all,
 * and what is between us and Resend may answer in a shape of its own.
 */
export function understand(
  error: { name?: string; statusCode?: number | null },
  retryAfter?: string,
): Posted {
  const { name: fault = 'unnamed', statusCode } = error;
  const asked = Number.parseInt(retryAfter ?? '', 10);
  const seconds = Number.isFinite(asked) && asked > 0 ? Math.min(asked, 3600) : pause;
  if (typeof statusCode !== 'number' || statusCode >= 500) return { outcome: 'unknown', fault };
  if (fault === 'concurrent_idempotent_requests' || statusCode === 429) {
    return { outcome: 'later', seconds: fault.endsWith('quota_exceeded') ? 3600 : seconds, fault };
  }
  if (mendable.has(fault) || statusCode === 401 || statusCode === 403)
    return { outcome: 'later', seconds: 600, fault };
  return { outcome: 'refused', fault };
}
