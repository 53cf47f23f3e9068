import en from 'decap-cms-locales/src/en/index.js';
import svOwn from 'decap-cms-locales/src/sv/index.js';
import { expect, it } from 'vitest';
import { fi } from '../../src/admin/locales/fi';
import { merged, type Phrases } from '../../src/admin/locales/merged';
import { sv } from '../../src/admin/locales/sv';

/** Every phrase by the way to it. */
function flat(phrases: Phrases, way = ''): [string, string][] {
  return Object.entries(phrases).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${way}${key}`, value] as [string, string]] : flat(value, `${way}${key}.`),
  );
}

const english = new Map(flat(en));
const places = (text: string) => [...new Set(text.match(/%\{\w+\}/g))].sort();

it.each([
  ['Finnish', fi],
  ['Swedish', merged(svOwn, sv)],
])('the CMS speaks %s throughout', (_, phrases) => {
  const own = new Map(flat(phrases));
  expect(english.size).toBeGreaterThan(240);
  expect([...english.keys()].filter((key) => !own.has(key))).toEqual([]);
  expect([...own.keys()].filter((key) => !english.has(key))).toEqual([]);
  expect([...own].filter(([, text]) => !text.trim()).map(([key]) => key)).toEqual([]);
  const unfilled = [...own].filter(([key, text]) =>
    places(text).some((place) => !places(english.get(key) ?? '').includes(place)),
  );
  expect(unfilled).toEqual([]);
});
