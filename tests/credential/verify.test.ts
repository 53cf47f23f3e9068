import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { extracted, intoPng, intoSvg } from '../../src/credential/bake';
import { entries, isSet, packed } from '../../src/credential/bits';
import { publicKeyOf } from '../../src/credential/proof';
import { verify } from '../../src/credential/verify';
import { secondOpinion } from '../support/second';
import {
  from,
  issuer,
  now,
  origin,
  ours,
  position,
  type Site,
  signed,
  siteWith,
  theirs,
  unsigned,
} from '../support/vectors';

interface Part {
  readonly '@context': string[];
  readonly credentialSubject: object;
  readonly credentialStatus: object;
  readonly proof: object;
}

const good = await signed(unsigned());
const text = JSON.stringify(good);
const site = await siteWith();
const without = (address: string) => new Map([...site].filter(([url]) => url !== address));
const changed = (change: (badge: Part) => unknown) => {
  const copy = JSON.parse(text);
  change(copy);
  return JSON.stringify(copy);
};
const revocation = `${origin}/status/revocation-1`;
const suspension = `${origin}/status/suspension-1`;
const bad = new Map(site).set(revocation, {
  ...(site.get(revocation) as object),
  credentialSubject: {
    ...(site.get(revocation) as { credentialSubject: object }).credentialSubject,
    encodedList: await packed([1]),
  },
});

