import { readFile } from 'node:fs/promises';
import { openSource } from './source.mjs';

/**
 * Checks a badge file (SVG, PNG or JSON) as the site's own page does: `npm run verify FILE [SITE]`.
 * SITE is the address of the site whose badges are ours, `https://…`; SITE_ORIGIN unless given. The file is not sent
 * anywhere. Ends with 0 only when the badge is genuine and valid.
 */
const words = {
  valid: 'VALID: genuine, unchanged and in force',
  revoked: 'NOT VALID: withdrawn or given up',
  suspended: 'NOT VALID for now: suspended',
  expired: 'NOT VALID: its time has run out',
  altered: 'NOT VALID: changed or forged',
  foreign: 'NOT OURS: issued by somebody else',
  none: 'NO BADGE: the file carries no credential',
  unchecked: 'NOT KNOWN: the keys or the status lists could not be read reliably',
};

const [file, site = process.env.SITE_ORIGIN ?? 'http://localhost:8790'] = process.argv.slice(2);
if (!file || !URL.canParse(site)) {
  console.error('npm run verify FILE [https://the-site]');
  process.exit(2);
}
const source = await openSource();
try {
  const { verify } = await source.load('/src/credential/verify.ts');
  /** @type {import('../src/credential/verify').Finding} */
  const { verdict, badge, issuer } = await verify(new Uint8Array(await readFile(file)), {
    origin: new URL(site).origin,
    now: new Date(),
    fetch: (/** @type {string} */ url) => fetch(url, { signal: AbortSignal.timeout(20_000) }),
  });
  console.log(words[verdict]);
  if (issuer) console.log(`issued by  ${issuer}`);
  if (badge) {
    console.log(`employer   ${badge.name} (${badge.businessId})`);
    console.log(`code       ${badge.code}`);
    console.log(`in force   ${badge.from} to ${badge.until}`);
  }
  process.exitCode = verdict === 'valid' ? 0 : 1;
} finally {
  await source.close();
}
