import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import { Marked } from 'marked';
import { build } from 'vite';
import content from './content.mjs';
import { root } from './run.mjs';

const folders = ['src', 'content/logo', 'content/settings', 'content/pages', 'tools'];
const checker = ['ajv', 'ajv-errors', 'ajv-keywords/dist/keywords'];

/**
 * Whether the site is built to be served on a person's own computer, where the CMS edits the working tree.
 * @param {string} [origin]
 */
export function isLocal(origin = 'http://localhost') {
  return ['localhost', '127.0.0.1'].includes(new URL(origin).hostname);
}

/**
 * Builds the CMS of `/admin/` into the built site. What was built before from the same sources is taken from the
 * cache, since most builds change nothing of it.
 * @param {{ local: boolean, into?: string, checked?: boolean }} options `local`: it may read and write this
 *   computer's working tree; `into`: the folder that `/admin/` is served from; `checked`: with Decap's own checker of
 *   configurations, which the site's policy does not allow to run
 * @returns {Promise<void>}
 */
export async function buildAdmin({ local, into = join(root, 'dist/client/admin'), checked = false }) {
  const kept = join(root, 'node_modules/.cache/admin', `${fingerprint()}-${local}-${checked}`);
  if (!existsSync(kept)) {
    const made = `${kept}.${process.pid}`;
    await make(made, { local, checked });
    writeGuide(join(made, 'guide'));
    rmSync(kept, { recursive: true, force: true });
    renameSync(made, kept);
  }
  rmSync(into, { recursive: true, force: true });
  mkdirSync(into, { recursive: true });
  cpSync(kept, into, { recursive: true });
}

/**
 * @param {string} outDir
 * @param {{ local: boolean, checked: boolean }} options
 */
async function make(outDir, { local, checked }) {
  const stand = (/** @type {string} */ file) => join(root, 'src/admin', file);
  const { NODE_ENV = '' } = process.env;
  // Vite builds for development where the tests run, and React has other functions then.
  process.env.NODE_ENV = 'production';
  await build({
    root: join(root, 'src/admin'),
    base: '/admin/',
    configFile: false,
    logLevel: 'error',
    plugins: [tailwindcss(), content(), evalFree(), restrained(), lean()],
    resolve: {
      dedupe: ['react', 'react-dom'],
      alias: checked
        ? []
        : checker.map((name) => ({
            find: new RegExp(`^${name}$`),
            replacement: stand(name === 'ajv' ? 'ajv.ts' : 'nothing.ts'),
          })),
    },
    define: {
      LOCAL: JSON.stringify(local),
      DRAWINGS: JSON.stringify(drawings()),
      'process.env.NODE_ENV': JSON.stringify('production'),
      'process.env': '{}',
      global: 'globalThis',
    },
    build: {
      outDir,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 8_000,
      modulePreload: { polyfill: false },
      target: 'es2023',
    },
  }).finally(() => {
    process.env.NODE_ENV = NODE_ENV;
  });
}

/**
 * A package of Decap's asks for Node's own printing by `eval`, for nothing in a browser.
 * @returns {import('vite').Plugin}
 */
