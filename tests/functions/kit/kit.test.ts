import { strFromU8, unzipSync } from 'fflate';
import { beforeEach, describe, expect, test } from 'vitest';
import { kitHolder } from '../../../functions/kit/holder';
import { masters, pixels } from '../../../functions/kit/mark';
import { pack } from '../../../functions/kit/pack';
import { kitDay, wordsOf } from '../../../functions/kit/words';
import { entryBy } from '../../../functions/own/entry';
import { issueDue } from '../../../functions/proof/issue';
import { extracted } from '../../../src/credential/bake';
import { verify } from '../../../src/credential/verify';
import { translator } from '../../../src/i18n/translate';
import type { KitLanguage } from '../../../src/kit/draw';
import { bytesOf, sha256 } from '../../../src/kit/file';
import { generalFiles } from '../../../src/kit/general';
import { awardRow, grant, term } from '../../support/awards';
import { appIn, freshWorld, type TestWorld } from '../../support/world';
import { page, readToken } from '../own/own';

let world: TestWorld;
const origin = 'https://ovi.example.fi';

beforeEach(async () => {
  world = await freshWorld();
});

async function given(other: Parameters<typeof awardRow>[0] = {}) {
  const award = awardRow(other);
  await grant(world, award);
  return readToken(world, award.application);
}

async function get(path: string): Promise<Response> {
  const app = appIn(world);
  const answer = await app.request(origin + path);
  await app.settle();
  return answer;
}

