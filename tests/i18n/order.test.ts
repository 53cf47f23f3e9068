import { expect, it } from 'vitest';
import { inOrder, locales } from '../../src/i18n/locale';

it.each(locales)('places stand in the order of the Finnish and Swedish alphabet: %s', (locale) => {
  const places = ['Ähtäri', 'Vaasa', 'Alajärvi', 'Seinäjoki'];
  expect(places.toSorted((a, b) => inOrder(a, b, locale))).toEqual([
    'Alajärvi',
    'Seinäjoki',
    'Vaasa',
    'Ähtäri',
  ]);
});
