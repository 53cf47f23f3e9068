import { createPrivateKey, createPublicKey, randomBytes } from 'node:crypto';

/**
 * Makes a signing key: `npm run keys`. What is printed is not stored anywhere; see docs/operator/keys.md.
 */
const letters = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
/** What Ed25519 keys begin with: as PKCS #8 (RFC 8410) and as Multikey. */
const [pkcs8, multikey] = [Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.from([0xed, 0x01])];

const seed = randomBytes(32);
const key = createPublicKey(
  createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' }),
);
const { x = '' } = key.export({ format: 'jwk' });
let number = BigInt(`0x${Buffer.concat([multikey, Buffer.from(x, 'base64url')]).toString('hex')}`);
let text = '';
for (; number > 0n; number /= 58n) text = letters.charAt(Number(number % 58n)) + text;

console.log(`Public key (write it down): z${text}`);
console.log(`SIGNING_SEED (a secret):    ${seed.toString('base64url')}`);
console.log('\nPut the seed into the Worker and nowhere else: npx wrangler secret put SIGNING_SEED');
