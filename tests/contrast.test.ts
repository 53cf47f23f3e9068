import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const tokens = Object.fromEntries(
  [...readFileSync('src/styles/tokens.css', 'utf8').matchAll(/--color-([\w-]+):\s*([^;]+);/g)].map(
    ([, name = '', value = '']) => [name, value.trim()],
  ),
);

/** The tones with what each says of its colours; a rule for several tones counts for each, a later one wins. */
const tones = new Map<string, Record<string, string>>();
const sheet = readFileSync('src/styles/tones.css', 'utf8')
  .replace(/\/\*[\s\S]*?\*\//g, '')
  .replace(/@media[\s\S]*?\n {2}\}\n/g, '');
for (const [, selectors = '', body = ''] of sheet.matchAll(/((?:\.tone-\w+,?\s*)+)\{([^}]*)\}/g)) {
  for (const [, tone = ''] of selectors.matchAll(/\.tone-(\w+)/g)) {
    const said = [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [
      name,
      value.trim(),
    ]);
    tones.set(tone, { ...tones.get(tone), ...Object.fromEntries(said) });
  }
}

/** A colour as it is written: a hex value, a token, or a token of a token. */
function hex(value: string): string {
  const token = /^var\(--color-([\w-]+)\)$/.exec(value)?.[1] ?? (value in tokens ? value : undefined);
  if (token !== undefined && tokens[token] !== undefined) return hex(tokens[token]);
  if (!/^#[0-9a-f]{6}$/i.test(value)) throw new Error(`No colour: ${value}`);
  return value;
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2, relative luminance: 1 to 21. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(hex(one)), luminance(hex(other))].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

test('the measure is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  expect(contrast('#123456', '#123456')).toBe(1);
});

describe('text can be read:', () => {
  test.each([
    ['ink', 'paper'],
    ['ink', 'white'],
    ['ink', 'rye'],
    ['ink', 'lamp'],
    ['ink', 'lamp-soft'],
    ['ink-soft', 'paper'],
    ['ink-soft', 'rye'],
    ['ink-soft', 'white'],
    ['paper', 'night'],
    ['paper', 'night-deep'],
    ['paper', 'barn-dark'],
    ['paper', 'barn'],
    ['night', 'paper'],
    ['night', 'lamp'],
    ['night', 'lamp-soft'],
    ['night', 'rye'],
    ['night', 'white'],
    ['lamp', 'night'],
    ['lamp', 'night-deep'],
    ['lamp', 'barn-dark'],
    ['lamp-soft', 'night'],
    ['barn', 'paper'],
    ['barn', 'white'],
    ['barn', 'rye'],
    ['barn', 'lamp-soft'],
    ['error', 'paper'],
    ['error', 'white'],
  ])('%s on %s', (text, ground) => {
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
  });
});

describe('a control can be seen:', () => {
  test.each([
    ['ink', 'white', "a field's edge inside"],
    ['ink', 'paper', "a field's edge outside"],
    ['ink', 'rye', "a field's edge outside"],
    ['night', 'white', 'a ticked box'],
    ['night', 'paper', 'a ticked box'],
    ['lamp', 'night', 'the tick in its box'],
    ['error', 'white', "a faulty field's edge inside"],
    ['error', 'paper', "a faulty field's edge outside"],
  ])('%s on %s, %s', (edge, ground) => {
    expect(contrast(edge, ground)).toBeGreaterThanOrEqual(3);
  });
});

test('the tones are all here', () => {
  expect([...tones.keys()].sort()).toEqual(
    expect.arrayContaining(['barn', 'lamp', 'night', 'paper', 'rye', 'white']),
  );
});

describe.each([...tones])('on the tone %s', (_tone, said) => {
  const at = (name: string) => said[name] ?? '';

  test.each([
    ['quiet', 'ground'],
    ['link', 'ground'],
    ['action-text', 'action'],
    ['action-text', 'action-hover'],
    ['ground', 'text'],
  ])('%s on %s can be read', (text, ground) => {
    expect(contrast(at(text), at(ground))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['focus', 'action', 'action-hover'])('%s stands out from the ground', (edge) => {
    expect(contrast(at(edge), at('ground'))).toBeGreaterThanOrEqual(3);
  });
});
