import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCompany, searchKey, sortKey } from '../../src/programme/name';

const compare = (a: string, b: string) => {
  const [x, y] = [Buffer.from(sortKey(a)), Buffer.from(sortKey(b))];
  return Buffer.compare(x, y);
};

describe('the order of names', () => {
  it('is that of Finnish and Swedish readers', () => {
    const names = [
      'Åkerö Ab',
      'Ähtärin Paja',
      'Zeta',
      '3 Karhua',
      'Öljy Oy',
      'Wasa Bygg',
      'Vaasan Leipä',
      'Übermut',
      'Yrttitarha',
      'aalto',
      'Éclair',
      'Eläke',
      'Ø-kraft',
      'Łódź',
      'Lääke',
      'Š-kauppa',
      'Tori',
      'Øl',
    ];
    expect(names.sort(compare)).toEqual([
      ...[
        '3 Karhua',
        'aalto',
        'Éclair',
        'Eläke',
        'Łódź',
        'Lääke',
        'Š-kauppa',
        'Tori',
        'Vaasan Leipä',
        'Wasa Bygg',
        'Übermut',
      ],
      ...['Yrttitarha', 'Zeta', 'Åkerö Ab', 'Ähtärin Paja', 'Ø-kraft', 'Øl', 'Öljy Oy'],
    ]);
  });

  it.each(['fi', 'sv'])('is that of the collation %s for words of its letters', (locale) => {
    const { compare: collated } = new Intl.Collator(locale, { sensitivity: 'base' });
    const word = fc.string({
      unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzåäöABCÅÄÖ0123456789'),
      minLength: 1,
      maxLength: 6,
    });
    const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(name, name, (a, b) => void expect(compare(a, b)).toBe(Math.sign(collated(a, b)))),
      { numRuns: 5000 },
    );
  });

  it('cannot be won by signs', () => {
    expect(sortKey('  "Aho" & Pojat!')).toBe('aho pojat');
    expect(sortKey('{Aho}|Pojat~')).toBe('aho pojat');
  });
});

describe('the key of search', () => {
  it('is small, without accents and signs', () => {
    expect(searchKey('Åsa’s Bröd & Kaffe Ab')).toBe('asa s brod kaffe ab');
    expect(searchKey('ØRSTED Straße Œuvre')).toBe('orsted strasse oeuvre');
    expect(searchKey('  %_"\';-- ')).toBe('');
  });

  it('is the same whichever way accents are stored', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        (text) => void expect(searchKey(text.normalize('NFD'))).toBe(searchKey(text.normalize('NFC'))),
      ),
    );
  });

  it('is not changed by making it again', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        (text) => void expect(searchKey(searchKey(text))).toBe(searchKey(text)),
      ),
    );
  });
});

describe('the name of a company, an association or a public body', () => {
  it.each([
    'Esimerkkileipomo Oy',
    'Oy Esimerkki Ab',
    'AB Exempel',
    'Esimerkki Oyj',
    'Kuljetus Esimerkki Ky',
    'Kommandiittiyhtiö Esimerkki',
    'Esimerkin tuki ry',
    'Exempelföreningen r.f.',
    'Esimerkkiosuuskunta',
    'Andelslaget Exempel',
    'Esimerkin kaupunki',
    'Exempel stad',
    'Esimerkkisäätiö',
    'Esimerkin hyvinvointialue',
  ])('is told by its form: %s', (name) => {
    expect(isCompany(name)).toBe(true);
  });

  it.each(['Tmi Maija Esimerkki', 'Esimerkkileipomo', 'Kahvila Ryytimaa', 'Ky Esimerkki', 'Abel Exempel'])(
    'is not seen in a sole trader’s: %s',
    (name) => {
      expect(isCompany(name)).toBe(false);
    },
  );
});
