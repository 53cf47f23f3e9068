import { beforeEach, describe, expect, test } from 'vitest';
import { readCode } from '../../../functions/public/code';
import type { Shown } from '../../../functions/shown';
import { locales } from '../../../src/i18n/locale';
import { href } from '../../../src/i18n/routes';
import { awardRow, codeOf, grant, term } from '../../support/awards';
import { origin } from '../../support/store';
import { appIn, freshWorld, type TestWorld } from '../../support/world';

let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

const ask = async (path: string, method = 'GET') => appIn(world).request(origin + path, { method });
async function listed(query = '') {
  const { register } = (await (await ask(`/rekisteri/${query}`)).json()) as Shown;
  if (register?.page !== 'list') throw new Error('not the list');
  return { ...register, names: register.lines.map(({ name }) => name) };
}

describe('a code', () => {
  test.each(['7KD-3VMX', '7kd-3vmx', '7kd3vmx', ' 7KD 3VMX ', '7KD–3VMX', '７KD-3VMX', '7.kd.3.vmx'])(
    'is read from %s',
    (typed) => {
      expect(readCode(typed)).toBe('7KD-3VMX');
    },
  );

  test('is read with a letter that looks alike', () => expect(readCode('sbz-cdfg')).toBe('582-CDFG'));

  test.each(['', '7KD', '7KD-3VMXX', 'AEI-OUYL', '7KD-3VM0', "'; DROP", '../../etc', 'leipomo'])(
    'is not read from %s',
    (typed) => {
      expect(readCode(typed)).toBeUndefined();
    },
  );
});

describe.each(locales)('in %s', (locale) => {
  test('a code has one address', async () => {
    await grant(world, awardRow());
    for (const key of ['check', 'holder'] as const) {
      const address = href(key, locale, { code: '7KD-3VMX' });
      const base = address.replace('7KD-3VMX/', '');
      for (const typed of ['7kd-3vmx/', '7KD3VMX/', '7kd3vmx', '7KD-3VMX', '7kd%203vmx/']) {
        const answer = await ask(base + typed);
        expect([typed, answer.status, answer.headers.get('location')]).toEqual([typed, 301, address]);
      }
      expect((await ask(address)).status).toBe(200);
      expect((await ask(address, 'HEAD')).status).toBe(200);
    }
  });

  test('a code that nobody has is 404, and so is what is no code', async () => {
    for (const key of ['check', 'holder'] as const) {
      const known = await ask(href(key, locale, { code: '222-2222' }));
      expect([known.status, await known.json()]).toEqual([
        404,
        { register: { page: 'unknown', code: '222-2222' } },
      ]);
      const none = await ask(href(key, locale, { code: '<script>' }));
      expect([none.status, await none.json()]).toEqual([404, { register: { page: 'unknown' } }]);
      expect((await ask(`${href(key, locale, { code: 'x' }).replace('x/', '')}%E0%A4%A/`)).status).toBe(404);
    }
  });
});

test('the page of a holder tells what is public, and nothing of the contact', async () => {
  await grant(
    world,
    awardRow({ markName: 'Lakeuden Leipä', workplaces: 'Törnävän myymälä, Seinäjoki', language: 'sv' }),
  );
  const { register } = (await (await ask('/rekisteri/7KD-3VMX/')).json()) as Shown;
  expect(register).toMatchObject({
    page: 'award',
    award: {
      name: 'Lakeuden Leipä',
      organisation: 'Lakeuden Esimerkkileipomo Oy',
      businessId: '1234567-1',
      workplaces: 'Törnävän myymälä, Seinäjoki',
      language: 'sv',
      granted: '2026-11-02',
      history: [{ what: 'granted', on: '2026-11-02', until: '2028-11-02' }],
    },
  });
  expect(Object.keys((register as { award: object }).award).sort()).toEqual([
    'businessId',
    'code',
    'commitments',
    'granted',
    'history',
    'industry',
    'language',
    'municipality',
    'name',
    'organisation',
    'size',
    'state',
    'website',
    'workplaces',
  ]);
});

