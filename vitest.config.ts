import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';
import content from './tools/content.mjs';
import islands from './tools/islands.mjs';

const vars = {
  SITE_ORIGIN: 'https://ovi.example.fi',
  SECRET: 'a secret that only the tests have, forty',
  RESEND_API_KEY: 're_test',
  MAIL_FROM: 'Sijoita ja valmenna! <ovi@example.fi>',
  MAIL_REPLY_TO: 'ips@example.fi',
  SIGNING_SEED: 'a-seed-that-only-the-tests-have-32-bytes-43',
};

const libraries = [
  '@octokit/auth-app',
  '@octokit/request',
  '@rgrove/parse-xml',
  'drizzle-orm',
  'drizzle-orm/d1',
  'drizzle-orm/sqlite-core',
  'fast-check',
  'fontkit',
  'hono',
  'hono/cookie',
  'marked',
  'resend',
  'zod',
  'zod/mini',
];

export default defineConfig({
  test: {
    // Two cores, two browsers: more of them at once wait for each other until something gives up.
    maxWorkers: 2,
    maxConcurrency: 2,
    projects: [
      {
        plugins: [content(), islands()],
        test: {
          name: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/{functions,browser}/**'],
          testTimeout: 30_000,
        },
      },
      {
        plugins: [
          content(),
          islands(),
          cloudflareTest(async () => ({
            main: './tests/support/worker.ts',
            wrangler: { configPath: './wrangler.jsonc' },
            miniflare: {
              bindings: {
                ...vars,
                MIGRATIONS: await readD1Migrations('./functions/migrations'),
                ERASURE_MIGRATIONS: await readD1Migrations('./functions/migrations-erasures'),
              },
            },
          })),
        ],
        test: {
          name: 'functions',
          include: ['tests/functions/**/*.test.ts'],
          // Every file loads the Worker anew: the large libraries as one file each.
          deps: { optimizer: { ssr: { enabled: true, include: libraries } } },
          globalSetup: ['tests/support/mailbox.ts', 'tests/support/hook.ts'],
          testTimeout: 30_000,
        },
      },
      {
        plugins: [content()],
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/support/site.ts'],
          // A browser on a busy machine is late now and then; the report names what needed a second try.
          retry: 1,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
