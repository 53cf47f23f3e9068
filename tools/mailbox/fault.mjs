/** The ways in which sending can fail, to be put into `mailbox.faults`; each is used up by one request. */
export const fault = {
  validation: answer(400, 'validation_error', 'We found an error with one or more fields in the request.'),
  missingKey: answer(401, 'missing_api_key', 'Missing API key in the authorization header.'),
  invalidKey: answer(403, 'invalid_api_key', 'API key is invalid.'),
  dailyQuota: answer(429, 'daily_quota_exceeded', 'You have reached your daily email sending quota.'),
  server: answer(500, 'internal_server_error', 'An unexpected error occurred.'),
  /** A proxy's error page, which is no JSON. */
  gateway: /** @type {Fault} */ ({ html: '<html><body><h1>502 Bad Gateway</h1></body></html>', status: 502 }),
  /** The socket is closed before anything is kept or answered, as if nobody listened. */
  refused: /** @type {Fault} */ ({ cut: 'before' }),
  /** The letter is kept, but the sender never learns it. */
  reset: /** @type {Fault} */ ({ cut: 'after' }),

  /**
   * Too many requests a second.
   * @param {number} [seconds] how long to wait, for `retry-after`
   */
  rateLimited(seconds = 1) {
    return answer(429, 'rate_limit_exceeded', 'Too many requests. You can only make 5 requests per second.', {
      'retry-after': String(seconds),
      'ratelimit-limit': '5',
      'ratelimit-remaining': '0',
      'ratelimit-reset': String(seconds),
    });
  },

  /**
   * The answer comes late; meanwhile the idempotency key is in use, and the letter is kept even if the sender gives up.
   * @param {number} milliseconds
   * @returns {Fault}
   */
  slow: (milliseconds) => ({ slow: milliseconds }),
};

/**
 * @param {number} status
 * @param {string} name
 * @param {string} message
 * @param {Record<string, string>} [headers]
 * @returns {Fault}
 */
function answer(status, name, message, headers = {}) {
  return { status, name, message, headers };
}

/**
 * @typedef {{ status: number, name: string, message: string, headers?: Record<string, string> }
 *   | { status: number, html: string } | { cut: 'before' | 'after' } | { slow: number }} Fault
 */
