import { type Context, Hono } from 'hono';
import { apply as applyForm } from '../src/forms/apply';
import { concern as concernForm } from '../src/forms/concern';
import { enquiry as enquiryForm } from '../src/forms/enquiry';
import { feedback as feedbackForm } from '../src/forms/feedback';
import { locales } from '../src/i18n/locale';
import { type RouteKey, routeAt, routes } from '../src/i18n/routes';
import { apply } from './apply';
import { aside } from './aside';
import { fieldIn } from './body';
import { cms } from './cms/door';
import { comment } from './comment';
import { confirm, look } from './confirm';
import { wake } from './deliver';
import { desk } from './desk/routes';
import { enquire } from './enquire';
import { eventsPath, mailHook } from './events';
import { secured } from './headers';
import { watch } from './health';
import { hearingPages } from './hearing';
import type { Host } from './host';
import { kitRoutes } from './kit/routes';
import { isHere, isOwn, isReading, visitorOf } from './origin';
import { ownPages } from './own/pages';
import { prove } from './proof/routes';
import { tellFigures } from './public/figures';
import { publish } from './public/routes';
import { remail } from './remail';
import { about, caseOf, follow, report } from './report';
import { seek } from './seek';
import { open, send } from './send';
import type { Shown } from './shown';
import { noteViolations } from './violations';
import { type Bindings, SetupFault, type World } from './world';
import { yearlyPages } from './yearly-page';

/** Draws the page at the request's address. In the Worker that is Astro; a test looks at what is handed over. */
export type Draw = (
  request: Request,
  env: Bindings,
  context: Context['executionCtx'],
  shown: Shown,
) => Promise<Response>;

/** Every route that is more than a page, on one screen. The rest is Astro's. */
export function appOf(draw: Draw, worldOf: (env: Bindings) => World): Hono<Host> {
  const app = new Hono<Host>();

  app.use(async (c, next) => {
    const { raw } = c.req;
    const changes = !['GET', 'HEAD', 'OPTIONS'].includes(raw.method);
    c.set('show', async (shown, status) => {
      const page = await draw(changes ? new Request(raw.url) : raw, c.env, c.executionCtx, shown);
      return status ? new Response(page.body, { status, headers: page.headers }) : page;
    });
    c.set('missing', async () => {
      const page = await draw(new Request(new URL('/404/', raw.url)), c.env, c.executionCtx, {});
      return new Response(page.body, { status: 404, headers: page.headers });
    });
    const world = worldOf(c.env);
    c.set('world', world);
    if (!isHere(raw, world.origin) && !isReading(raw.method, c.req.path))
      c.res = refused(`the address of the site itself is ${world.origin}/`);
    else if (changes && !isOwn(raw, world.origin) && c.req.path !== eventsPath)
      c.res = refused('this has to be sent from our own page');
    else await next();
    const key = routeAt(c.req.path)?.key ?? '';
    const answer = c.res;
    // Hono lays the headers of an answer over those of the one that takes its place.
    c.res = undefined;
    c.res = secured(answer, { island: ['apply', 'checker'].includes(key), search: key === 'search' });
  });

  for (const locale of locales) {
    const at = (key: RouteKey) => routes[key].path[locale].replace(/\[(\w+)\]/g, ':$1');

    app.get(at('apply'), open(applyForm, locale));
    app.post(at('apply'), send(applyForm, locale, 'apply-sent', apply));
    app.get(at('contact'), open(enquiryForm, locale));
    app.post(at('contact'), send(enquiryForm, locale, 'contact-sent', enquire));
    app.get(at('feedback'), open(feedbackForm, locale));
    app.post(at('feedback'), send(feedbackForm, locale, 'feedback-sent', comment));

    app.get(
      at('concern'),
      open(concernForm, locale, (world, c) => about(world, c.req.query('code'))),
    );
    app.post(at('concern'), send(concernForm, locale, caseOf, report));
    app.get(at('case'), async (c) =>
      c.var.show({ concern: (await follow(c.var.world, c.req.param('token') ?? '')) ?? null }),
    );

    app.get(at('confirm'), async (c) =>
      c.var.show({ confirmation: await look(c.var.world, c.req.param('token') ?? '') }),
    );
    app.post(at('confirm'), async (c) => {
      const confirmation = await confirm(c.var.world, c.req.param('token') ?? '');
      c.executionCtx.waitUntil(wake(c.var.world));
      return c.var.show({ confirmation });
    });
    app.post(at('apply-sent'), async (c) => {
      const { world } = c.var;
      if (await world.brake(visitorOf(c.req.raw))) {
        const address = await fieldIn(c.req.raw, 'email');
        aside(c, 'remail.trouble', () => remail(world, address).then(() => wake(world)));
      }
      return c.var.show({ remailed: true });
    });
  }

  hearingPages(app);
  yearlyPages(app);
  mailHook(app);
  watch(app);
  noteViolations(app);
  kitRoutes(app);
  publish(app);
  tellFigures(app);
  prove(app);
  seek(app);
  ownPages(app);
  desk(app);
  cms(app);

  app.get('*', (c) => c.var.show({}));
  app.all(
    '*',
    () =>
      new Response('405: nothing can be sent to this address\n', {
        status: 405,
        headers: { allow: 'GET, HEAD' },
      }),
  );

  app.onError(async (error, c) => {
    const reason = error instanceof SetupFault ? { reason: error.message } : {};
    const route = routeAt(c.req.path)?.key ?? 'page';
    console.error(JSON.stringify({ event: 'failed', route, error: error.name, ...reason }));
    const page = await draw(new Request(new URL('/500/', c.req.url)), c.env, c.executionCtx, {
      failed: c.req.path,
    })
      .then(({ body, headers }) => new Response(body, { status: 500, headers }))
      .catch(() => new Response('500: something failed on our side\n', { status: 500 }));
    return secured(page);
  });

  return app;
}

function refused(reason: string): Response {
  return new Response(`403: ${reason}\n`, { status: 403 });
}
