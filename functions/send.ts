import type { Context } from 'hono';
import type { Fields, Form, Typed } from '../src/forms/form';
import type { Locale } from '../src/i18n/locale';
import { href, type RouteKey } from '../src/i18n/routes';
import { wake } from './deliver';
import type { Host } from './host';
import { visitorOf } from './origin';
import { blank, type Stored, type Submission, submit } from './submit';
import type { World } from './world';

type Store<F extends Fields> = (world: World, submission: Submission<F>) => Promise<Stored>;

/**
 * Shows a form, empty but for what it begins with. The browser may keep it for its Back button: a form gone back to
 * after sending still has the stamp it was sent with, so that sending it again makes nothing twice. For the same reason
 * forms are sent to `?`: a browser throws away what it kept of an address that something was sent to.
 */
export function open(
  form: Pick<Form, 'name' | 'fields'>,
  locale: Locale,
  begin: (world: World, c: Context<Host>) => Promise<Typed> = async () => ({}),
) {
  return async (c: Context<Host>): Promise<Response> => {
    const { world, show } = c.var;
    const page = await show({
      form: { ...(await blank(world, form, locale)), typed: await begin(world, c) },
    });
    page.headers.set('Cache-Control', 'private, no-cache');
    return page;
  };
}

/** Where the reader goes on to: a page of ours, or one that belongs to what was sent. */
type Next = RouteKey | ((world: World, id: string, locale: Locale) => Promise<string>);

/**
 * Takes a form in. Stored, the reader goes on to `next`; else the form comes back, as a page or, to our own
 * script, as JSON with what is wrong.
 */
export function send<F extends Fields>(form: Form<F>, locale: Locale, next: Next, store: Store<F>) {
  return async (c: Context<Host>): Promise<Response> => {
    const { world, show } = c.var;
    const result = await submit(world, form, c.req.raw, {
      locale,
      visitor: visitorOf(c.req.raw),
      store: (submission) => store(world, submission),
    });
    const script = c.req.header('accept')?.includes('application/json') ?? false;
    if (result.ok) {
      c.executionCtx.waitUntil(wake(world));
      const onward = typeof next === 'string' ? href(next, locale) : await next(world, result.id, locale);
      return script ? c.json({ next: onward }) : c.redirect(onward, 303);
    }
    return script
      ? Response.json({ ...result.state, typed: {} }, { status: result.status })
      : show({ form: result.state }, result.status);
  };
}
