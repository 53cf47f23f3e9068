/** What a served site is told in the tests; `RESEND_BASE_URL` is added where its letters come to a mailbox. */
export const vars = {
  SECRET: 'a secret of the tests, at least 32 bytes long',
  SIGNING_SEED: 'a-seed-that-only-the-tests-have-32-bytes-43',
  RESEND_API_KEY: 're_test',
  MAIL_FROM: 'Sijoita ja valmenna! <ovi@example.fi>',
  MAIL_REPLY_TO: 'ips@example.fi',
};
