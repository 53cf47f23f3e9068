import { describe, expect, test } from 'vitest';
import type { Locale } from '../../src/i18n/locale';
import { catalogueOf, type Leaf } from '../../src/search/catalogue';
import { find, turnsOf } from '../../src/search/find';
import { related } from '../../src/search/related';
import { stemOf } from '../../src/search/words';

const leaf = (path: string, title: string, text: string, headings: string[] = []): Leaf => ({
  path,
  title,
  description: '',
  headings,
  text,
});

const fi = catalogueOf(
  [
    leaf('/a/', 'Kohtuulliset mukautukset', 'Tauot, työaika ja kirjalliset ohjeet auttavat.'),
    leaf('/b/', 'Palkkatuki', 'Työnantaja maksaa palkan. Työmukautuksista sovitaan yhdessä.'),
    leaf('/c/', 'Logo', 'Logon saa työpaikka, joka lupaa viisi asiaa. Työpaikoilla kysytään palkasta.'),
  ],
  'fi',
);
const paths = (question: string, catalogue = fi, locale: Locale = 'fi') =>
  find(catalogue, question, locale).hits.map(({ path }) => path);

describe('a stem', () => {
  test.each([
    ['fi', ['työpaikka', 'työpaikan', 'työpaikalla', 'työpaikoilla']],
    ['fi', ['mukautus', 'mukautusta']],
    ['fi', ['logo', 'logon', 'logossa', 'logoa']],
    ['sv', ['anpassning', 'anpassningar', 'anpassningarna', 'anpassningen']],
    ['sv', ['arbetsgivare', 'arbetsgivaren', 'arbetsgivarens']],
    ['en', ['employer', 'employers']],
    ['en', ['adjust', 'adjustments', 'adjustment', 'adjusting']],
  ] as const)('is shared by the forms of a word, in %s: %s', (locale, [first = '', ...others]) => {
    const begins = (one: string, other: string) => one.startsWith(other) || other.startsWith(one);
    for (const other of others)
      expect([other, begins(stemOf(other, locale), stemOf(first, locale).slice(0, -1))]).toEqual([
        other,
        true,
      ]);
  });

  test.each(['fi', 'sv', 'en'] as const)(
    'is never shorter than three letters, nor longer than its word, in %s',
    (locale) => {
      for (const word of ['on', 'työ', 'sana', 'arbete', 'a', 'ips', '2026', 'ääääää'])
        expect(stemOf(word, locale).length).toBeGreaterThanOrEqual(
          Math.min(word.length, word.endsWith('ää') ? 1 : 3),
        );
    },
  );
});

describe('a question', () => {
  test('finds a word in another form, and the page that is about it first', () => {
    expect(paths('mukautuksia')).toEqual(['/a/', '/b/']);
    expect(paths('työpaikalla')[0]).toBe('/c/');
  });

  test('finds the second part of a compound', () => expect(paths('mukautus')).toContain('/b/'));

  test('of several words finds the pages that have all of them', () => {
    expect(paths('logo palkka')).toEqual(['/c/']);
    expect(find(fi, 'logo palkka', 'fi').partly).toBe(false);
  });

  test('whose words are on no page together finds the nearest, and says so', () => {
    const found = find(fi, 'tauot logo', 'fi');
    expect(found.partly).toBe(true);
    expect(found.hits.length).toBe(2);
  });

  test('marks in the excerpt what was looked for, and keeps the text as it is', () => {
    const [hit] = find(fi, 'tauot', 'fi').hits;
    expect(hit?.pieces.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['Tauot']);
    expect(hit?.pieces.map(({ text }) => text).join('')).toBe(
      'Tauot, työaika ja kirjalliset ohjeet auttavat.',
    );
  });

  test('that is mistyped gets nothing but the word that was meant', () => {
    expect(
      find(fi, 'kohtuulliser', 'fi').hits.length + find(fi, 'kohxuulliset', 'fi').near.length,
    ).toBeGreaterThan(0);
    expect(find(fi, 'kohxuulliset', 'fi')).toMatchObject({ count: 0, near: ['kohtuulliset'] });
  });

  test.each(['', ' ', '<script>', '%', '"', 'ja', 'x'.repeat(10_000), '('.repeat(200), '\u0000'])(
    'that asks nothing finds nothing and breaks nothing: %j',
    (question) => expect(find(fi, question, 'fi').hits).toEqual([]),
  );
});

describe('more than are shown at a time', () => {
  const many = catalogueOf(
    Array.from({ length: 45 }, (_, at) => leaf(`/${at}/`, `Sivu ${at}`, 'Ovi on auki.')),
    'fi',
  );
  const part = (wanted?: number) => find(many, 'ovi', 'fi', wanted);

  test('come in parts, each page in one of them', () => {
    const all = [1, 2, 3].flatMap((wanted) => part(wanted).hits.map(({ path }) => path));
    expect([all.length, new Set(all).size, part().count]).toEqual([45, 45, 45]);
  });

  test.each([
    [undefined, 1],
    [Number.NaN, 1],
    [-3, 1],
    [2.9, 2],
    [3, 3],
    [4, 3],
    [Number.POSITIVE_INFINITY, 3],
  ])('part %s is part %s', (wanted, shown) => expect(part(wanted).part).toBe(shown));

  test('lead on and back, and nowhere when all are shown', () => {
    expect(turnsOf(part(1), 'ovi & ikkuna')).toEqual({
      from: '1',
      to: '20',
      previous: undefined,
      next: '?q=ovi%20%26%20ikkuna&page=2',
    });
    expect(turnsOf(part(2), 'ovi')).toMatchObject({ previous: '?q=ovi', next: '?q=ovi&page=3' });
    expect(turnsOf(part(3), 'ovi')).toEqual({
      from: '41',
      to: '45',
      previous: '?q=ovi&page=2',
      next: undefined,
    });
    expect(turnsOf({ count: 20, part: 1 }, 'ovi')).toBeUndefined();
  });
});

describe('related texts', () => {
  const text = (path: string, title: string) => ({ path, title, description: '' });
  const own = text('/own/', 'Mukautukset leipomossa');

  test('share words with the text, the rarest first, and never are the text itself', () => {
    const others = [
      text('/x/', 'Leipomon mukautukset'),
      text('/y/', 'Logon säännöt'),
      text('/z/', 'Mukautukset'),
      own,
    ];
    expect(related(own, others, 'fi', 3).map(({ path }) => path)).toEqual(['/x/', '/z/']);
    expect(related(own, others, 'fi', 1).map(({ path }) => path)).toEqual(['/x/']);
  });

  test('are none where no word is shared', () => {
    expect(related(own, [text('/y/', 'Logon säännöt')], 'fi', 3)).toEqual([]);
  });
});
