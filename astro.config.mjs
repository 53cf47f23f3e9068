import cloudflare from '@astrojs/cloudflare';
import react from '@astrojs/react';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'astro/config';
import content from './tools/content.mjs';
import headers from './tools/headers.mjs';
import islands from './tools/islands.mjs';
import kit from './tools/kit.mjs';
import pdf from './tools/pdf.mjs';
import routes from './tools/routes.mjs';
import rules from './tools/rules.mjs';
import search from './tools/search.mjs';
import share from './tools/share.mjs';
import sitemap from './tools/sitemap.mjs';
import unset from './tools/unset.mjs';

/** What a page with an island loads besides its own part: one file of the library, one of what the islands share. */
const chunks = [
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
  {
    name: 'shared',
    test: /[\\/]src[\\/](islands[\\/](say|draft)|programme[\\/]commitments)\.ts|preload-helper/,
  },
];

export default defineConfig({
  site: process.env['SITE_ORIGIN'] ?? 'http://localhost:8790',
  output: 'static',
  trailingSlash: 'always',
  adapter: cloudflare({ prerenderEnvironment: 'node', imageService: 'compile' }),
  session: false,
  integrations: [react(), routes(), rules(), headers(), unset(), kit(), share(), search(), sitemap()],
  build: { format: 'directory', inlineStylesheets: 'never' },
  compressHTML: true,
  markdown: { syntaxHighlight: false },
  devToolbar: { enabled: false },
  vite: {
    plugins: [tailwindcss(), content(), islands(), pdf()],
    build: { assetsInlineLimit: 0 },
    environments: {
      client: { build: { rolldownOptions: { output: { codeSplitting: { groups: chunks } } } } },
    },
  },
});
