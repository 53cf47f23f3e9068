import { beforeEach, describe, expect, test } from 'vitest';
import { issueDue } from '../../../functions/proof/issue';
import { extracted } from '../../../src/credential/bake';
import { publicKeyOf } from '../../../src/credential/proof';
import { type Finding, verify } from '../../../src/credential/verify';
import type { AwardEvent } from '../../../src/programme/award';
import { type AwardRow, awardRow, grant, term } from '../../support/awards';
import { origin } from '../../support/store';
import { appIn, freshWorld, type TestWorld } from '../../support/world';

let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

const code = '7KD-3VMX';
const ask = async (path: string, headers: Record<string, string> = {}) =>
  appIn(world).request(origin + path, { headers });
const titleOf = async (path: string) => /<title>(.*?)<\/title>/.exec(await (await ask(path)).text())?.[1];
const at = (kind: AwardEvent['kind'], moment: string): AwardEvent => ({ kind, at: moment });

/** A file of the site, checked as a reader would. */
async function checked(path: string): Promise<Finding> {
  const answer = await ask(path);
  const file = new Uint8Array(await answer.arrayBuffer());
  return verify(file, { origin, now: world.now(), fetch: async (url) => appIn(world).request(url) });
}

/** A life, and what the badge and the checker say before and from each edge on. */
const lives: [string, Partial<AwardRow>, [string, RegExp, string][]][] = [
  [
    'that runs out',
    {},
    [
      ['2026-11-02T07:00:00Z', /Voimassa 2\.11\.2028 asti/, 'valid'],
      ['2028-11-02T21:59:59Z', /Voimassa 2\.11\.2028 asti/, 'valid'],
      ['2028-11-02T22:00:00Z', /päättyi 2\.11\.2028, uusimisaikaa 2\.12\.2028 asti/, 'expired'],
      ['2028-12-02T22:00:00Z', /Päättyi 2\.11\.2028/, 'expired'],
    ],
  ],
  [
    'that is suspended, restored and withdrawn',
    {
      events: [
        at('suspended', '2027-05-04T10:00:00.000Z'),
        at('restored', '2027-06-04T10:00:00.000Z'),
        at('withdrawn', '2027-07-04T10:00:00.000Z'),
      ],
      stopped: 'withdrawn',
    },
    [
      ['2027-05-04T09:59:59Z', /Voimassa/, 'valid'],
      ['2027-05-04T10:00:00Z', /Ei nyt voimassa, keskeytetty 4\.5\.2027/, 'suspended'],
      ['2027-06-04T10:00:00Z', /Voimassa/, 'valid'],
      ['2027-07-04T10:00:00Z', /Peruttu 4\.7\.2027/, 'revoked'],
      ['2029-07-05T10:00:00Z', /ei ole logoa/, 'revoked'],
    ],
  ],
  [
    'that is given up',
    { events: [at('given-up', '2027-05-04T10:00:00.000Z')] },
    [
      ['2027-05-04T09:59:59Z', /Voimassa/, 'valid'],
      ['2027-05-04T10:00:00Z', /työnantaja luopui logosta/, 'revoked'],
    ],
  ],
];

describe.each(lives)('the badge of an award %s', (_, row, edges) => {
  test('says what it is at each moment, through its cache, and its credential is judged so', async () => {
    await grant(world, awardRow(row));
    await issueDue(world);
    const credential = await (await ask(`/b/${code}/1.json`)).text();
    let before = '';
    for (const [moment, words, verdict] of edges) {
      world.at(moment);
      const badge = await ask(`/b/${code}.fi.svg`, { 'if-none-match': before });
      if (badge.status !== 304) {
        expect(/<title>(.*?)<\/title>/.exec(await badge.text())?.[1]).toMatch(words);
        before = badge.headers.get('etag') ?? '';
      }
      expect(await titleOf(`/b/${code}.fi.svg`)).toMatch(words);
      const finding = await verify(new TextEncoder().encode(credential), {
        origin,
        now: world.now(),
        fetch: async (url) => appIn(world).request(url),
      });
      expect([moment, finding.verdict]).toEqual([moment, verdict]);
    }
  });
});

