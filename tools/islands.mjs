import { createHash } from 'node:crypto';
import visible from 'astro/runtime/client/visible.prebuilt.js';
import island from 'astro/runtime/server/astro-island.prebuilt.js';
import { ISLAND_STYLES } from 'astro/runtime/server/astro-island-styles.js';

const name = 'virtual:islands';

/**
 * Gives the server the CSP sources of what Astro writes inline for a `client:visible` island, so that the
 * policy needs no `unsafe-inline`. A browser test asserts that islands come alive under it.
 * @returns {import('vite').Plugin}
 */
export default function islands() {
  return {
    name: 'islands',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: (id) =>
      id === `\0${name}`
        ? `export const scripts = ${JSON.stringify([visible, island].map(source))};
           export const styles = ${JSON.stringify([source(ISLAND_STYLES)])};`
        : undefined,
  };
}

/** @param {string} text */
function source(text) {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