function evalFree() {
  const asking = /eval\((["'`])require\('util'\)\.inspect\1\)/g;
  return {
    name: 'eval-free',
    transform: (code) =>
      code.search(asking) < 0 ? undefined : { code: code.replace(asking, '{}'), map: null },
  };
}

/** What Decap does and must not, by the end of its path, and what it does instead. */
const unwanted = /** @type {const} */ ([
  // Before `src/admin/saving.ts`, which knows every rule and every language, Decap checks by itself: it refuses for
  // Finnish alone, mostly without a word, and for good when a field was wrong in a language that is no longer shown.
  // What it finds is marked at the field; it does not stand in the way.
  ['actions/entries.js', 'if (!fieldsErrors.isEmpty()) {', 'if (false) {'],
  ['actions/editorialWorkflow.js', 'if (!fieldsErrors.isEmpty()) {', 'if (false) {'],
  // Unpublishing deletes every language, and only then makes a draft, of what the list had read: Finnish alone, or
  // nothing when it is refused. What is published leaves the site by its field "Draft", as another change does.
  [
    'components/Editor/EditorToolbar.js',
    "canDelete && canPublish && _jsx(DropdownItem, {\n        label: t('editor.editorToolbar.unpublish')",
    "false && _jsx(DropdownItem, {\n        label: t('editor.editorToolbar.unpublish')",
  ],
]);

/**
 * Keeps Decap from what it must not do.
 * @returns {import('vite').Plugin}
 */
function restrained() {
  return {
    name: 'restrained',
    transform(code, id) {
      const path = id.replaceAll('\\', '/');
      const found = unwanted.find(([end]) => path.endsWith(`/decap-cms-core/dist/esm/${end}`));
      if (!found) return undefined;
      const [, from, to] = found;
      if (!code.includes(from)) throw new Error(`${id} is written in another way than it used to be`);
      return { code: code.replace(from, to), map: null };
    },
  };
}

/** What Decap brings and is not used here, by the end of its path, and what stands in for it. */
const unused = /** @type {const} */ ([
  // The other way of asking GitHub; its library makes code from text.
  ['decap-cms-backend-github/dist/esm/GraphQLAPI.js', 'export default class {}'],
  // Content in TOML.
  ['decap-cms-core/dist/esm/formats/toml.js', 'export default {}'],
  // What reads front matter unless it is told by what: Decap tells.
  ['gray-matter/lib/engines.js', 'module.exports = {}'],
  // Decap's own preview of pictures in a text, drawn as on a server: ours draws the whole text.
  [
    'decap-cms-widget-richtext/dist/esm/serializers/remarkRehypeShortcodes.js',
    'export default () => (root) => root',
  ],
  // Pictures made into WebP: `src/admin/upload.ts` makes them smaller.
  ['@jsquash/webp/index.js', 'export {}'],
]);

/**
 * Leaves out what is never used.
 * @returns {import('vite').Plugin}
 */
function lean() {
  return {
    name: 'lean',
    enforce: 'pre',
    load: (id) => unused.find(([path]) => id.replaceAll('\\', '/').endsWith(`/node_modules/${path}`))?.[1],
  };
}

/** @returns {string[]} */
function drawings() {
  return readdirSync(join(root, 'content/logo'))
    .filter((file) => file.endsWith('.svg'))
    .map((file) => file.replace(/\.svg$/, ''))
    .sort();
}

const guide = {
  fi: { admin: 'Sisältöihin', other: 'På svenska', contents: 'Sisällys' },
  sv: { admin: 'Till innehållet', other: 'Suomeksi', contents: 'Innehåll' },
};

/**
 * The officer's guide as pages of `/admin/guide/`.
 * @param {string} into
 */
function writeGuide(into) {
  cpSync(join(root, 'src/admin/guide'), into, { recursive: true, filter: (path) => !path.endsWith('.md') });
  for (const locale of /** @type {const} */ (['fi', 'sv'])) {
    const other = locale === 'fi' ? 'sv' : 'fi';
    const text = readFileSync(join(root, `src/admin/guide/${locale}.md`), 'utf8');
    const title = /^# (.+)$/m.exec(text)?.[1] ?? '';
    /** @type {string[]} */
    const chapters = [];
    const html = new Marked({
      renderer: {
        heading({ tokens, depth }) {
          const words = this.parser.parseInline(tokens);
          if (depth !== 2) return `<h${depth}>${words}</h${depth}>`;
          chapters.push(words);
          return `<h2 id="osa-${chapters.length}">${words}</h2>`;
        },
        image: ({ href, text: alt }) =>
          `<img src="/admin/guide/${href}" alt="${alt}" width="1280" height="800" loading="lazy">`,
      },
    }).parse(text.replace(/^# .+$/m, ''));
    const list = chapters.map((words, at) => `<li><a href="#osa-${at + 1}">${words}</a></li>`).join('');
    const { admin, other: way, contents } = guide[locale];
    const page = `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${title}</title><link rel="icon" href="/favicon.svg" type="image/svg+xml"><link rel="stylesheet" href="/admin/guide/guide.css"></head><body><header><a href="/admin/">${admin}</a><a href="/admin/guide/${other}.html" lang="${other}" hreflang="${other}">${way}</a></header><main><h1>${title}</h1><nav aria-label="${contents}"><ol>${list}</ol></nav>${html}</main></body></html>`;
    writeFileSync(join(into, `${locale}.html`), page);
    if (locale === 'fi') writeFileSync(join(into, 'index.html'), page);
  }
}

function fingerprint() {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  for (const folder of folders) {
    for (const path of inside(folder)) hash.update(`\0${path}\0`).update(readFileSync(join(root, path)));
  }
  return hash.digest('hex').slice(0, 20);
}

/** @param {string} folder */
function inside(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}