/** Badges, and what must be said of each by both implementations. */
const vectors: [name: string, verdict: string, badge: string, site: Site][] = [
  ['good with its proof in a list', 'valid', JSON.stringify({ ...good, proof: [good.proof] }), site],
  ['good', 'valid', text, site],
  [
    'good among others that are revoked and suspended',
    'valid',
    text,
    await siteWith({ revoked: [position - 1, position + 1], suspended: [0, entries - 1] }),
  ],
  ['revoked', 'revoked', text, await siteWith({ revoked: [position] })],
  ['suspended', 'suspended', text, await siteWith({ suspended: [position] })],
  [
    'both suspended and revoked',
    'revoked',
    text,
    await siteWith({ revoked: [position], suspended: [position] }),
  ],
  ['expired', 'expired', JSON.stringify(await signed(unsigned({ until: '2027-02-28' }))), site],
  [
    'expired and revoked',
    'revoked',
    JSON.stringify(await signed(unsigned({ until: '2027-02-28' }))),
    await siteWith({ revoked: [position] }),
  ],
  ['altered in its name', 'altered', text.replace('Esimerkkileipomo', 'Esimerkkikahvila'), site],
  ['altered in its last day', 'altered', text.replace('2028-11-02T21:59:59Z', '2038-11-02T21:59:59Z'), site],
  [
    'altered in its place in the list',
    'altered',
    text.replaceAll('77777', '77778'),
    await siteWith({ revoked: [position] }),
  ],
  [
    'altered in its signature',
    'altered',
    text.replace(/"proofValue":"z(.)/, (_, letter) => `"proofValue":"z${letter === '2' ? '3' : '2'}`),
    site,
  ],
  [
    'altered in when it was signed',
    'altered',
    text.replace('2026-11-02T08:10:01Z', '2026-11-02T08:10:02Z'),
    site,
  ],
  ['signed by somebody else in our name', 'altered', JSON.stringify(await signed(unsigned(), theirs)), site],
  ['of another issuer', 'foreign', text.replaceAll(issuer, 'https://muu.example.fi/issuer'), site],
  [
    'with an unknown context',
    'altered',
    changed((one) => one['@context'].push('https://muu.example.fi/context.json')),
    site,
  ],
  ['with its list unreachable', 'unchecked', text, without(revocation)],
  ['with the list of suspensions unreachable', 'unchecked', text, without(suspension)],
  ['with its list altered', 'unchecked', text, bad],
  ['with its list signed by somebody else', 'unchecked', text, await siteWith({ listSeed: theirs })],
  ['with the two lists exchanged', 'unchecked', text, new Map(site).set(revocation, site.get(suspension))],
  ['with a list of long ago', 'unchecked', text, await siteWith({ at: new Date('2027-01-01T00:00:00Z') })],
  ['with the issuer unreachable', 'unchecked', text, without(issuer)],
  [
    'signed before its key was retired',
    'valid',
    text,
    await siteWith({ key: { expires: '2027-03-02T00:00:00Z' } }),
  ],
  [
    'signed after its key was retired',
    'altered',
    text,
    await siteWith({ key: { expires: '2026-11-01T00:00:00Z' } }),
  ],
  [
    'whose key was lost to somebody',
    'revoked',
    text,
    await siteWith({ key: { revoked: '2027-02-01T00:00:00Z' } }),
  ],
  ['that is no badge', 'none', '{"hello":"world"}', site],
  ['that is no JSON', 'none', '{hello', site],
];

describe.each(vectors)('a badge %s', (_, verdict, badge, served) => {
  const means = { origin, now, fetch: from(served) };

  test(`is judged ${verdict} by our checker`, async () => {
    expect((await verify(new TextEncoder().encode(badge), means)).verdict).toBe(verdict);
  });

  test(`is judged ${verdict} by a second implementation`, async () => {
    expect(await secondOpinion(badge, means)).toBe(verdict);
  });
});

describe('our checker', () => {
  const judge = async (badge: string | Uint8Array, served = site) =>
    verify(typeof badge === 'string' ? new TextEncoder().encode(badge) : badge, {
      origin,
      now,
      fetch: from(served),
    });

  test('tells what a good badge says', async () => {
    expect((await judge(text)).badge).toEqual({
      code: '7KD-3VMX',
      name: 'Lakeuden Esimerkkileipomo & Äidit Oy "Ö" ]]>',
      businessId: '1234567-1',
      from: '2026-11-02T08:10:00Z',
      until: '2028-11-02T21:59:59Z',
    });
  });

  test('repeats nothing of what an altered badge says', async () => {
    expect(await judge(text.replace('Esimerkkileipomo', 'Esimerkkikahvila'))).toEqual({ verdict: 'altered' });
  });

  test.each<[string, (badge: Part) => unknown]>([
    ['a word that is not signed', (badge) => Object.assign(badge, { award: 'gold' })],
    ['a context further in', ({ credentialSubject }) => Object.assign(credentialSubject, { '@context': {} })],
    ['no status', (badge) => Object.assign(badge, { credentialStatus: undefined })],
    [
      'a status of another site',
      ({ credentialStatus }) =>
        Object.assign(credentialStatus, {
          statusListCredential: 'https://muu.example.fi/status/revocation-1',
        }),
    ],
    ['no proof', (badge) => Object.assign(badge, { proof: undefined })],
    ['two proofs', (badge) => Object.assign(badge, { proof: [badge.proof, badge.proof] })],
    ['another cryptosuite', ({ proof }) => Object.assign(proof, { cryptosuite: 'eddsa-jcs-2022' })],
    ['another purpose', ({ proof }) => Object.assign(proof, { proofPurpose: 'authentication' })],
    ['its contexts in another order', (badge) => badge['@context'].reverse()],
  ])('refuses a badge with %s', async (_, change) => {
    expect((await judge(changed(change))).verdict).toBe('altered');
  });

  test('takes no list shorter than the standard asks for', async () => {
    const short = await new Response(
      new Blob([new Uint8Array(entries / 8 - 1)]).stream().pipeThrough(new CompressionStream('gzip')),
    ).arrayBuffer();
    const encoded = `u${Buffer.from(short).toString('base64url')}`;
    await expect(isSet(encoded, 5)).rejects.toThrow();
    await expect(isSet(await packed([]), entries)).rejects.toThrow();
  });

  test('asks only our own site, and never for one badge', async () => {
    const asked: string[] = [];
    await verify(new TextEncoder().encode(text), {
      origin,
      now,
      fetch: (url) => {
        asked.push(url);
        return from(site)(url);
      },
    });
    expect(asked.sort()).toEqual([issuer, revocation, suspension]);
  });

  test('knows badges of others, and files that are none', async () => {
    const old = JSON.stringify({ type: 'Assertion', '@context': 'https://w3id.org/openbadges/v2' });
    expect((await judge(old)).verdict).toBe('foreign');
    expect((await judge('eyJhbGciOiJFUzI1NiJ9.eyJ2YyI6e319.c2ln')).verdict).toBe('foreign');
    expect(await judge(text.replaceAll(issuer, 'https://muu.example.fi/i'))).toEqual({
      verdict: 'foreign',
      issuer: 'https://muu.example.fi/i',
    });
    for (const file of ['', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'null', '[]', 'GIF89a'])
      expect([file, (await judge(file)).verdict]).toEqual([file, 'none']);
  });
});

describe('a credential in a picture', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><title>x</title></svg>\n';
  const png = Uint8Array.from(
    atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='),
    (letter) => letter.charCodeAt(0),
  );

  test('comes out of an SVG as it went in, also with the end of a CDATA section in a name', async () => {
    const baked = intoSvg(svg, text);
    expect(JSON.parse(extracted(new TextEncoder().encode(baked)) ?? '')).toEqual(good);
    expect(baked.match(/]]>/g)).toHaveLength(1);
  });

  test('comes out of a PNG as it went in', () => {
    expect(extracted(intoPng(png, text))).toBe(text);
    const baked = Buffer.from(intoPng(png, text));
    const at = baked.indexOf('iTXt');
    const length = baked.readUInt32BE(at - 4);
    expect(baked.readUInt32BE(at + 4 + length)).toBe(crc(baked.subarray(at, at + 4 + length)));
    expect(baked.subarray(at + 4, at + 4 + 24).toString('latin1')).toBe('openbadgecredential\0\0\0\0\0');
  });

  test('that is cut off is no badge', () => {
    const baked = intoPng(png, text);
    for (const length of [10, 40, 300, baked.length - 2000])
      expect(extracted(baked.subarray(0, length))).toBeUndefined();
  });
});

test('the pinned contexts are those that were published', () => {
  const hashOf = (file: string) => {
    const sorted = JSON.stringify(
      JSON.parse(readFileSync(`src/credential/contexts/${file}`, 'utf8')),
      (_, value) =>
        value && typeof value === 'object' && !Array.isArray(value)
          ? Object.fromEntries(Object.entries(value).sort())
          : value,
    );
    return createHash('sha256').update(sorted).digest('hex').slice(0, 8);
  };
  expect(hashOf('open-badges-3.0.3.json')).toBe('c5e555a9');
});

test('a key is written as a Multikey', async () => {
  expect(await publicKeyOf(ours)).toMatch(/^z6Mk[1-9A-HJ-NP-Za-km-z]{44}$/);
});

function crc(bytes: Buffer): number {
  let value = -1;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (0xedb88320 & -(value & 1));
  }
  return ~value >>> 0;
}
