import { describe, expect, test } from 'vitest';
import { email, optional, phone, website } from '../../src/forms/kinds';
import { ask, bad, breaks, controls, good, hidden } from './ask';

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
