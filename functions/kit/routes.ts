import type { Hono } from 'hono';
import { locales } from '../../src/i18n/locale';
import { routes } from '../../src/i18n/routes';
import type { Host } from '../host';

/**
 * The kit, under the link of the holder's own page and for as long as that link: one zip for each language, and each of
 * the holder's own files. Where there is no kit, the own page says why. What draws is loaded when somebody asks.
 */
export function kitRoutes(app: Hono<Host>): void {
  const serve = () => import('./serve');
  for (const locale of locales) {
    const own = routes.own.path[locale].replace('[token]', ':token');
    app.get(`${own}kit/:zip{[a-z-]+\\.zip}`, async (c) => (await serve()).zip(c, locale));
    app.get(`${own}kit/:language/:path{.+}`, async (c) => (await serve()).single(c, locale));
  }
  app.get('/kit/*', (c) => c.var.show({}, 404));
}
