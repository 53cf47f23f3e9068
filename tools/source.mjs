import { createServer } from 'vite';
import { root } from './run.mjs';

/**
 * Opens the program's own TypeScript to a tool.
 * @param {import('vite').Plugin[]} [plugins] what the modules need to be read, such as `content()`
 * @returns `load` reads a module by its path from the root, `/src/…`; `close` when nothing more is read
 */
export async function openSource(plugins = []) {
  const vite = await createServer({
    root,
    configFile: false,
    plugins,
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    // Nothing here is for a browser: looking for what one would need takes seconds.
    optimizeDeps: { noDiscovery: true },
    appType: 'custom',
    logLevel: 'error',
  });
  return {
    load: (/** @type {string} */ path) => vite.ssrLoadModule(path),
    close: () => vite.close(),
  };
}
