import { drizzle } from 'drizzle-orm/d1';
import { createServer } from 'vite';
import { getPlatformProxy } from 'wrangler';
import content from '../content.mjs';
import islands from '../islands.mjs';
import { root } from '../run.mjs';

/**
 * Opens the database of a folder outside the Worker, with the program's own code beside it.
 * @param {{ state: string, secret: string, origin: string }} options `state`: the folder of the database
 * @returns {Promise<{ fill(options?: { employers?: number, seed?: number }): Promise<Record<string, number>>, close(): Promise<void> }>}
 */
export async function open({ state, secret, origin }) {
  const proxy = await getPlatformProxy({
    configPath: `${root}/wrangler.jsonc`,
    envFiles: [],
    persist: { path: `${state}/v3` },
    remoteBindings: false,
  });
  const vite = await createServer({
    root,
    configFile: false,
    plugins: [content(), islands()],
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    appType: 'custom',
    logLevel: 'error',
  });
  const close = async () => {
    await vite.close();
    await proxy.dispose();
  };
  const load = (/** @type {string} */ file) => vite.ssrLoadModule(file);
  try {
    const { secretFrom } = await load('/functions/secret.ts');
    const { fill } = await load('/tools/demo/fill.ts');
    const db = drizzle(/** @type {never} */ (proxy.env.DB));
    const world = { db, origin, now: () => new Date(), secret: secretFrom(secret) };
    return { fill: (/** @type {object | undefined} */ options) => fill(world, options), close };
  } catch (error) {
    await close();
    throw error;
  }
}
