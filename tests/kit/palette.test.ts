import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { palette } from '../../src/kit/palette';

const tokens = readFileSync('src/styles/tokens.css', 'utf8');

test.each(Object.entries(palette))('what is drawn has %s as the pages have it', (name, colour) => {
  const token = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  expect(tokens).toContain(`--color-${token}: ${colour};`);
});
