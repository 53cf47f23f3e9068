import type { Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { fields, readFields } from '../../src/desk/forms';
import type { DeskLocale } from '../../src/desk/time';
import { typed } from '../../src/forms/form';
import { deskHref, deskRoutes } from '../../src/i18n/desk';
import { isAllowed } from '../../src/programme/roles';
import { aside } from '../aside';
import { readForm } from '../body';
import { wake } from '../deliver';
import type { Host } from '../host';
import { visitorOf } from '../origin';
import { askIn, type Staff, sessionLives, signIn, signOut, staffOf } from '../staff/sign';

const name = 'session';
const kept = {
  prefix: 'host',
  path: '/',
  secure: true,
  httpOnly: true,
  sameSite: 'Lax',
  maxAge: sessionLives / 1000,
} as const;

/** Sign-in: a form that asks for an address, and the button behind the link that comes by letter. */
export function door(app: Hono<Host>): void {
  app.get(deskRoutes['sign-in'].path, async (c) => {
    if (await memberOf(c)) return c.redirect(deskHref('today'), 303);
    return c.var.show({ desk: { page: 'sign-in', state: 'empty', locale: languageOf(c) } });
  });

  app.post(deskRoutes['sign-in'].path, async (c) => {
    const { world, show } = c.var;
    const frame = { page: 'sign-in', locale: languageOf(c) } as const;
    const body = await readForm(c.req.raw);
    if (!body.ok)
      return show(
        { desk: { ...frame, state: 'empty', back: { typed: {}, faults: { email: 'unreadable' } } } },
        body.status,
      );
    if (!(await world.brake(`desk:${visitorOf(c.req.raw)}`)))
      return show({ desk: { ...frame, state: 'busy' } }, 429);
    const read = readFields(fields.signIn, body.data);
    if (!read.ok) {
      const back = { typed: typed({ fields: fields.signIn }, body.data), faults: read.faults };
      return show({ desk: { ...frame, state: 'empty', back } }, 422);
    }
    const { email } = read.answers;
    aside(c, 'sign-in.trouble', () => askIn(world, email).then(() => wake(world)));
    return show({ desk: { ...frame, state: 'sent' } });
  });

  const link = deskRoutes['sign-in-link'].path.replace('[token]', ':token');
  app.get(link, (c) => c.var.show({ desk: { page: 'sign-in-link', locale: languageOf(c) } }));

  app.post(link, async (c) => {
    const { world, show } = c.var;
    const secret = await signIn(world, c.req.param('token') ?? '');
    if (!secret) return show({ desk: { page: 'sign-in', state: 'gone', locale: languageOf(c) } }, 410);
    const earlier = getCookie(c, name, 'host');
    if (earlier) await signOut(world, earlier);
    setCookie(c, name, secret, kept);
    const member = await staffOf(world, secret);
    return c.redirect(member && !isAllowed(member.role, 'desk') ? '/admin/' : deskHref('today'), 303);
  });
}

/** Who is signed in, asked of the database at every request. */
export function memberOf(c: Context<Host>): Promise<Staff | undefined> {
  return staffOf(c.var.world, getCookie(c, name, 'host'));
}

/** Has the browser forget what it keeps of what only staff may read. */
export function emptied(c: Context<Host>): void {
  c.header('Clear-Site-Data', '"cache"');
}

/** Ends the session, on the server and in the browser. */
export async function leave(c: Context<Host>): Promise<Response> {
  const secret = getCookie(c, name, 'host');
  if (secret) await signOut(c.var.world, secret);
  deleteCookie(c, name, kept);
  emptied(c);
  return c.redirect(deskHref('sign-in'), 303);
}

function languageOf(c: Context<Host>): DeskLocale {
  return c.req.query('lang') === 'sv' ? 'sv' : 'fi';
}
