import type { Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import * as z from 'zod/mini';
import type { DeskLocale } from '../../src/desk/time';
import type { Role } from '../../src/programme/roles';
import { emptied, leave, memberOf } from '../desk/door';
import type { Host } from '../host';
import { visitorOf } from '../origin';
import { digest } from '../secret';
import { sessionLives } from '../staff/sign';
import { type Accounts, mayWrite } from './accounts';
import type { Repository } from './github';
import { parse } from './json';

/** Where the admin asks. */
export const base = '/api/cms';
const back = `${base}/oauth/callback`;

/** Who edits, however they came in. */
export interface Editor {
  /** By which the audit log knows them; tells nobody else who they are. */
  readonly id: string;
  readonly name: string;
  /** For the author of a commit: reaches nobody. */
  readonly address: string;
  readonly locale: DeskLocale;
  /** Their role at the desk; none of those who come by GitHub, which itself knows what they may. */
  readonly role?: Role;
}

/** What is kept in the browser while somebody is at GitHub's page. */
const trip = {
  name: 'oauth',
  kept: { prefix: 'host', path: '/', secure: true, httpOnly: true, sameSite: 'Lax', maxAge: 600 },
} as const;
/** Who has come back from there, sealed, so that no script and no reader of the browser's files has the token. */
const pass = {
  name: 'github',
  kept: {
    prefix: 'host',
    path: '/',
    secure: true,
    httpOnly: true,
    sameSite: 'Strict',
    maxAge: sessionLives / 1000,
  },
} as const;

const passed = z.object({
  use: z.literal('cms'),
  token: z.string(),
  id: z.int(),
  login: z.string(),
  name: z.string(),
  locale: z.enum(['fi', 'sv']),
  until: z.string(),
});

/**
 * The ways in and out. With `CMS_SIGN_IN=github` somebody goes to GitHub's page and comes back with a code, which is
 * taken only from the browser that was sent there; the token it is good for stays on this side. Nothing is handed over
 * between windows, and GitHub sends people back to this address alone.
 */
export function signing(app: Hono<Host>): void {
  app.get(`${base}/sign-in`, async (c) => {
    const locale = c.req.query('lang') === 'sv' ? 'sv' : 'fi';
    const { world } = c.var;
    const accounts = world.accounts();
    if (!accounts) return c.redirect(`/desk/sign-in/${locale === 'sv' ? '?lang=sv' : ''}`, 303);
    const [state, verifier] = [world.ids.token(), world.ids.token()];
    setCookie(c, trip.name, `${state}.${verifier}.${locale}`, trip.kept);
    return c.redirect(accounts.page(world.origin + back, state, await digest(verifier)), 303);
  });

  app.get(back, async (c) => {
    const accounts = c.var.world.accounts();
    if (!accounts) return c.notFound();
    const outcome = await arrive(c, accounts).catch((error: Error) => {
      c.var.world.log('cms.trouble', { error: error.name });
      return 'failed' as const;
    });
    return c.redirect(outcome === 'in' ? '/admin/' : `/admin/?sign-in=${outcome}`, 303);
  });

  app.post(`${base}/sign-out`, async (c) => {
    const accounts = c.var.world.accounts();
    if (!accounts) {
      await leave(c);
      return c.json({});
    }
    const token = (await passOf(c))?.token;
    deleteCookie(c, pass.name, pass.kept);
    emptied(c);
    if (token)
      await accounts
        .end(token)
        .catch((error: Error) => c.var.world.log('cms.trouble', { error: error.name }));
    return c.json({});
  });
}

/** Whoever is signed in, with the repository as they may use it; undefined where the site has no repository. */
export async function editorOf(
  c: Context<Host>,
): Promise<{ by: Editor; repository: Repository } | 'nobody' | undefined> {
  const { world } = c.var;
  const accounts = world.accounts();
  if (accounts) {
    const found = await passOf(c);
    if (!found) return 'nobody';
    const { id, login, name, locale, token } = found;
    const address = `${id}+${login}@users.noreply.github.com`;
    return { by: { id: `github-${id}`, name, address, locale }, repository: accounts.as(token) };
  }
  const repository = world.repository();
  if (!repository) return undefined;
  const member = await memberOf(c);
  if (!member) return 'nobody';
  const { id, role, locale } = member;
  // The first lead is called by the mail address until somebody writes a name; no address goes into the history.
  const name = member.name.includes('@') ? nobodysName : member.name;
  const address = `${id}@noreply.${new URL(world.origin).hostname}`;
  return { by: { id, name, address, locale, role }, repository };
}

/** Takes back what GitHub no longer knows. */
export function forget(c: Context<Host>): void {
  deleteCookie(c, pass.name, pass.kept);
}

const nobodysName = 'Toimitus · Redaktionen';

async function arrive(c: Context<Host>, accounts: Accounts): Promise<'in' | 'failed' | 'role'> {
  const { world } = c.var;
  const [state = '', verifier = '', language] = (getCookie(c, trip.name, 'host') ?? '').split('.');
  deleteCookie(c, trip.name, trip.kept);
  const [code, returned] = [c.req.query('code'), c.req.query('state')];
  if (!code || !returned || !state || (await digest(returned)) !== (await digest(state))) return 'failed';
  if (!(await world.brake(`cms:${visitorOf(c.req.raw)}`))) return 'failed';
  const token = await accounts.token(code, verifier, world.origin + back);
  const account = token && (await accounts.who(token));
  if (!account) return 'failed';
  if (!(await mayWrite(accounts.as(token)))) {
    await accounts.end(token);
    return 'role';
  }
  const found: z.infer<typeof passed> = {
    use: 'cms',
    token,
    ...account,
    locale: language === 'sv' ? 'sv' : 'fi',
    until: new Date(world.now().getTime() + sessionLives).toISOString(),
  };
  setCookie(c, pass.name, await world.secret.seal(JSON.stringify(found)), pass.kept);
  return 'in';
}

async function passOf(c: Context<Host>): Promise<z.infer<typeof passed> | undefined> {
  const { world } = c.var;
  const sealed = getCookie(c, pass.name, 'host');
  const text = sealed && (await world.secret.unseal(sealed).catch(() => undefined));
  if (!text) return undefined;
  const found = passed.safeParse(parse(text));
  return found.success && found.data.until > world.now().toISOString() ? found.data : undefined;
}
