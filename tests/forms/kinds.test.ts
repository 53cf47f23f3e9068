import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  businessId,
  choice,
  choices,
  email,
  type Kind,
  long,
  name,
  optional,
  phone,
  text,
  tick,
  website,
} from '../../src/forms/kinds';
import { ask, bad, breaks, controls, good, hidden } from './ask';

describe('a name', () => {
  const kind = name({ max: 100 });

  test.each([
    'Åsa Österman',
    'Ähtärin Eläinpuisto Oy',
    'Väinö Ö',
    "O'Connor & Pojat",
    'Firma "Ovi" Oy',
    '”Lakeus” ky',
    'A/S Øre',
    'Łukasz Żółć',
    'Иван Иванов',
    '社會',
    'محمد',
    'דוד',
    'Siskot 🙂 ja Veljet',
    'Perhe 👨‍👩‍👧‍👦 Oy',
    'Ab Vasa-Österbotten (r.f.)',
    'M&M <3',
    'x',
    'Oy Yritys Ab, Vaasa',
    '#1 Kahvila',
    '100 % Työ',
    'Matti @ Teppo',
    'Verkkokauppa.com Oyj',
    'A--B',
    '-',
    'null',
  ])('%s is good', (typed) => good(kind, typed));

  test('is trimmed and put together', () => {
    good(kind, '  A\u030asa  ', 'Åsa');
    good(kind, '\u00a0Åsa\r\n', 'Åsa');
    good(kind, '\ufeffÅsa', 'Åsa');
  });

  test.each([
    'https://evil.example',
    'Voitit! http://evil.example',
    'x www.evil.example',
    'WWW.evil.example',
    'a@evil.example',
    'ftp://x',
    'Hei (www.evil.example)',
    'ä@öljy.example',
    'Lahjakorttisi odottaa: lahja-fi.shop?u=1',
    'Lahjakorttisi odottaa: lahja-fi.shop#u',
    'Lahjakorttisi odottaa: lahja-fi.shop/u',
    'lahja-fi.shop:8080',
    'lahja.xn--p1ai/u',
    'lahja\u3002shop/u',
  ])('%s would be a link in our letters', (typed) => bad(kind, typed, 'address'));

  test.each([...controls, ...hidden, ...breaks])(
    'with %j inside hides something or breaks a line',
    (sign) => {
      bad(kind, `Lakeuden${sign}Leipomo`, 'characters');
    },
  );

  test.each(['a\r\nBcc: b@example.fi', 'a\nSubject: x', 'a\u2028b', 'a\u0085b', 'a%0d%0aBcc:x'])(
    '%j puts no line into a letter',
    (typed) => {
      const read = ask(kind, typed);
      if ('answer' in read) expect(String(read.answer)).not.toMatch(/[\r\n\u2028\u2029\u0085]/);
      else expect(read.fault).toMatch(/characters|address/);
    },
  );

  test('has its length', () => {
    good(kind, 'ä'.repeat(100));
    bad(kind, 'ä'.repeat(101), 'tooLong');
    good(kind, `  ${'a\u0308'.repeat(100)}  `, 'ä'.repeat(100));
    for (const nothing of ['', '  ', '\n']) bad(kind, nothing, 'required');
  });
});

describe('a line of text', () => {
  const kind = text({ max: 50 });
  test('may hold an address, and no line break', () => {
    good(kind, 'https://example.fi/sivu/');
    for (const sign of [...controls, ...hidden, ...breaks]) bad(kind, `a${sign}b`, 'characters');
    bad(kind, 'x'.repeat(51), 'tooLong');
  });
});

describe('a long text', () => {
  const kind = long({ min: 20, max: 60 });

  test('has a shortest and a longest', () => {
    good(kind, 'x'.repeat(20));
    bad(kind, 'x'.repeat(19), 'tooShort');
    bad(kind, ` ${'x'.repeat(19)} `, 'tooShort');
    good(kind, 'x'.repeat(60));
    bad(kind, 'x'.repeat(61), 'tooLong');
    bad(kind, '', 'required');
    bad(kind, ' \r\n ', 'required');
  });

  test('keeps its lines, whatever system they were typed on', () => {
    const lines = 'Kerromme siitä.\n\n\tJoka kerta.';
    for (const end of ['\n', '\r\n', '\r']) good(kind, lines.replaceAll('\n', end), lines);
    good(kind, '\r\n  Kerromme siitä joka kerta.  \r\n', 'Kerromme siitä joka kerta.');
  });

  test('counts a line break as one sign, though browsers send two', () => {
    good(kind, Array(30).fill('x').join('\r\n'), Array(30).fill('x').join('\n'));
    bad(kind, Array(31).fill('x').join('\r\n'), 'tooLong');
  });

  test('holds nothing that hides or turns text', () => {
    for (const sign of [...controls, ...hidden, '\u000b', '\u000c'])
      bad(kind, `Kerromme siitä ${sign} joka kerta.`, 'characters');
    good(kind, 'Kerromme siitä 👩🏽‍🔧 joka kerta.');
  });
});

