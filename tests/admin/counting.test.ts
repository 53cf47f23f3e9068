import { expect, test } from 'vitest';
import { count } from '../../src/admin/counting';

test.each([
  ['', 'fine', 160],
  ['a'.repeat(12), 'short', 38],
  ['a'.repeat(50), 'fine', 110],
  ['a'.repeat(143), 'fine', 17],
  ['a'.repeat(144), 'near', 16],
  ['a'.repeat(160), 'near', 0],
  ['a'.repeat(161), 'over', 1],
])('a description of 50 to 160 characters, %j, is %s by %i', (text, state, characters) => {
  expect(count(text, 160, 50)).toEqual({ state, characters });
});

test('blanks around the text are not counted, as the check before saving does not count them', () => {
  expect(count(`  ${'a'.repeat(80)} \n`, 80)).toEqual({ state: 'near', characters: 0 });
});