describe('by when an ended logo must be gone', () => {
  const removal = async (moment: string) => {
    world.at(moment);
    const { register } = (await (await ask('/t/7KD-3VMX/')).json()) as Shown;
    return register?.page === 'award' ? register.removal : register;
  };

  test('is told from its end on, counted from the day it showed, and past when both days are', async () => {
    await grant(world, awardRow({ terms: [term('2024-11-02')] }));
    expect(await removal('2026-12-02T21:59:59.999Z')).toBeUndefined();
    const days = { from: '2026-12-03', digital: '2026-12-17', print: '2027-03-03' };
    expect(await removal('2026-12-02T22:00:00.000Z')).toEqual({ ...days, past: 'none' });
    expect(await removal('2027-03-03T21:59:59.999Z')).toEqual({ ...days, past: 'digital' });
    expect(await removal('2027-03-03T22:00:00.000Z')).toEqual({ ...days, past: 'both' });
  });

  test('counts from the day on which its holder gave it up', async () => {
    await grant(world, awardRow({ events: [{ kind: 'given-up', at: '2026-11-10T22:30:00.000Z' }] }));
    expect(await removal('2026-11-11T08:00:00.000Z')).toMatchObject({ digital: '2026-11-25' });
  });
});

describe('the list', () => {
  const names = [
    'Öljy Oy',
    'Åkerö Ab',
    'Zeta',
    'Ähtärin Paja',
    '3 Karhua',
    'Aho & Pojat',
    'Ärla Ab',
    'Vaasan Leipä',
    'Wasa Bygg',
  ];
  const rows = () => names.map((organisation, at) => awardRow({ organisation, code: codeOf(at) }));

  test('with nobody in it is empty, and begins', async () => {
    expect(await listed()).toEqual({ page: 'list', filter: {}, lines: [], names: [], first: true });
  });

  test('is sorted as its readers sort', async () => {
    await grant(world, ...rows());
    expect((await listed()).names).toEqual([
      '3 Karhua',
      'Aho & Pojat',
      'Vaasan Leipä',
      'Wasa Bygg',
      'Zeta',
      'Åkerö Ab',
      'Ähtärin Paja',
      'Ärla Ab',
      'Öljy Oy',
    ]);
    expect((await listed('?letter=%C3%84')).names).toEqual(['Ähtärin Paja', 'Ärla Ab', 'Öljy Oy']);
    expect((await listed('?letter=z')).names[0]).toBe('Zeta');
  });

  test.each([
    ['ähtäri', ['Ähtärin Paja']],
    ['AHTARI', ['Ähtärin Paja']],
    ['åke', ['Åkerö Ab']],
    ['öljy', ['Öljy Oy']],
    ['leip', ['Vaasan Leipä']],
    ['pojat aho', ['Aho & Pojat']],
    ['aho & pojat', ['Aho & Pojat']],
    ['tärin', ['Ähtärin Paja']],
    ['3', ['3 Karhua']],
    ['" OR 1=1 --', []],
    ["leipä'", ['Vaasan Leipä']],
    ['zzz', []],
    ['%eipä', ['Vaasan Leipä']],
    ['lei_ä', ['Vaasan Leipä']],
  ])('is searched by %s', async (name, found) => {
    await grant(world, ...rows());
    expect((await listed(`?name=${encodeURIComponent(name)}`)).names).toEqual(found);
  });

  test.each(['%', '_', '"', "'", '   ', '*', '\u0000'])(
    'is whole when the name typed holds no letter: %j',
    async (name) => {
      await grant(world, ...rows());
      expect((await listed(`?name=${encodeURIComponent(name)}`)).names).toHaveLength(names.length);
    },
  );

  test('finds the registered name and the name on the mark alike', async () => {
    await grant(world, awardRow({ organisation: 'Konserni Oyj', markName: 'Kulman Kahvila' }));
    expect((await listed('?name=konserni')).names).toEqual(['Kulman Kahvila']);
    expect((await listed('?name=kahvi')).names).toEqual(['Kulman Kahvila']);
  });

  test('finds a name that was changed, and no longer the old one', async () => {
    await grant(world, awardRow());
    await world.db.$client
      .prepare("UPDATE awards SET organisation = 'Uusi Oy', search_key = 'uusi oy' WHERE code = '7KD-3VMX'")
      .run();
    expect((await listed('?name=uusi')).names).toEqual(['Uusi Oy']);
    expect((await listed('?name=leipomo')).names).toEqual([]);
    await world.db.$client.prepare("DELETE FROM awards WHERE code = '7KD-3VMX'").run();
    expect(
      (await world.db.$client.prepare('SELECT count(*) AS n FROM award_parts').first<{ n: number }>())?.n,
    ).toBe(0);
  });

  test('is narrowed down by municipality, industry and state together', async () => {
    const stopped = [{ kind: 'suspended', at: '2026-11-20T10:00:00.000Z' } as const];
    await grant(
      world,
      awardRow({ code: codeOf(1), organisation: 'A', municipality: '905', industry: 'G' }),
      awardRow({ code: codeOf(2), organisation: 'B', municipality: '905', industry: 'C' }),
      awardRow({ code: codeOf(3), organisation: 'C', municipality: 'other', industry: 'G', events: stopped }),
      awardRow({ code: codeOf(4), organisation: 'D', municipality: '905', industry: 'G', events: stopped }),
    );
    world.at('2026-11-21T10:00:00Z');
    expect((await listed('?municipality=905')).names).toEqual(['A', 'B', 'D']);
    expect((await listed('?municipality=905&industry=G')).names).toEqual(['A', 'D']);
    expect((await listed('?municipality=905&industry=G&state=valid')).names).toEqual(['A']);
    expect((await listed('?state=past')).names).toEqual(['C', 'D']);
    expect((await listed('?state=grace')).names).toEqual([]);
    expect((await listed('?municipality=other')).names).toEqual(['C']);
    expect(await listed('?municipality=xx&industry=99&state=on&name=')).toMatchObject({
      filter: {},
      names: ['A', 'B', 'C', 'D'],
    });
    world.at('2028-11-10T10:00:00Z');
    expect((await listed('?state=grace')).names).toEqual(['A', 'B']);
  });

  test('is paged by key: every holder once, also those of one name, whatever is asked for', async () => {
    const many = Array.from({ length: 300 }, (_, at) =>
      awardRow({
        code: codeOf(at * 7),
        organisation: at % 3 ? `Åbo ${at % 40} Ab` : 'Sama Nimi Oy',
        industry: at % 2 ? 'C' : 'G',
      }),
    );
    await grant(world, ...many);
    const read = async (query: string) => {
      const seen: string[] = [];
      for (let after = ''; ; ) {
        const page = await listed(`?${query}${after && `&after=${encodeURIComponent(after)}`}`);
        expect(page.lines.length).toBeLessThanOrEqual(50);
        seen.push(...page.lines.map(({ code }) => code));
        if (!page.next) return seen;
        after = page.next;
      }
    };
    expect(new Set(await read('')).size).toBe(300);
    expect(await read('')).toHaveLength(300);
    expect(await read('industry=G')).toHaveLength(150);
    expect(await read('name=nimi')).toHaveLength(100);
    expect(await read('letter=%C3%85')).toHaveLength(200);
    for (const after of ['x', '.', '%00', 'x.'.repeat(400)])
      expect((await ask(`/rekisteri/?after=${after}`)).status).toBe(200);
  });

  test('takes whoever types the code of a logo to the logo', async () => {
    await grant(world, awardRow());
    const answer = await ask('/sv/register/?name=7kd3vmx');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sv/t/7KD-3VMX/']);
    expect((await listed('?name=2222222')).names).toEqual([]);
  });
});
