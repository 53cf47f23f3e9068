import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import content from './content.mjs';
import { openSource } from './source.mjs';

const root = resolve(import.meta.dirname, '..');
const cache = join(root, 'node_modules/.cache/kit');
/** @type {Promise<void> | undefined} */
let painting;

/** What the kit is made of; when nothing of it has changed, the files of last time are taken. */
const sources = [
  'content/logo',
  'content/settings',
  'src/kit',
  'src/i18n',
  'tools/kit.mjs',
  'package-lock.json',
];

/**
 * Puts the part of the logo kit that names no holder into the build, under `kit/`: the Worker hands it out with each
 * holder's own part. The same input makes the same bytes, so what was made once is kept.
 * @returns {import('astro').AstroIntegration}
 */
export default function kit() {
  return {
    name: 'kit',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const origin = process.env['SITE_ORIGIN'] ?? 'http://localhost:8790';
        const key = await fingerprint(origin);
        const kept = join(cache, key);
        const begun = performance.now();
        const fresh = !(await exists(join(kept, 'list.json')));
        if (fresh) {
          const files = await generalKit(origin);
          const making = `${kept}.${process.pid}`;
          for (const [path, bytes] of files) {
            await mkdir(dirname(join(making, path)), { recursive: true });
            await writeFile(join(making, path), bytes);
          }
          await mkdir(cache, { recursive: true });
          await rm(kept, { recursive: true, force: true });
          await rename(making, kept);
          for (const other of await readdir(cache))
            if (other !== key) await rm(join(cache, other), { recursive: true, force: true });
        }
        await cp(kept, fileURLToPath(new URL('./kit/', dir)), { recursive: true });
        logger.info(`${fresh ? 'drawn' : 'kept'} in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
      },
    },
  };
}

/**
 * Loads the kit's own code.
 * @returns what the modules export, the painter ready, and how to close
 */
export async function openKit() {
  const source = await openSource([content()]);
  const { load } = source;
  const words = await load('/functions/kit/words.ts');
  const general = await load('/src/kit/general.ts');
  const personal = await load('/src/kit/personal.ts');
  const draw = await load('/src/kit/draw.ts');
  const file = await load('/src/kit/file.ts');
  const pixels = await load('/src/kit/pixels.ts');
  const wasm = await readFile(join(root, 'node_modules/@resvg/resvg-wasm/index_bg.wasm'));
  // The painter is Node's own module: one for all that is loaded here, and it can be started once.
  painting ??= pixels.startPixels(() => wasm);
  await painting;
  return { words, general, personal, draw, file, pixels, load, close: () => source.close() };
}

/**
 * Every file of the general kit, with `list.json` that names each, its size and its SHA-256, by language.
 * @param {string} origin
 * @returns {Promise<Map<string, Uint8Array>>}
 */
async function generalKit(origin) {
  const kit = await openKit();
  try {
    const words = kit.words.wordsOf(origin);
    const files = new Map();
    /** @type {Record<string, { path: string, size: number, sha256: string }[]>} */
    const list = {};
    for (const language of kit.draw.kitLanguages) {
      const rows = [];
      for (const file of kit.general.generalFiles(kit.words.masters, words, language, kit.words.kitDay)) {
        const bytes = await kit.file.bytesOf(file);
        files.set(`${language}/${file.path}`, bytes);
        rows.push({ path: file.path, size: bytes.length, sha256: await kit.file.sha256(bytes) });
      }
      list[language] = rows;
    }
    files.set('list.json', new TextEncoder().encode(JSON.stringify(list)));
    return files;
  } finally {
    await kit.close();
  }
}

/** @param {string} origin */
async function fingerprint(origin) {
  const hash = createHash('sha256').update(origin);
  for (const source of sources)
    for (const file of await inside(join(root, source)))
      hash.update(`\0${file.slice(root.length)}\0`).update(await readFile(file));
  return hash.digest('hex').slice(0, 32);
}

/** @param {string} path @returns {Promise<string[]>} */
async function inside(path) {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => undefined);
  if (!entries) return [path];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** @param {string} path */
function exists(path) {
  return readFile(path).then(
    () => true,
    () => false,
  );
}
