import type { Context } from 'hono';
import type { Locale } from '../../src/i18n/locale';
import { href } from '../../src/i18n/routes';
import { type KitLanguage, kitLanguages, localesOf } from '../../src/kit/draw';
import { bytesOf, kindOf, typeOf } from '../../src/kit/file';
import { undrawable } from '../../src/kit/personal';
import type { Host } from '../host';
import { entryBy } from '../own/entry';
import { countDownload } from './count';
import { kitHolder } from './holder';
import { folderOf, ownFiles, pack } from './pack';

/** The whole kit of a holder in one language, as a zip that is made while it is sent. */
export async function zip(c: Context<Host>, locale: Locale): Promise<Response> {
  const language = languageOf((c.req.param('zip') ?? '').replace('.zip', ''));
  const holder = await drawable(c);
  if (!holder || !language) return back(c, locale);
  const shelf = (path: string) => c.env.ASSETS.fetch(new URL(path, c.req.url));
  if (c.req.method === 'HEAD') return sent(null, 'kit.zip', named(holder, language));
  const stream = await pack(c.var.world, holder, language, shelf);
  c.executionCtx.waitUntil(countDownload(c.var.world, 'zip'));
  return sent(stream, 'kit.zip', named(holder, language));
}

/** One of the holder's own files. */
export async function single(c: Context<Host>, locale: Locale): Promise<Response> {
  const language = languageOf(c.req.param('language') ?? '');
  const holder = await drawable(c);
  if (!holder || !language) return back(c, locale);
  const path = `own/${c.req.param('path') ?? ''}`;
  const file = (await ownFiles(c.var.world, holder, language)).find((one) => one.path === path);
  if (!file) return c.var.show({}, 404);
  const bytes = await bytesOf(file);
  if (c.req.method === 'GET') c.executionCtx.waitUntil(countDownload(c.var.world, kindOf(path)));
  return sent(
    bytes as Uint8Array<ArrayBuffer>,
    path,
    `${folderOf(holder)}-${path.slice(path.lastIndexOf('/') + 1)}`,
  );
}

/** The holder behind the link, if there is a kit for it and its name can be drawn. */
async function drawable(c: Context<Host>) {
  const { world } = c.var;
  const entry = await entryBy(world, c.req.param('token') ?? '');
  const holder = entry && (await kitHolder(world, entry));
  return holder && undrawable(holder).length === 0 ? holder : undefined;
}

function languageOf(word: string): KitLanguage | undefined {
  return kitLanguages.find((language) => language === word);
}

function back(c: Context<Host>, locale: Locale): Response {
  return c.redirect(`${href('own', locale, { token: c.req.param('token') ?? '' })}#kit`, 303);
}

function named(holder: Parameters<typeof folderOf>[0], language: KitLanguage): string {
  return `${folderOf(holder)}-${localesOf(language).join('-')}.zip`;
}

function sent(body: BodyInit | null, path: string, name: string): Response {
  return new Response(body, {
    headers: {
      'Content-Type': typeOf(path),
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'private, no-store',
      'X-Robots-Tag': 'noindex',
    },
  });
}
