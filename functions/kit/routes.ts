import type { Hono } from 'hono';
import { locales } from '../../src/i18n/locale';
import { routes } from '../../src/i18n/routes';
import type { Host } from '../host';

/**
 * The kit, under the link of the holder's own page and for as long as that link: one zip for each language, and each of
 * the holder's own files. Where there is no kit, the own page says why. What draws is loaded when somebody asks. The
 * files that the build has made lie under `/kit/` for the Worker alone, and Astro's picture endpoint, which no page of
 * ours uses, would hand out those that are pictures.
 */
export function kitRoutes(app: Hono<Host>): void {
  const serve = () => import('./serve');
  for (const locale of locales) {
    const own = routes.own.path[locale].replace('[token]', ':token');
    app.get(`${own}kit/:zip{[a-z-]+\\.zip}`, async (c) => (await serve()).zip(c, locale));
    app.get(`${own}kit/:language/:path{.+}`, async (c) => (await serve()).single(c, locale));
  }
  for (const path of ['/kit/*', '/_image/*']) app.get(path, (c) => c.var.missing());
}