describe('a badge', () => {
  test.each([
    ['svg', 'image/svg+xml; charset=utf-8'],
    ['png', 'image/png'],
  ])('as %s may stand on any page, says how long it may be kept, and sets nothing', async (type, kind) => {
    await grant(world, awardRow());
    const answer = await ask(`/b/${code}.sv.${type}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(kind);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=60, must-revalidate');
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const tag = answer.headers.get('etag') ?? '';
    expect((await ask(`/b/${code}.sv.${type}`, { 'if-none-match': `W/${tag}` })).status).toBe(304);
    await answer.arrayBuffer();
  });

  test('is outlines only, in every language, and small', async () => {
    await grant(world, awardRow({ organisation: 'Öystilän Äiti & Pojat "Å" <Oy>' }));
    for (const locale of ['fi', 'sv', 'en']) {
      const svg = await (await ask(`/b/${code}.${locale}.svg`)).text();
      expect(svg).toMatch(/^<svg [^>]*width="340" height="136"/);
      expect(svg).not.toMatch(/<text|<script|href|style|<image|font/);
      expect(svg).toContain('Öystilän Äiti &amp; Pojat &quot;Å&quot; &lt;Oy&gt;');
      expect(svg.length).toBeLessThan(45_000);
    }
  });

  test('as PNG is twice as large, for sharp screens', async () => {
    await grant(world, awardRow());
    const png = new DataView(await (await ask(`/b/${code}.fi.png`)).arrayBuffer());
    expect([png.getUint32(16), png.getUint32(20)]).toEqual([680, 272]);
  });

  test('of a name with letters that the fonts lack says the code instead', async () => {
    await grant(world, awardRow({ organisation: '有限公司' }));
    const answer = await ask(`/b/${code}.fi.svg`);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('有限公司');
  });

  test('that nobody has says so, in one picture for all such codes, and is not found', async () => {
    const answer = await ask('/b/7kd3vmx.en.svg');
    const other = await ask('/b/8KD-3VMX.en.svg');
    expect([answer.status, other.status]).toEqual([404, 404]);
    const svg = await answer.text();
    expect(svg).toContain('<title>No logo has this code</title>');
    expect(await other.text()).toBe(svg);
  });

  test('is not drawn for what is no code', async () => {
    const answer = await ask('/b/nobody.fi.svg');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/plain;charset=UTF-8']);
    for (const path of [
      '/b/x.fi.svg',
      '/b/7KD-3VMX.de.svg',
      '/b/7KD-3VMX.svg',
      '/b/7KD-3VMX.fi.json',
      '/b/a/b',
      '/b/7KD-3VMX/0.json',
    ])
      expect([path, (await ask(path)).status]).toEqual([path, 404]);
  });

  test('is the same picture in the same bytes, whoever asks', async () => {
    await grant(world, awardRow());
    const bytes = async () => new Uint8Array(await (await ask(`/b/${code}.fi.png`)).arrayBuffer());
    expect(await bytes()).toEqual(await bytes());
  });
});

describe('a signed badge', () => {
  test.each(['svg', 'png'])(
    'as %s carries the credential through the site, and it verifies',
    async (type) => {
      await grant(world, awardRow());
      expect((await ask(`/b/${code}/latest.fi.${type}`)).status).toBe(404);
      await issueDue(world);
      for (const locale of ['fi', 'sv', 'en']) {
        const path = `/b/${code}/latest.${locale}.${type}`;
        const answer = await ask(path);
        expect(answer.headers.get('content-disposition')).toContain(`ovi-auki-${code}.${locale}.${type}`);
        const told = extracted(new Uint8Array(await answer.arrayBuffer()));
        expect(told).toBe(await (await ask(`/b/${code}/1.json`)).text());
        expect((await checked(path)).verdict).toBe('valid');
      }
    },
  );

  test('of an award in grace, or of a term that is over, leads to the live one: it would say that it is valid', async () => {
    await grant(world, awardRow());
    await issueDue(world);
    world.at('2028-11-02T21:59:59Z');
    expect((await ask(`/b/${code}/latest.fi.svg`)).status).toBe(200);
    world.at('2028-11-02T22:00:00Z');
    for (const file of ['latest', '1'])
      expect((await ask(`/b/${code}/${file}.fi.svg`)).headers.get('location')).toBe(`/b/${code}.fi.svg`);
    await world.db.$client
      .prepare('UPDATE awards SET terms = ?, valid_until = ?')
      .bind(JSON.stringify([term('2026-11-02'), term('2028-11-03')]), '2030-11-03')
      .run();
    await issueDue(world);
    expect((await ask(`/b/${code}/latest.fi.svg`)).status).toBe(200);
    expect((await ask(`/b/${code}/1.fi.svg`)).headers.get('location')).toBe(`/b/${code}.fi.svg`);
  });

  test.each(['suspended', 'withdrawn', 'given-up'] as const)(
    'of an award that is %s leads to the live one, for any page, and its credential stays',
    async (kind) => {
      await grant(world, awardRow({ events: [at(kind, '2027-05-04T10:00:00.000Z')] }));
      await issueDue(world);
      expect((await ask(`/b/${code}/latest.fi.svg`)).status).toBe(200);
      world.at('2027-05-04T10:00:00Z');
      for (const file of ['latest.sv.svg', '1.fi.png']) {
        const answer = await ask(`/b/${code}/${file}`);
        const live = `/b/${code}.${file.replace(/^\w+\./, '')}`;
        expect([answer.status, answer.headers.get('location')]).toEqual([302, live]);
        expect(answer.headers.get('access-control-allow-origin')).toBe('*');
        expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
      }
      expect((await ask(`/b/${code}/1.json`)).status).toBe(200);
    },
  );

  test('leads from the address of the award to its newest credential, for as long as the register names its holder', async () => {
    await grant(world, awardRow());
    await issueDue(world);
    const found = await ask(`/b/${code}.json`);
    expect([found.status, found.headers.get('location')]).toEqual([302, `/b/${code}/1.json`]);
    const answer = await ask(`/b/${code}/1.json`);
    expect(answer.headers.get('content-type')).toBe('application/vc+ld+json');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=60, must-revalidate');
    const known = { 'if-none-match': answer.headers.get('etag') ?? '' };
    expect((await ask(`/b/${code}/1.json`, known)).status).toBe(304);
    const document = (await answer.json()) as { id: string; issuer: { id: string } };
    expect(document.id).toBe(`${origin}/b/${code}/1.json`);
    expect(document.issuer.id).toBe(`${origin}/issuer`);
    await world.db.$client.prepare("UPDATE awards SET business_id = '', organisation = ''").run();
    expect((await ask(`/b/${code}/1.json`, known)).status).toBe(404);
  });

  test('names no person', async () => {
    await grant(world, awardRow());
    await issueDue(world);
    const text = await (await ask(`/b/${code}/1.json`)).text();
    expect(text).not.toMatch(/@example|Esimerkki Henkilö|application of/);
  });
});

describe('the status lists', () => {
  test('may be kept for a minute, and tell a change at once to who asks again', async () => {
    await grant(world, awardRow());
    await issueDue(world);
    const first = await ask('/status/revocation-1');
    expect(first.headers.get('cache-control')).toBe('public, max-age=60, must-revalidate');
    expect(first.headers.get('content-type')).toBe('application/vc+ld+json');
    expect(first.headers.get('access-control-allow-origin')).toBe('*');
    const tag = first.headers.get('etag') ?? '';
    world.later(60_000);
    expect((await ask('/status/revocation-1', { 'if-none-match': tag })).status).toBe(304);
    await world.db.$client
      .prepare('UPDATE awards SET events = ?, stopped = ? WHERE code = ?')
      .bind(JSON.stringify([at('withdrawn', world.now().toISOString())]), 'withdrawn', code)
      .run();
    expect((await ask('/status/revocation-1', { 'if-none-match': tag })).status).toBe(200);
    expect((await checked(`/b/${code}/1.json`)).verdict).toBe('revoked');
  });

  test('are not there by other names, and not without a key', async () => {
    for (const path of ['/status/revocation-2', '/status/revocation-0', '/status/x-1', '/status/revocation'])
      expect([path, (await ask(path)).status]).toEqual([path, 404]);
    const without = appIn({ ...world, signing: { seed: undefined, revoked: [] } });
    expect((await without.request(`${origin}/status/revocation-1`)).status).toBe(503);
    expect((await without.request(`${origin}/issuer`)).status).toBe(503);
  });
});

describe('a change of key', () => {
  const [old, fresh] = ['old', 'new'].map((word) => new TextEncoder().encode(word.padEnd(32, '.')));
  const keyed = (seed: Uint8Array | undefined, revoked: readonly string[] = []) => {
    world = { ...world, signing: { seed, revoked } };
  };

  test('leaves valid what the old key signed, and the old key signs no more', async () => {
    keyed(old);
    await grant(world, awardRow());
    await issueDue(world);
    world.later(1000);
    keyed(fresh);
    expect((await checked(`/b/${code}/1.json`)).verdict).toBe('valid');
    const { verificationMethod } = (await (await ask('/issuer')).json()) as {
      verificationMethod: { publicKeyMultibase: string; expires?: string }[];
    };
    expect(
      verificationMethod.map(({ publicKeyMultibase, expires }) => [
        publicKeyMultibase,
        expires !== undefined,
      ]),
    ).toEqual([
      [await publicKeyOf(old ?? new Uint8Array()), true],
      [await publicKeyOf(fresh ?? new Uint8Array()), false],
    ]);
    keyed(old);
    await grant(world, awardRow({ code: '8KD-3VMX' }));
    expect(await issueDue(world)).toBe(0);
    keyed(fresh);
    expect(await issueDue(world)).toBe(1);
    expect((await checked('/b/8KD-3VMX/1.json')).verdict).toBe('valid');
  });

  test('after a loss refuses what the lost key signed at once, and signs anew what is in force', async () => {
    keyed(old);
    await grant(world, awardRow());
    await issueDue(world);
    const lost = await publicKeyOf(old ?? new Uint8Array());
    world.later(1000);
    keyed(fresh, [lost]);
    expect((await checked(`/b/${code}/1.json`)).verdict).toBe('revoked');
    expect(await issueDue(world)).toBe(1);
    expect(await issueDue(world)).toBe(0);
    expect((await checked(`/b/${code}/1.json`)).verdict).toBe('revoked');
    expect((await checked(`/b/${code}/2.json`)).verdict).toBe('valid');
    keyed(fresh);
    expect((await checked(`/b/${code}/1.json`)).verdict).toBe('revoked');
  });
});

test('whoever types a code at the checker is taken to its page; what is no code is told', async () => {
  const found = await ask('/sv/logotyp/granska/?code=7kd3vmx');
  expect([found.status, found.headers.get('location')]).toEqual([303, `/sv/t/${code}/`]);
  expect(await (await ask('/logo/tarkista/?code=hei')).json()).toEqual({ checked: { typed: 'hei' } });
  expect(await (await ask('/logo/tarkista/')).json()).toEqual({});
});
