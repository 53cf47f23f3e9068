import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { bin, root, run } from './run.mjs';

const stamp = join(root, 'dist', '.sources');
const folders = ['src', 'content', 'public', 'functions', 'tools'];
const files = ['astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json', 'wrangler.jsonc'];

/** The address that pages are built for when nobody says otherwise. */
export const home = 'http://localhost:8790';

/**
 * Builds the site into `dist/`.
 * @param {{ origin?: string, show?: boolean }} [options] the address the pages name as their own
 * @returns {Promise<void>} rejects with a `Failed` that holds Astro's words
 */
export async function build({ origin = home, show = false } = {}) {
  const before = fingerprint(origin);
  await run(process.execPath, [bin('astro'), 'build'], { show, env: { SITE_ORIGIN: origin } });
  // Not before: on a fresh machine the packages that it needs come between.
  const { buildAdmin, isLocal } = await import('./admin.mjs');
  await buildAdmin({ local: isLocal(origin) });
  writeFileSync(stamp, before);
}

/**
 * Whether `dist/` is what `build` would make again.
 * @param {string} [origin]
 */
export function built(origin = home) {
  try {
    return readFileSync(stamp, 'utf8') === fingerprint(origin);
  } catch {
    return false;
  }
}

/** @param {string} origin */
function fingerprint(origin) {
  const hash = createHash('sha256').update(`${origin} ${process.version}`);
  for (const file of [...files, ...folders.flatMap(inside)]) {
    const path = join(root, file);
    if (existsSync(path)) hash.update(`\0${file}\0`).update(readFileSync(path));
  }
  return hash.digest('hex');
}

/** @param {string} folder */
function inside(folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}
