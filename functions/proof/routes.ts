import type { Context, Hono } from 'hono';
import { locales } from '../../src/i18n/locale';
import { href, routes } from '../../src/i18n/routes';
import { dayAt } from '../../src/programme/day';
import { site } from '../content';
import type { Host } from '../host';
import { allowed } from '../open';
import { readCode } from '../public/code';
import { find } from '../register';
import { readBadgeFile } from './file';
import { issuerDocument, purposes, statusList } from './lists';
import { elsewhere, type Served, serveOpen } from './serve';
import { storedCredential } from './stored';

/** No state is shown, and no name that was erased, for longer than this after the change. */
const briefly = 'public, max-age=60, must-revalidate';
const credentialType = 'application/vc+ld+json';
const pictures = { svg: 'image/svg+xml; charset=utf-8', png: 'image/png' } as const;

/**
 * Live badges, signed badges, status lists and the issuer: what others show, and what others check. What draws is
 * loaded when somebody asks.
 */
export function prove(app: Hono<Host>): void {
  for (const locale of locales)
    app.get(routes.checker.path[locale], async (c) => {
      const typed = c.req.query('code')?.slice(0, 40);
      const code = readCode(typed ?? '');
      if (code) return c.redirect(href('check', locale, { code }), 303);
      return c.var.show(typed === undefined ? {} : { checked: { typed } });
    });

  app.get('/issuer', async (c) => {
    const document = await issuerDocument(c.var.world, site.en.name);
    return document
      ? json(c, document, { type: 'application/ld+json', keep: briefly })
      : waiting('No key has been set yet');
  });

  app.get('/status/:list', async (c) => {
    const [, word, number] = /^(\w+)-(\d{1,4})$/.exec(c.req.param('list')) ?? [];
    const purpose = purposes.find((one) => one === word);
    const list = purpose ? await statusList(c.var.world, purpose, Number(number)) : 'missing';
    if (list === 'missing') return missing('There is no such list');
    if (list === 'unsigned') return waiting('No key has been set yet');
    return serveOpen(c.req.raw, { type: credentialType, keep: briefly, body: () => list });
  });

  app.get('/b/mark.svg', async (c) => {
    const { programmeMark } = await import('./badge');
    return serveOpen(c.req.raw, { type: pictures.svg, keep: briefly, body: programmeMark });
  });

  app.get('/b/:file', async (c) => {
    const { world } = c.var;
    const asked = readBadgeFile(c.req.param('file'));
    const code = readCode(asked?.name ?? '');
    if (!asked || !code) return missing('There is no such badge');
    if (asked.type === 'json') {
      const stored = await storedCredential(world, code);
      return stored ? c.redirect(`/b/${code}/${stored.serial}.json`, 302) : missing('Nothing is signed yet');
    }
    const { liveBadge, pixelsWide } = await import('./badge');
    const { painted } = await import('./pixels');
    const { svg, known } = await liveBadge(world, code, asked.locale ?? 'fi');
    const body = asked.type === 'svg' ? () => svg : () => painted(svg, pixelsWide);
    const status = known ? 200 : 404;
    return serveOpen(c.req.raw, { type: pictures[asked.type], keep: briefly, same: svg, status, body });
  });

  app.get('/b/:code/:file', async (c) => {
    const { world } = c.var;
    const code = readCode(c.req.param('code'));
    const asked = readBadgeFile(c.req.param('file'));
    const serial = asked?.name === 'latest' ? undefined : Number(asked?.name);
    if (!code || !asked || (serial !== undefined && !(serial >= 1))) return missing('There is no such badge');
    const { type, locale } = asked;
    const stored = await storedCredential(world, code, serial);
    if (!stored) return missing('There is no such credential');
    if (type === 'json' || !locale)
      return serveOpen(c.req.raw, { type: credentialType, keep: briefly, body: () => stored.document });
    // The signed picture says "valid until": where that is not so, the live one stands in its place.
    const state = (await find(world, code))?.state.state;
    if (state !== 'active' || stored.until < dayAt(world.now()))
      return elsewhere(`/b/${code}.${locale}.${type}`, briefly);
    const { bakedBadge } = await import('./baked');
    const baked = await bakedBadge(world, code, locale, type, stored.serial);
    if (!baked) return missing('There is no such credential');
    return serveOpen(c.req.raw, {
      type: pictures[type],
      keep: briefly,
      file: baked.file,
      body: () => baked.bytes,
    });
  });

  for (const path of ['/issuer', '/status/:list', '/b/:file', '/b/:code/:file']) app.options(path, allowed);
}

function json(c: Context<Host>, document: object, how: Pick<Served, 'type' | 'keep'>): Promise<Response> {
  return serveOpen(c.req.raw, { ...how, body: () => JSON.stringify(document) });
}

function missing(why: string): Response {
  return new Response(`404: ${why}\n`, { status: 404, headers: { 'Access-Control-Allow-Origin': '*' } });
}

function waiting(why: string): Response {
  return new Response(`503: ${why}\n`, { status: 503, headers: { 'Access-Control-Allow-Origin': '*' } });
}
