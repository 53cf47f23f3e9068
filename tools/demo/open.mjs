import { drizzle } from 'drizzle-orm/d1';
import { getPlatformProxy } from 'wrangler';
import content from '../content.mjs';
import islands from '../islands.mjs';
import { root } from '../run.mjs';
import { openSource } from '../source.mjs';

/**
 * Opens the database of a folder outside the Worker, with the program's own code beside it.
 * @param {{ state: string, secret: string, origin: string }} options `state`: the folder of the database
 * @returns {Promise<{
 *   fill(options?: { employers?: number, seed?: number }): Promise<Record<string, number>>,
 *   doorsOf(locale: string): Promise<Record<string, string>>,
 *   close(): Promise<void>,
 * }>}
 */
export async function open({ state, secret, origin }) {
  const proxy = await getPlatformProxy({
    configPath: `${root}/wrangler.jsonc`,
    envFiles: [],
    persist: { path: `${state}/v3` },
    remoteBindings: false,
  });
  const source = await openSource([content(), islands()]);
  const close = async () => {
    await source.close();
    await proxy.dispose();
  };
  const { load } = source;
  try {
    const { secretFrom } = await load('/functions/secret.ts');
    const { idsFrom } = await load('/functions/ids.ts');
    const { fill } = await load('/tools/demo/fill.ts');
    const { doorsOf } = await load('/tools/demo/doors.ts');
    const db = drizzle(/** @type {never} */ (proxy.env.DB));
    const world = { db, origin, now: () => new Date(), ids: idsFrom(crypto), secret: secretFrom(secret) };
    return {
      fill: (/** @type {object | undefined} */ options) => fill(world, options),
      doorsOf: (/** @type {string} */ locale) => doorsOf(world, locale),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
