import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

/** What a file imports as soon as it is loaded, and what those import. */
function imported(file: string, seen: Map<string, string[]> = new Map()): Map<string, string[]> {
  if (seen.has(file)) return seen;
  const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const names = [...text.matchAll(/^\s*(?:import|export)\s+(?:[^'"]*?\sfrom\s*)?'([^']+)'/gm)].map(
    ([, name = '']) => name,
  );
  seen.set(
    file,
    names.filter((name) => !name.startsWith('.') && !name.startsWith('node:')),
  );
  for (const name of names.filter((one) => one.startsWith('.'))) imported(join(dirname(file), name), seen);
  return seen;
}

test.each(['start', 'test'])('npm %s needs no package before it has installed them', (name) => {
  const files = imported(`tools/${name}.mjs`);
  expect(files.size).toBeGreaterThan(5);
  expect([...files].filter(([, packages]) => packages.length > 0)).toEqual([]);
});
