import { routes } from '../src/i18n/routes.ts';

/**
 * Puts every address of `src/i18n/routes.ts` before Astro, so that one view serves a page in all its languages.
 * @returns {import('astro').AstroIntegration}
 */
export default function localizedRoutes() {
  return {
    name: 'localized-routes',
    hooks: {
      'astro:config:setup': ({ injectRoute }) => {
        for (const { view, path, ...rest } of Object.values(routes)) {
          const prerender = !('onRequest' in rest);
          for (const pattern of Object.values(path)) {
            injectRoute({
              pattern: pattern.replace(/\/$/, '') || '/',
              entrypoint: `./src/views/${view}.astro`,
              prerender,
            });
          }
        }
      },
    },
  };
}
