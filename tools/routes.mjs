import { deskRoutes } from '../src/i18n/desk.ts';
import { routes } from '../src/i18n/routes.ts';

/**
 * Puts every address of `src/i18n/routes.ts` and `src/i18n/desk.ts` before Astro, so that one view serves a page in
 * all its languages. What else is asked for under `/desk/` is the desk's to answer too.
 * @returns {import('astro').AstroIntegration}
 */
export default function localizedRoutes() {
  return {
    name: 'localized-routes',
    hooks: {
      'astro:config:setup': ({ injectRoute }) => {
        const inject = (
          /** @type {string} */ path,
          /** @type {string} */ view,
          /** @type {boolean} */ prerender,
        ) =>
          injectRoute({
            pattern: path.replace(/\/$/, '') || '/',
            entrypoint: `./src/views/${view}.astro`,
            prerender,
          });
        for (const { view, path, ...rest } of Object.values(routes)) {
          for (const pattern of Object.values(path)) inject(pattern, view, !('onRequest' in rest));
        }
        for (const { view, path } of Object.values(deskRoutes)) inject(path, view, false);
        inject('/desk/[...rest]/', 'desk/desk', false);
      },
    },
  };
}
