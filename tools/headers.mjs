import { appendFile } from 'node:fs/promises';
import { adminHeaders, common } from '../functions/policy.ts';
import { isLocal } from './admin.mjs';

/**
 * Gives the pages made at build the headers that the Worker gives its own.
 * @returns {import('astro').AstroIntegration}
 */
export default function headers() {
  return {
    name: 'headers',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const rule = (/** @type {string} */ pattern, /** @type {string[]} */ lines) =>
          `${pattern}\n${lines.map((line) => `  ${line}\n`).join('')}`;
        const lines = (/** @type {Readonly<Record<string, string>>} */ headers) =>
          Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
        const admin = adminHeaders(isLocal(process.env.SITE_ORIGIN));
        const loosened = Object.keys(admin).filter((name) => name in common);
        await appendFile(
          new URL('./_headers', dir),
          rule('/*', lines(common)) +
            rule('/admin/*', [...loosened.map((name) => `! ${name}`), ...lines(admin)]) +
            rule('/admin/assets/*', ['Cache-Control: public, max-age=31536000, immutable']),
        );
      },
    },
  };
}
