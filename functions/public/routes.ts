import type { Context, Hono } from 'hono';
import { type Locale, locales } from '../../src/i18n/locale';
import { href, routes } from '../../src/i18n/routes';
import type { Host } from '../host';
import { allowed } from '../open';
import { isNameless } from '../own/nameless';
import { find } from '../register';
import { changes } from './changes';
import { readCode } from './code';
import { registerCsv } from './csv';
import { registerJson } from './json';
import { readAward, readList } from './read';
import { serve } from './serve';

/** The register, the check page and the open data. */
export function publish(app: Hono<Host>): void {
  for (const locale of locales) {
    app.get(routes.register.path[locale], register(locale));
    for (const key of ['holder', 'check'] as const) {
      const path = routes[key].path[locale].replace('[code]', ':code');
      app.get(path, award(key, locale));
      app.get(path.replace(/\/$/, ''), award(key, locale));
    }
  }

  for (const [path, file] of Object.entries({
    '/api/register.csv': registerCsv,
    '/api/register.json': registerJson,
    '/api/changes.json': changes,
  })) {
    app.get(path, (c) => serve(c.req.raw, file(c.var.world, new URL(c.req.url))));
    app.options(path, allowed);
  }
}

/** The list. Whoever types the code of a logo into its search is taken to the logo. */
function register(locale: Locale) {
  return async (c: Context<Host>): Promise<Response> => {
    const params = new URL(c.req.url).searchParams;
    const code = readCode(params.get('name') ?? '');
    if (code && (await find(c.var.world, code))) return c.redirect(href('check', locale, { code }), 303);
    return c.var.show({ register: await readList(c.var.world, params) });
  };
}

/** The page of one award, under the one address it has. */
function award(key: 'holder' | 'check', locale: Locale) {
  return async (c: Context<Host>): Promise<Response> => {
    const code = readCode(c.req.param('code') ?? '');
    if (!code) return c.var.show({ register: { page: 'unknown', code } }, 404);
    const address = href(key, locale, { code });
    if (c.req.path !== address) return c.redirect(address, 301);
    const found = await readAward(c.var.world, code);
    const nameless = found.page === 'award' && isNameless(found.award);
    const shown = nameless && key === 'holder' ? ({ page: 'unknown', code } as const) : found;
    return c.var.show({ register: shown }, shown.page === 'unknown' ? 404 : undefined);
  };
}