/** The package of a language as it is served, with a small general part in the place of what the build makes. */
async function served(token: string, language: KitLanguage) {
  const general = new TextEncoder().encode('the general part\n');
  const list = { [language]: [{ path: 'licence.txt', size: general.length, sha256: await sha256(general) }] };
  const assets = {
    fetch: async (url: URL) =>
      url.pathname === '/kit/list.json' ? Response.json(list) : new Response(general),
  };
  const app = appIn(world, { ASSETS: assets as unknown as Fetcher });
  const answer = await app.request(`${origin}${page(token)}kit/${language}.zip`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  await app.settle();
  return { files, folder: `logo-7kd-3vmx-${language}/` };
}

const kit = async (token: string, file: string) => get(`${page(token)}kit/${file}`);
const counted = async () =>
  (await world.db.$client.prepare('SELECT day, kind, count FROM kit_downloads ORDER BY kind').all()).results;

describe('the kit of a holder', () => {
  test('hands out each file under the link of the own page, and counts it without a name', async () => {
    const token = await given({ markName: 'Åström & "Pojat" Oy' });
    const certificate = await kit(token, 'fi/print/certificate-office.fi.pdf');
    expect(certificate.status).toBe(200);
    expect(certificate.headers.get('content-type')).toBe('application/pdf');
    expect(certificate.headers.get('content-disposition')).toBe(
      'attachment; filename="logo-7kd-3vmx-certificate-office.fi.pdf"',
    );
    expect(certificate.headers.get('cache-control')).toContain('no-store');
    expect(strFromU8(new Uint8Array(await certificate.arrayBuffer()).slice(0, 5))).toBe('%PDF-');
    const svg = await (await kit(token, 'sv/logo.svg')).text();
    expect(svg).toContain(
      '<title>Öppen dörr – arbetsgivare som tar ansvar för psykisk hälsa, 2026–2028</title>',
    );
    const png = new Uint8Array(await (await kit(token, 'en/logo.png')).arrayBuffer());
    expect([...png.slice(1, 4)]).toEqual([0x50, 0x4e, 0x47]);
    await kit(token, 'en/logo.png');
    expect(await counted()).toEqual([
      { day: '2026-11-02', kind: 'pdf', count: 1 },
      { day: '2026-11-02', kind: 'png', count: 2 },
      { day: '2026-11-02', kind: 'svg', count: 1 },
    ]);
  });

  test('is one zip with all files, their sums, and the same bytes each time', async () => {
    const token = await given();
    await pixels();
    const made = new Map<string, Uint8Array>();
    const rows = [];
    for (const file of generalFiles(masters, wordsOf(world.origin), 'en', kitDay)) {
      const bytes = await bytesOf(file);
      made.set(`/kit/en/${file.path}`, bytes);
      rows.push({ path: file.path, size: bytes.length, sha256: await sha256(bytes) });
    }
    made.set('/kit/list.json', new TextEncoder().encode(JSON.stringify({ en: rows })));
    const shelf = async (path: string) =>
      new Response(made.get(path) as Uint8Array<ArrayBuffer>, { status: made.has(path) ? 200 : 404 });
    const entry = await entryBy(world, token);
    const holder = entry && (await kitHolder(world, entry));
    if (!holder) throw new Error('No holder');
    const zips = [];
    for (const _ of [1, 2])
      zips.push(new Uint8Array(await new Response(await pack(world, holder, 'en', shelf)).arrayBuffer()));
    const [zip, again] = zips as [Uint8Array, Uint8Array];
    expect(await sha256(zip)).toBe(await sha256(again));
    const files = unzipSync(zip);
    const folder = 'logo-7kd-3vmx-en/';
    const sums = strFromU8(files[`${folder}SHA256SUMS.txt`] as Uint8Array)
      .trim()
      .split('\n');
    expect(sums).toHaveLength(Object.keys(files).length - 1);
    expect(sums.length).toBeGreaterThan(110);
    for (const line of sums) {
      const [sum = '', path = ''] = line.split('  ');
      expect(await sha256(files[folder + path] as Uint8Array), path).toBe(sum);
    }
    for (const path of [
      'guideline.en.pdf',
      'own/valid-until.en.ics',
      'own/qr.svg',
      'licence.en.txt',
      'own/logo.svg',
    ])
      expect(Object.keys(files)).toContain(folder + path);
    await expect(pack(world, holder, 'fi', async () => new Response(null, { status: 404 }))).rejects.toThrow(
      'kit/list.json',
    );
  }, 120_000);

  test('has the live badge to paste, and the signed badges as they verify, in the package that is served', async () => {
    const token = await given({ markName: 'Åström & "Pojat" Oy' });
    await issueDue(world);
    const { files, folder } = await served(token, 'fi-sv');
    const sums = strFromU8(files[`${folder}SHA256SUMS.txt`] as Uint8Array);
    for (const path of Object.keys(files).filter((name) => !name.endsWith('SHA256SUMS.txt')))
      expect(sums).toContain(`${await sha256(files[path] as Uint8Array)}  ${path.replace(folder, '')}\n`);
    for (const locale of ['fi', 'sv'] as const) {
      const programme = wordsOf(origin).mark[locale].full;
      const alt = translator(locale)('badge.alt', { programme, name: 'Åström &amp; &quot;Pojat&quot; Oy' });
      for (const [use, type] of [
        ['web', 'svg'],
        ['mail', 'png'],
      ]) {
        const html = strFromU8(files[`${folder}own/badge/live-${use}.${locale}.txt`] as Uint8Array);
        expect(html).toContain(`<img src="${origin}/b/7KD-3VMX.${locale}.${type}" width="340" height="136"`);
        expect(html).toContain(`alt="${alt}"`);
        expect(html).not.toMatch(/<script|\son\w+=|style=/);
      }
      for (const type of ['svg', 'png']) {
        const file = files[`${folder}own/badge/signed.${locale}.${type}`] as Uint8Array;
        const text = extracted(file) ?? '';
        expect(text).toBe(strFromU8(files[`${folder}own/badge/credential.json`] as Uint8Array));
        const finding = await verify(file, {
          origin,
          now: world.now(),
          fetch: async (url) => appIn(world).request(url),
        });
        expect(finding).toMatchObject({ verdict: 'valid', badge: { name: 'Åström & "Pojat" Oy' } });
      }
      expect(strFromU8(files[`${folder}README.${locale}.txt`] as Uint8Array)).toContain(
        translator(locale)('kit.read.signed'),
      );
    }
    const single = await kit(token, 'sv/badge/signed.sv.png');
    expect(single.headers.get('content-disposition')).toBe(
      'attachment; filename="logo-7kd-3vmx-signed.sv.png"',
    );
    expect(new Uint8Array(await single.arrayBuffer())).toEqual(files[`${folder}own/badge/signed.sv.png`]);
  }, 120_000);

  test('says that the signed badges are still to come while there is no key, and has all the rest', async () => {
    const token = await given();
    const { files, folder } = await served(token, 'en');
    expect(Object.keys(files).filter((path) => /signed|credential/.test(path))).toEqual([]);
    expect(Object.keys(files)).toContain(`${folder}own/badge/live-web.en.txt`);
    expect(strFromU8(files[`${folder}README.en.txt`] as Uint8Array)).toContain(
      translator('en')('kit.read.waiting'),
    );
    expect((await kit(token, 'en/badge/signed.en.svg')).status).toBe(404);
  }, 120_000);

  test('has the years of the term that runs, and the end of a renewal that is decided', async () => {
    const token = await given({
      terms: [term('2024-11-10'), { ...term('2026-11-11'), decidedAt: '2026-11-01T08:00:00.000Z' }],
    });
    const entry = await entryBy(world, token);
    expect(entry && (await kitHolder(world, entry))).toMatchObject({
      from: '2024-11-10',
      until: '2028-11-11',
    });
    world.at('2026-11-12T08:00:00Z');
    const later = await entryBy(world, token);
    expect(later && (await kitHolder(world, later))).toMatchObject({
      from: '2026-11-11',
      until: '2028-11-11',
    });
  });

  test.each([
    ['suspended', { events: [{ kind: 'suspended', at: '2026-11-02T06:00:00.000Z' }] }],
    ['withdrawn', { events: [{ kind: 'withdrawn', at: '2026-11-02T06:00:00.000Z' }] }],
    ['given up', { events: [{ kind: 'given-up', at: '2026-11-02T06:00:00.000Z' }] }],
    ['out of time', { terms: [term('2024-01-01')] }],
  ] satisfies readonly [string, Parameters<typeof awardRow>[0]][])(
    'is not there while the award is %s: the own page says so',
    async (_, other) => {
      const token = await given(other);
      for (const file of ['fi.zip', 'fi/logo.svg']) {
        const answer = await kit(token, file);
        expect([answer.status, answer.headers.get('location')]).toEqual([303, `${page(token)}#kit`]);
      }
      expect(await counted()).toEqual([]);
    },
  );

  test('is still there in grace', async () => {
    const token = await given({ terms: [term('2024-10-20')] });
    expect((await kit(token, 'fi/logo.svg')).status).toBe(200);
  });

  test('is not there for a name that the fonts cannot draw, for an unknown link, file or language', async () => {
    const token = await given({ markName: 'Кафе Oy' });
    expect((await kit(token, 'fi/logo.svg')).status).toBe(303);
    expect((await kit('A'.repeat(43), 'fi/logo.svg')).status).toBe(303);
    world = await freshWorld();
    const good = await given();
    expect((await kit(good, 'de/logo.svg')).status).toBe(303);
    expect((await kit(good, 'fi/../../x')).status).not.toBe(500);
    expect((await kit(good, 'fi/none.svg')).status).toBe(404);
    world.at('2027-12-01T08:00:00Z');
    expect((await kit(good, 'fi/logo.svg')).status).toBe(303);
    expect(await counted()).toEqual([]);
  });

  test('has a general part that nobody reaches from outside', async () => {
    for (const path of ['/kit/list.json', '/kit/fi/logo/horizontal-colour.svg'])
      expect((await get(path)).status).toBe(404);
  });
});
