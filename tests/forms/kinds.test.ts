import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Fields, form, read } from '../../src/forms/form';
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

/** Reads one answer of a kind. @returns the answer, or the key of its fault */
function ask(kind: Kind, typed: string | string[]): { answer: unknown } | { fault: string | undefined } {
  const data = new FormData();
  for (const one of [typed].flat()) data.append('field', one);
  const reading = read(form('one', [{ name: 'all', fields: { field: kind } as Fields }]), data);
  return reading.ok ? { answer: reading.answers['field'] } : { fault: reading.faults['field'] };
}

const good = (kind: Kind, typed: string, answer: unknown = typed) =>
  expect(ask(kind, typed), JSON.stringify(typed)).toEqual({ answer });
const bad = (kind: Kind, typed: string | string[], fault: string) =>
  expect(ask(kind, typed), JSON.stringify(typed)).toEqual({ fault });

const controls = [
  '\u0000',
  '\u0001',
  '\u0007',
  '\u0008',
  '\u000e',
  '\u001b',
  '\u001f',
  '\u007f',
  '\u0080',
  '\u0085',
  '\u009f',
];
const hidden = [
  '\u200b',
  '\u200e',
  '\u200f',
  '\u2028',
  '\u2029',
  '\u202a',
  '\u202b',
  '\u202d',
  '\u202e',
  '\u2060',
  '\u2066',
  '\u2067',
  '\u2068',
  '\u2069',
  '\ufeff',
  '\ufff9',
  '\ufffb',
];
const breaks = ['\n', '\r', '\r\n', '\t', '\u000b', '\u000c'];

describe('an e-mail address', () => {
  test.each([
    'email@example.fi',
    'etunimi.sukunimi@example.fi',
    'etunimi+logo@example.fi',
    "o'connor@example.fi",
    "d'artagnan.le-grand@example.fi",
    'matti_meikalainen@example.fi',
    'matti-meikalainen@example.fi',
    '1234567890@example.fi',
    '_______@example.fi',
    'a@example.fi',
    'email@sub.domain.example.fi',
    'email@example-one.fi',
    'email@1-example.fi',
    'email@example.museum',
    'email@example.co.jp',
    'käyttäjä@example.fi',
    'günter.straße@example.fi',
    'j.özdemir/x=y&z%w~!#$*?^`{|}@example.fi',
    `${'a'.repeat(64)}@example.fi`,
    'EMAIL@example.fi',
  ])('%s is good', (address) => good(email(), address));

  test.each([
    ['Email@EXAMPLE.FI', 'Email@example.fi'],
    ['  email@example.fi ', 'email@example.fi'],
    ['email@example.fi\r\n', 'email@example.fi'],
    ['email@öljy.fi', 'email@xn--ljy-rna.fi'],
    ['email@ÖLJY.fi', 'email@xn--ljy-rna.fi'],
    ['email@o\u0308ljy.fi', 'email@xn--ljy-rna.fi'],
    ['email@例え.jp', 'email@xn--r8jz45g.jp'],
    ['email@ｅｘａｍｐｌｅ.fi', 'email@example.fi'],
    ['ka\u0308ytta\u0308ja\u0308@example.fi', 'käyttäjä@example.fi'],
  ])('%j is read as %s', (typed, address) => good(email(), typed, address));

  test.each([
    'email',
    'email@',
    '@example.fi',
    'email@example',
    'email@localhost',
    'email.example.fi',
    'email@example@example.fi',
    '.email@example.fi',
    'email.@example.fi',
    'email..email@example.fi',
    'email@example..fi',
    'email@.example.fi',
    'email@example.fi.',
    'email@-example.fi',
    'email@example-.fi',
    'email@exam_ple.fi',
    'email@example.f',
    'email@example.123',
    'email@127.0.0.1',
    'email@[127.0.0.1]',
    'email@0x7f.1',
    'email@123456',
    'Joe Smith <email@example.fi>',
    '<email@example.fi>',
    'mailto:email@example.fi',
    '"joe smith"@example.fi',
    'much."more\\ unusual"@example.fi',
    'just"not"right@example.fi',
    'email@example.fi (Joe Smith)',
    'email @example.fi',
    'email@ example.fi',
    'e mail@example.fi',
    'email@example.fi,toinen@example.fi',
    'email@example.fi;toinen@example.fi',
    'email@example.fi toinen@example.fi',
    'email@example.fi\nBcc: toinen@example.fi',
    'email@example.fi%0ABcc:toinen@example.fi',
    'email@example.fi/polku',
    'email@example.fi?subject=x',
    'email@example.fi:25',
    'email@exa mple.fi',
    'email\u2024x@example.fi',
    '👻@example.fi',
    'email@👻.fi',
    'email@example.fi\u0000',
    `${'a'.repeat(65)}@example.fi`,
    `email@${'a'.repeat(64)}.fi`,
    'email@',
    'á́@@example.fi',
  ])('%j is bad', (address) => bad(email(), address, 'email'));

  test('may have 254 characters, counted as it is written to the server', () => {
    const of = (length: number) =>
      `${'a'.repeat(60)}@${`${'b'.repeat(60)}.`.repeat(3)}${'c'.repeat(length - 60 - 1 - 183 - 3)}.fi`;
    expect(of(254)).toHaveLength(254);
    good(email(), of(254));
    bad(email(), of(255), 'tooLong');
    const short = `${'a'.repeat(60)}@${'äöüéèñçøåïëîôûáí.'.repeat(8)}fi`;
    expect(short.length).toBeLessThan(200);
    bad(email(), short, 'tooLong');
  });

  test.each([...controls, ...hidden.filter((sign) => sign !== '\ufeff')])(
    'with the sign %j inside is bad',
    (sign) => {
      for (const address of [`em${sign}ail@example.fi`, `email@exam${sign}ple.fi`, `email${sign}@example.fi`])
        bad(email(), address, 'email');
    },
  );

  test('left empty is asked for, unless it need not be given', () => {
    for (const nothing of ['', ' ', '\n\t ']) {
      bad(email(), nothing, 'required');
      good(optional(email()), nothing, '');
    }
    bad(optional(email()), 'email@', 'email');
    good(optional(email()), 'email@EXAMPLE.fi', 'email@example.fi');
  });
});

