import { eq } from 'drizzle-orm';
import type { Context, Hono, Next } from 'hono';
import type { Faults, Typed } from '../../src/forms/form';
import { type DeskKey, type DeskRoute, deskHref, deskRoutes, type Who } from '../../src/i18n/desk';
import { isAllowed } from '../../src/programme/roles';
import { logged } from '../audit';
import { readForm } from '../body';
import { wake } from '../deliver';
import type { Host } from '../host';
import type { Staff } from '../staff/sign';
import { staff } from '../store/desk';
import { appealList, appealPage } from './appeals';
import { application } from './application';
import { list } from './applications';
import { award } from './award';
import { awardList } from './awards';
import { careOf } from './care';
import { concernCase, concernList } from './concerns';
import { door, leave, memberOf } from './door';
import { figures } from './figures';
import { letters } from './letters';
import type { Page, Visit } from './page';
import { phoned } from './phoned';
import { renewalCase, renewalList } from './renewal';
import { asCsv } from './sheet';
import type { Back, DeskView } from './shown';
import { member, team } from './staff';
import { today } from './today';
import { yearlyCase, yearlyList } from './yearly';

const enquiries = careOf('enquiry');
const comments = careOf('comment');

/** What stands at each address that needs a session. */
const pages: Record<Exclude<DeskKey, 'sign-in' | 'sign-in-link'>, Page> = {
  today,
  applications: asCsv(list),
  phoned,
  application,
  enquiries: asCsv(enquiries.list),
  enquiry: enquiries.one,
  comments: asCsv(comments.list),
  comment: comments.one,
  concerns: asCsv(concernList),
  concern: concernCase,
  awards: asCsv(awardList),
  award,
  appeals: appealList,
  appeal: appealPage,
  renewals: renewalList,
  renewal: renewalCase,
  yearly: yearlyList,
  year: yearlyCase,
  letters,
  figures,
  staff: team,
  member,
};

/** Everything under `/desk/`. */
export function desk(app: Hono<Host>): void {
  app.use('/desk/*', unseen);
  door(app);
  for (const [key, page] of Object.entries(pages)) {
    const route: DeskRoute = deskRoutes[key as keyof typeof pages];
    const path = route.path.replace(/\[(\w+)\]/, ':id');
    app.get(path, (c) => enter(c, route.who, (by) => look(c, page, by)));
    app.post(path, (c) => enter(c, 'signed-in', (by) => act(c, route, page, by)));
  }
  app.on(['GET', 'POST'], '/desk/*', (c) =>
    enter(c, 'signed-in', (by) => show(c, by, { page: 'missing' }, 404)),
  );
}

/** No search engine lists the desk, and no cache keeps a page of it. */
async function unseen(c: Context<Host>, next: Next): Promise<void> {
  await next();
  c.res.headers.set('X-Robots-Tag', 'noindex, nofollow');
  c.res.headers.set('Cache-Control', 'no-store');
}

/** Lets in who is signed in and may: others are shown the door, or told that it is not for their role. */
async function enter(c: Context<Host>, who: Who, then: (by: Staff) => Promise<Response>): Promise<Response> {
  const by = await memberOf(c);
  if (!by && c.req.method === 'POST')
    return c.var.show({ desk: { page: 'sign-in', state: 'ended', locale: 'fi' } }, 403);
  if (!by) return c.redirect(deskHref('sign-in'), 303);
  return may(by, who) ? then(by) : show(c, by, { page: 'forbidden' }, 403);
}

function may(by: Staff, who: Who): boolean {
  return who === 'anyone' || who === 'signed-in' || isAllowed(by.role, who);
}

async function look(
  c: Context<Host>,
  page: Page,
  by: Staff,
  back?: Back,
  status?: number,
): Promise<Response> {
  const view = await page.look(visitBy(c, by));
  return view ? show(c, by, view, status, back) : show(c, by, { page: 'missing' }, 404);
}

/** Does one thing of those that the address takes, named by `act`; what is wrong comes back with the page. */
async function act(c: Context<Host>, route: DeskRoute, page: Page, by: Staff): Promise<Response> {
  const body = await readForm(c.req.raw);
  if (!body.ok) return c.text(`${body.status}: this form cannot be read\n`, body.status);
  const { data } = body;
  const name = String(data.get('act') ?? '');
  const who = Object.hasOwn(route.acts, name) ? route.acts[name] : undefined;
  if (!who) return c.text('400: nothing is called that here\n', 400);
  if (!may(by, who)) return show(c, by, { page: 'forbidden' }, 403);
  if (name === 'sign-out') return leave(c);
  if (name === 'language') return speak(c, by, data);
  const outcome = await page.acts?.[name]?.(visitBy(c, by), data);
  if (!outcome || outcome === 'missing') return show(c, by, { page: 'missing' }, 404);
  if ('file' in outcome) return outcome.file;
  if ('faults' in outcome)
    return look(
      c,
      page,
      by,
      { act: name, typed: typedIn(data), faults: outcome.faults },
      statusOf(outcome.faults),
    );
  c.executionCtx.waitUntil(wake(c.var.world));
  return c.redirect(`${outcome.to ?? c.req.path}?done=${outcome.done}`, 303);
}

/** The desk speaks the member's own language from here on. */
async function speak(c: Context<Host>, by: Staff, data: FormData): Promise<Response> {
  const { world } = c.var;
  const locale = data.get('locale') === 'sv' ? 'sv' : 'fi';
  await world.db.batch([
    world.db.update(staff).set({ locale }).where(eq(staff.id, by.id)),
    logged(world, by.id, 'staff.language', by.id, { locale }),
  ]);
  const from = URL.parse(c.req.header('referer') ?? '')?.pathname ?? '';
  return c.redirect(/^\/desk\/[\w/-]*$/.test(from) ? from : deskHref('today'), 303);
}

function show(c: Context<Host>, by: Staff, view: DeskView, status?: number, back?: Back): Promise<Response> {
  const { id, name, role, locale } = by;
  const done = c.req.method === 'GET' ? c.req.query('done') : undefined;
  return c.var.show({ desk: { ...view, locale, by: { id, name, role }, done, back } }, status);
}

function visitBy(c: Context<Host>, by: Staff): Visit {
  return { world: c.var.world, by, id: c.req.param('id') ?? '', query: new URL(c.req.url).searchParams };
}

function typedIn(data: FormData): Typed {
  const names = [...new Set(data.keys())];
  return Object.fromEntries(
    names.map((name) => [
      name,
      name === 'municipalities' ? data.getAll(name).map(String) : String(data.get(name)),
    ]),
  );
}

/** Somebody else was first: 409. Otherwise the form wants mending: 422. */
function statusOf(faults: Faults): 409 | 422 {
  return Object.values(faults).some((fault) => fault === 'state' || fault === 'changed' || fault === 'late')
    ? 409
    : 422;
}
