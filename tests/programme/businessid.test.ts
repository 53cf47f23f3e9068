import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { madeUpBusinessId, readBusinessId } from '../../src/programme/businessid';

const weights = [7, 9, 10, 5, 8, 4, 2];

/** Seven digits with the check digit that the rule gives them; undefined where it gives none. */
function whole(body: string): string | undefined {
  const rest = weights.reduce((sum, weight, at) => sum + weight * Number(body[at]), 0) % 11;
  return rest === 1 || Number(body) === 0 ? undefined : `${body}-${rest === 0 ? 0 : 11 - rest}`;
}

const bodies = fc.integer({ min: 1, max: 9_999_999 }).map((number) => String(number).padStart(7, '0'));
const valid = bodies.map(whole).filter((id) => id !== undefined);

describe('a business ID', () => {
  test.each([
    '2077474-0',
    '0112038-9',
    '0109862-8',
    '0116323-1',
    '0220266-9',
    '0202225-4',
    '1572860-0',
    '2331972-7',
    '0737546-2',
    '1366959-8',
    '0180611-0',
    '3600281-7',
    '1234567-1',
  ])('%s is good', (id) => {
    expect(readBusinessId(id)).toEqual({ ok: true, id });
  });

  test.each(['2077474-1', '0737546-1', '1234567-8'])('%s has another check digit', (id) => {
    expect(readBusinessId(id)).toEqual({ ok: false, error: 'check' });
  });

  test.each(['3000001', '3000028', '3000036', '3000044'])(
    '%s was never issued, whatever its check digit',
    (body) => {
      for (let digit = 0; digit < 10; digit += 1)
        expect(readBusinessId(`${body}-${digit}`)).toEqual({ ok: false, error: 'check' });
    },
  );

  test('of noughts is nobody', () => {
    expect(readBusinessId('0000000-0')).toEqual({ ok: false, error: 'check' });
    expect(readBusinessId('000000-0')).toEqual({ ok: false, error: 'check' });
  });

  test.each([
    ['112038-9', '0112038-9'],
    ['20774740', '2077474-0'],
    ['FI20774740', '2077474-0'],
    ['fi 2077474-0', '2077474-0'],
    ['FI-20774740', '2077474-0'],
    [' 2077474\u20110', '2077474-0'],
    ['2077474 \u2013 0', '2077474-0'],
    ['2077474\u00a0-\u00a00', '2077474-0'],
    ['2077474\u20100', '2077474-0'],
    ['2077474\u22120', '2077474-0'],
    ['2077474.0', '2077474-0'],
    ['20 77 47 40', '2077474-0'],
    ['\t2077474-0\r\n', '2077474-0'],
  ])('written %j is %s', (written, id) => {
    expect(readBusinessId(written)).toEqual({ ok: true, id });
  });

  test.each([
    '',
    ' ',
    '-',
    'FI',
    '2077474',
    '12345-6',
    '2077474-00',
    '207747400',
    'SE20774740',
    '2077474-X',
    '２０７７４７４-０',
    '2077474/0',
    'Y-tunnus 2077474-0',
    '2077474-0 tai jokin',
  ])('%j has no such shape', (written) => {
    expect(readBusinessId(written)).toEqual({ ok: false, error: 'shape' });
  });

  test('whose last digit was forgotten is not taken for the old one of somebody else', () => {
    expect(readBusinessId('0207747-4').ok).toBe(true);
    expect(readBusinessId('2077474')).toEqual({ ok: false, error: 'shape' });
    fc.assert(
      fc.property(bodies, (body) => {
        expect(readBusinessId(body)).toEqual({ ok: false, error: 'shape' });
      }),
    );
  });

  test('is good exactly when the rule says so', () => {
    fc.assert(
      fc.property(bodies, fc.integer({ min: 0, max: 9 }), (body, digit) => {
        const id = `${body}-${digit}`;
        expect(readBusinessId(id)).toEqual(
          id === whole(body) ? { ok: true, id } : { ok: false, error: 'check' },
        );
      }),
      { numRuns: 10_000 },
    );
  });

  test('is found again in every way of writing it', () => {
    const space = fc.constantFrom('', ' ', '\u00a0', '  ');
    const dashes = ['-', '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212', ' - '];
    const prefix = fc.constantFrom('', 'FI', 'fi', 'Fi ');
    fc.assert(
      fc.property(
        valid,
        prefix,
        space,
        fc.constantFrom(...dashes, '', ' '),
        space,
        (id, country, before, between, after) => {
          const [body, digit] = id.split('-');
          expect(readBusinessId(`${before}${country}${body}${between}${after}${digit}`)).toEqual({
            ok: true,
            id,
          });
        },
      ),
      { numRuns: 5000 },
    );
    const old = fc
      .integer({ min: 1, max: 999_999 })
      .map((number) => whole(String(number).padStart(7, '0')))
      .filter((id) => id !== undefined);
    fc.assert(
      fc.property(old, space, fc.constantFrom(...dashes), space, (id, before, between, after) => {
        const [body = '', digit] = id.split('-');
        expect(readBusinessId(`${before}${body.slice(1)}${between}${digit}${after}`)).toEqual({
          ok: true,
          id,
        });
      }),
      { numRuns: 5000 },
    );
  });

  test('with any one digit wrong, or two neighbours swapped, is refused', () => {
    fc.assert(
      fc.property(valid, fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 9 }), (id, at, more) => {
        const digits = [...id];
        const wrong = digits.with(at, String((Number(digits[at]) + more) % 10)).join('');
        expect(readBusinessId(wrong).ok).toBe(false);
        const swapped =
          at < 6
            ? digits
                .with(at, digits[at + 1] ?? '')
                .with(at + 1, digits[at] ?? '')
                .join('')
            : id;
        if (swapped !== id) expect(readBusinessId(swapped).ok).toBe(false);
      }),
      { numRuns: 5000 },
    );
  });

  test('of any text at all is answered, and the answer is read as itself', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'0123456789-FI \u2011x') }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const read = readBusinessId(text);
        if (read.ok) {
          expect(read.id).toMatch(/^\d{7}-\d$/);
          expect(readBusinessId(read.id)).toEqual(read);
        } else expect(['shape', 'check']).toContain(read.error);
      }),
      { numRuns: 10_000 },
    );
  });

  test('of a hundred thousand signs is answered', () => {
    for (const sign of ['1', '-', ' ', 'FI', 'x', '\u2011'])
      expect(readBusinessId(sign.repeat(100_000)).ok).toBe(false);
  });
});

test('made-up business IDs are many, all different, and refused each one', () => {
  const all = Array.from({ length: 9000 }, (_, at) => at).filter((at) => at % 500 === 0 || at < 3);
  const ids = all.map(madeUpBusinessId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) {
    expect(id).toMatch(/^99\d{5}-0$/);
    expect(readBusinessId(id)).toEqual({ ok: false, error: 'check' });
  }
  expect(() => madeUpBusinessId(10_000)).toThrow(RangeError);
});