describe('a website', () => {
  test.each([
    ['www.example.fi', 'https://www.example.fi/'],
    ['example.fi', 'https://example.fi/'],
    ['https://example.fi', 'https://example.fi/'],
    ['http://example.fi/', 'http://example.fi/'],
    ['HTTPS://WWW.EXAMPLE.FI/Polku', 'https://www.example.fi/Polku'],
    ['www.example.fi/polku?a=b#c', 'https://www.example.fi/polku?a=b#c'],
    ['www.example.fi:8080/x', 'https://www.example.fi:8080/x'],
    ['https://www.example.fi:443', 'https://www.example.fi/'],
    ['öljy.fi', 'https://xn--ljy-rna.fi/'],
    ['https://öljy.fi/ähtäri', 'https://xn--ljy-rna.fi/%C3%A4ht%C3%A4ri'],
    ['  www.example.fi  ', 'https://www.example.fi/'],
    ['www.example.fi/a/../b', 'https://www.example.fi/b'],
    ["www.example.fi/it's", "https://www.example.fi/it's"],
  ])('%s is read as %s', (typed, address) => good(website(), typed, address));

  test.each([
    'x',
    'localhost',
    'http://localhost',
    'http://127.0.0.1',
    'http://[::1]/',
    'http://0x7f.1',
    'http://2130706433',
    '10.0.0.1',
    'http:///',
    'https://',
    'ftp://example.fi',
    'javascript:alert(1)',
    'JavaScript:alert(1)//example.fi',
    'data:text/html,x',
    'mailto:a@example.fi',
    'file:///etc/passwd',
    'vbscript:x',
    'blob:https://example.fi/x',
    'https://user@example.fi',
    'https://user:pass@example.fi',
    'user@example.fi',
    'https://example.fi@evil.example',
    'https://example.fi:99999',
    'https://exa mple.fi',
    'www.example.fi toinen.example.fi',
    'www.example.fi/<script>',
    'www.example.fi/"x"',
    'www.example.fi\\x',
    'https://example',
    'https://.fi',
    'https://example..fi',
    'https://-example.fi',
    'https://exam_ple.fi',
    'https://example.fi.',
    'www.example.fi/`x`',
    '//',
    'https:example',
    '?',
    'www.example.1',
  ])('%s is bad', (typed) => bad(website(), typed, 'website'));

  test.each([...controls, ...hidden.filter((sign) => sign !== '\ufeff'), ...breaks])(
    'with the sign %j inside is bad',
    (sign) => {
      expect(ask(website(), `www.exam${sign}ple.fi`)).toEqual({
        fault: expect.stringMatching(/characters|website/),
      });
      expect(ask(website(), `www.example.fi/po${sign}lku`)).toEqual({
        fault: expect.stringMatching(/characters|website/),
      });
    },
  );

  test('may have 200 characters, as it was typed and as it will be linked', () => {
    good(website(), `https://example.fi/${'a'.repeat(181)}`);
    bad(website(), `https://example.fi/${'a'.repeat(182)}`, 'tooLong');
    bad(website(), `https://example.fi/${'ä'.repeat(100)}`, 'tooLong');
  });
});

describe('a phone number', () => {
  test.each([
    '0501234567',
    '050 123 4567',
    '050-1234567',
    '+358 50 123 4567',
    '+358501234567',
    '(06) 123 4567',
    '06/1234567',
    '+46 (0)90 12 34 56',
    '00358 50 1234567',
    '12345',
    ' 050 123 4567 ',
  ])('%s is good', (number) => good(phone(), number, number.trim()));

  test.each([
    '1234',
    'puhelin',
    '050 123 4567 x12',
    '050.123.4567',
    '++358501234567',
    '358+501234567',
    '- - - - -',
    '()()()',
    '050\u0000123456',
    '050\u202e123456',
    '٠٥٠١٢٣٤٥',
    '050,1234567',
    'tel:0501234567',
    '050\u200b1234567',
    '050 123 4567; 050 123 4568',
    '+',
    '🙂🙂🙂🙂🙂',
  ])('%j is bad', (number) => bad(phone(), number, 'phone'));

  test('may have thirty signs', () => {
    good(phone(), '1'.repeat(30));
    bad(phone(), '1'.repeat(31), 'tooLong');
  });

  test('is one line', () => {
    for (const line of [
      '050\n1234567',
      '050\r\n1234567',
      '050\t1234567',
      '050\u20281234567',
      '050\u00851234567',
    ])
      expect(ask(phone(), line), JSON.stringify(line)).toEqual({ fault: 'phone' });
  });
});

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
