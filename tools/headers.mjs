import { appendFile } from 'node:fs/promises';
import { common } from '../functions/policy.ts';

/**
 * Gives the pages made at build the headers that the Worker gives its own.
 * @returns {import('astro').AstroIntegration}
 */
export default function headers() {
  return {
    name: 'headers',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const lines = Object.entries(common).map(([name, value]) => `  ${name}: ${value}`);
        await appendFile(new URL('./_headers', dir), `/*\n${lines.join('\n')}\n`);
      },
    },
  };
}
