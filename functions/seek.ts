import type { Context, Hono } from 'hono';
import { type Locale, locales } from '../src/i18n/locale';
import { routes } from '../src/i18n/routes';
import type { Catalogue } from '../src/search/catalogue';
import { type Findings, find, longestQuestion } from '../src/search/find';
import type { Host } from './host';

/** A question to the site and what was found; nothing found is told apart from a catalogue that could not be read. */
export interface Sought {
  readonly question: string;
  readonly found: Findings | undefined;
}

/** The search page: a plain form that asks by `?q=`, and the answer drawn with it. */
export function seek(app: Hono<Host>): void {
  for (const locale of locales) app.get(routes.search.path[locale], (c) => look(c, locale));
}

async function look(c: Context<Host>, locale: Locale): Promise<Response> {
  const { searchParams } = new URL(c.req.url);
  const asked = searchParams.get('q') ?? '';
  const question = asked
    .normalize('NFC')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, longestQuestion);
  if (!question) return c.var.show({});
  const catalogue = await read(c, locale);
  const found = catalogue && find(catalogue, question, locale, Number(searchParams.get('page')));
  return c.var.show({ sought: { question, found } });
}

async function read(c: Context<Host>, locale: Locale): Promise<Catalogue | undefined> {
  const answer = await c.env.ASSETS.fetch(new URL(`/search/${locale}.json`, c.req.url));
  return answer.ok ? ((await answer.json()) as Catalogue) : undefined;
}
