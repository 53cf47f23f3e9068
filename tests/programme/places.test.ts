import { describe, expect, test } from 'vitest';
import { contacts } from '../../src/collections/read';
import {
  areaNames,
  areas,
  elsewhere,
  municipalities,
  municipalitiesFor,
  municipality,
} from '../../src/programme/places';

describe('the municipalities', () => {
  test('are the eighteen of South Ostrobothnia and the fourteen of Ostrobothnia', () => {
    const count = (area: string) => municipalities.filter((place) => place.area === area).length;
    expect([count('etela-pohjanmaa'), count('pohjanmaa'), municipalities.length]).toEqual([18, 14, 32]);
  });

  test('have a code and names of their own', () => {
    expect(new Set(municipalities.map(({ code }) => code))).toHaveLength(32);
    for (const locale of ['fi', 'sv', 'en'] as const)
      expect(new Set(municipalities.map(({ name }) => name[locale]))).toHaveLength(32);
    for (const { code, name } of municipalities) {
      expect(code).toMatch(/^\d{3}$/);
      for (const word of Object.values(name)) expect(word).toMatch(/^[A-ZÅÄÖ][a-zåäö]+( kunta)?$/);
    }
  });

  test.each([
    ['fi', 'Alajärvi', 'Ähtäri'],
    ['sv', 'Alajärvi', 'Östermark'],
    ['en', 'Alajärvi', 'Ähtäri'],
  ] as const)(
    'are listed in %s as Finnish and Swedish readers order them, from %s to %s',
    (locale, first, last) => {
      const names = municipalitiesFor(locale).map(({ name }) => name[locale]);
      expect(names).toEqual([...names].sort(new Intl.Collator(locale === 'sv' ? 'sv' : 'fi').compare));
      expect([names[0], names.at(-1), names.length]).toEqual([first, last, 32]);
    },
  );

  test.each([
    ['743', 'Seinäjoki', 'Seinäjoki', 'Seinäjoki', 'etela-pohjanmaa'],
    ['905', 'Vaasa', 'Vasa', 'Vaasa', 'pohjanmaa'],
    ['598', 'Pietarsaari', 'Jakobstad', 'Jakobstad', 'pohjanmaa'],
    ['599', 'Pedersören kunta', 'Pedersöre', 'Pedersöre', 'pohjanmaa'],
    ['152', 'Isokyrö', 'Storkyro', 'Isokyrö', 'etela-pohjanmaa'],
    ['005', 'Alajärvi', 'Alajärvi', 'Alajärvi', 'etela-pohjanmaa'],
  ])('%s is %s, %s, %s in %s', (code, fi, sv, en, area) => {
    expect(municipality(code)).toEqual({ code, area, name: { fi, sv, en } });
  });

  test.each([elsewhere, '', '091', '5', '0743', 'Vaasa', '__proto__'])('%j is none of them', (code) => {
    expect(municipality(code)).toBeUndefined();
  });

  test('belong to one coach each, and every coach has some', () => {
    for (const area of areas) {
      const people = contacts.areas.find((each) => each.area === area)?.people ?? [];
      const theirs = people.flatMap((person) => person.municipalities).sort();
      const codes = municipalities.filter((place) => place.area === area).map(({ code }) => code);
      expect(theirs).toEqual(codes.sort());
      expect(areaNames[area].fi).toBeTruthy();
    }
  });
});