describe('a choice', () => {
  const kind = choice('radio', ['yksi', 'kaksi']);
  test('is one of its options', () => {
    good(kind, 'yksi');
    good(kind, ' kaksi\r\n', 'kaksi');
    bad(kind, '', 'required');
    for (const other of ['kolme', 'YKSI', 'yksi,kaksi', '0', 'toString', '__proto__', 'constructor'])
      bad(kind, other, 'option');
  });

  test('of several is some of its options, each once', () => {
    const several = choices(['yksi', 'kaksi', 'kolme']);
    expect(ask(several, ['kaksi', 'yksi'])).toEqual({ answer: ['kaksi', 'yksi'] });
    bad(several, [], 'required');
    bad(several, ['yksi', 'neljä'], 'option');
    bad(several, ['yksi', 'yksi'], 'option');
    bad(several, [''], 'option');
  });

  test('that has to be ticked is ticked', () => {
    good(tick(), 'yes', true);
    for (const other of ['', 'no', 'on', 'true', 'YES', ' yes']) bad(tick(), other, 'required');
  });
});

test('a business ID is read to its one form, and tells what is wrong with it', () => {
  good(businessId(), ' fi20774740 ', '2077474-0');
  bad(businessId(), '', 'required');
  bad(businessId(), '  ', 'required');
  bad(businessId(), '2077474-1', 'check');
  bad(businessId(), 'x', 'shape');
});

test('half a sign of two halves is refused, though no FormData holds one', () => {
  for (const kind of [text({ max: 50 }), name({ max: 50 }), long({ max: 50 }), email(), website(), phone()]) {
    for (const half of ['a\ud83db@example.fi', 'www.example.fi/\udc00', '0501234\ud800'])
      expect(kind.schema.safeParse(half).success).toBe(false);
  }
});

describe('every kind', () => {
  const kinds: Record<string, Kind> = {
    text: text({ max: 50 }),
    name: name({ max: 50 }),
    long: long({ max: 400, min: 3 }),
    email: email(),
    phone: phone(),
    website: website(),
    businessId: businessId(),
    choice: choice('select', ['a', 'b']),
    tick: tick(),
    'optional e-mail': optional(email()),
    'optional website': optional(website()),
    'optional name': optional(name({ max: 50 })),
  };
  const likely = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.string({ unit: fc.constantFrom(...'aZä1.@-+/: ()\n\r\t\u200b\u0308öß例ı.İ｡'), maxLength: 40 }),
    fc.emailAddress(),
    fc.webUrl({ withFragments: true, withQueryParameters: true }),
    fc
      .tuple(
        fc.string({ unit: 'grapheme', maxLength: 5 }),
        fc.constantFrom('@', '.', '://'),
        fc.string({ unit: 'grapheme', maxLength: 12 }),
      )
      .map(([a, b, c]) => `${a}${b}${c}.fi`),
  );

  test.each(Object.entries(kinds))(
    '%s answers any text, and reads its own answer as itself',
    (_name, kind) => {
      fc.assert(
        fc.property(likely, (typed) => {
          const first = ask(kind, typed);
          if ('fault' in first) expect(first.fault).toMatch(/^[a-zA-Z]+$/);
          else expect(ask(kind, first.answer === true ? 'yes' : String(first.answer))).toEqual(first);
        }),
        { numRuns: 3000 },
      );
    },
  );

  const long1e5 = 100_000;
  const heavy = [
    'a',
    ' ',
    '@',
    '.',
    '-',
    'a.',
    'a@',
    '@a',
    '.a',
    '-a',
    '1',
    '1 ',
    '+1',
    '(',
    '()',
    '/',
    '://',
    'www.',
    'http://',
    'https://a.',
    'ä',
    'a\u0308',
    '\u0308',
    '\u200b',
    '\n',
    '\r\n',
    '\t',
    'x@x.',
    "'",
    '"',
    '<',
    '&',
    '%',
    '%0d%0a',
    '\u0000',
    '\ud800',
    '👨‍👩‍👧‍👦',
    '例',
    'İ',
    'ﬃ',
    '.-',
    'a-',
    '--',
    '..',
    '1.',
    '0x',
    '[',
    '\\',
    '|',
    '!',
    'FI',
    'a:',
    'a+',
    '\u202e',
    ' .',
  ];

  test.each(Object.entries(kinds))(
    '%s answers fifty strings of 100,000 signs that are made to be slow',
    (_name, kind) => {
      expect(heavy.length).toBeGreaterThanOrEqual(50);
      for (const part of heavy) {
        const whole = part.repeat(Math.ceil(long1e5 / part.length)).slice(0, long1e5);
        for (const typed of [whole, `${whole}!`, `a@${whole}`, `https://${whole}`])
          expect(ask(kind, typed)).toBeDefined();
      }
    },
  );
});
