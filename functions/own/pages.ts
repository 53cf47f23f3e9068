import type { Context, Hono } from 'hono';
import { fields, readFields } from '../../src/desk/forms';
import { type Faults, type Fields, typed } from '../../src/forms/form';
import { contactFields, sureFields } from '../../src/forms/own';
import { renewal } from '../../src/forms/renewal';
import type { FormState } from '../../src/forms/state';
import { type Locale, locales } from '../../src/i18n/locale';
import { href, type RouteKey, routes } from '../../src/i18n/routes';
import { answer } from '../answer';
import { aside } from '../aside';
import { fieldIn, readForm } from '../body';
import { wake } from '../deliver';
import { askErasure, isAsked, namelessFault } from '../erase';
import type { Host } from '../host';
import { visitorOf } from '../origin';
import { blank, submit } from '../submit';
import { sendChangeLink } from './change';
import { correctContact, removeContact } from './contacts';
import { dataOf } from './data';
import { type Entry, entryBy } from './entry';
import { giveUpOwn } from './give-up';
import { type Own, own } from './look';
import { sendOwnLinks } from './lost';
import { confirmMail, mailBehind } from './mail';
import { questionOf } from './question';
import { beginning, renew, renewable } from './renew';
import { withdraw } from './withdraw';

/** What the page of a renewal shows: its form, or, without one, that it cannot be sent behind this link now. */
export interface Renewing {
  readonly organisation: string;
  readonly form: FormState | undefined;
  /** There is no form because the employer has asked to be erased. */
  readonly erasing?: boolean;
}

const erasing: Renewing = { organisation: '', form: undefined, erasing: true };

type At = Context<Host>;

/** What came of something done on the own page: where to go on, or what is wrong with the form. */
type Outcome = { readonly to: string } | { readonly done: string } | { readonly faults: Faults };

interface Act {
  /** The links behind which it may be done. */
  readonly by: readonly Entry['by'][];
  readonly fields?: Fields;
  readonly run: (c: At, entry: Entry, data: FormData) => Promise<Outcome>;
}

/** What can be sent to the own page. Whatever changes or erases takes a link that came by letter a moment ago. */
const acts: Readonly<Record<string, Act>> = {
  answer: {
    by: ['answer', 'change'],
    fields: fields.answer,
    run: async ({ var: { world } }, entry, data) => {
      const read = readFields(fields.answer, data);
      if (!read.ok) return { faults: read.faults };
      const question = await questionOf(world, entry);
      if (question) await answer(world, entry, question, read.answers.answer);
      return { done: 'answered' };
    },
  },
  link: {
    by: ['read', 'answer', 'change'],
    run: async (c, entry) => {
      const { world } = c.var;
      if (await world.brake(`own:${visitorOf(c.req.raw)}`))
        aside(c, 'change-link.trouble', () =>
          sendChangeLink(world, entry.application.id).then(() => wake(world)),
        );
      return { done: 'linked' };
    },
  },
  contact: {
    by: ['change'],
    fields: contactFields,
    run: async ({ var: { world } }, entry, data) => {
      const place = data.get('place') === 'second' ? 'second' : 'first';
      const read = readFields(contactFields, data);
      if (!read.ok) return { faults: read.faults };
      const kept = await correctContact(world, entry, place, read.answers);
      return kept.ok ? { done: kept.asked ? 'mailed' : 'contact' } : kept;
    },
  },
  'remove-contact': {
    by: ['change'],
    run: async ({ var: { world } }, entry) => {
      await removeContact(world, entry);
      return { done: 'removed' };
    },
  },
  withdraw: {
    by: ['change'],
    fields: sureFields,
    run: async ({ var: { world } }, entry, data) => {
      const sure = readFields(sureFields, data);
      if (!sure.ok) return { faults: { 'withdraw-sure': 'required' } };
      const to = await withdraw(world, entry);
      return to ? { to: `${to}?done=withdrawn` } : { faults: { 'withdraw-sure': 'state' } };
    },
  },
  'give-up': {
    by: ['change'],
    fields: sureFields,
    run: async ({ var: { world } }, entry, data) => {
      const sure = readFields(sureFields, data);
      if (!sure.ok) return { faults: { 'give-up-sure': 'required' } };
      const to = await giveUpOwn(world, entry);
      return to ? { to: `${to}?done=given-up` } : { faults: { 'give-up-sure': 'state' } };
    },
  },
  erase: {
    by: ['change'],
    fields: sureFields,
    run: async (c, entry, data) => {
      const sure = readFields(sureFields, data);
      if (!sure.ok) return { faults: { 'erase-sure': 'required' } };
      const nameless = data.get('nameless') === 'yes';
      const fault = nameless ? await namelessFault(c.var.world, entry.application) : undefined;
      if (fault) return { faults: { nameless: fault } };
      const outcome = await askErasure(c.var.world, entry, nameless);
      const locale = entry.application.letters;
      return outcome === 'waiting' ? { done: 'erasing' } : { to: `${href('own-lost', locale)}?done=erased` };
    },
  },
};

/** The own page of applicants and employers, behind the links of their letters. */
export function ownPages(app: Hono<Host>): void {
  for (const locale of locales) {
    const at = (key: RouteKey) => routes[key].path[locale].replace('[token]', ':token');
    app.get(at('own'), look);
    app.post(at('own'), act);
    app.get(`${at('own')}data.json`, data);
    app.get(at('own-renew'), (c) => renewing(c, locale));
    app.post(at('own-renew'), (c) => sendRenewal(c, locale));
    app.get(at('own-lost'), (c) => c.var.show({ asked: false }));
    app.post(at('own-lost'), lost);
  }
}

async function look(c: At): Promise<Response> {
  const { world, show } = c.var;
  const token = tokenOf(c);
  const page = await own(world, await entryBy(world, token));
  const organisation = page.state === 'gone' ? await mailBehind(world, token) : undefined;
  const shown: Own = organisation === undefined ? page : { state: 'mail', organisation };
  return show({ desk: { page: 'own', own: shown, done: c.req.query('done') } });
}

async function act(c: At): Promise<Response> {
  const { world, show } = c.var;
  const token = tokenOf(c);
  const entry = await entryBy(world, token);
  if (!entry) {
    const to = await confirmMail(world, token);
    if (to) c.executionCtx.waitUntil(wake(world));
    return to
      ? c.redirect(`${to}?done=confirmed`, 303)
      : show({ desk: { page: 'own', own: { state: 'gone' } } });
  }
  const page = await own(world, entry);
  const body = await readForm(c.req.raw);
  if (!body.ok) {
    const back = { typed: {}, faults: { [entry.by === 'answer' ? 'answer' : 'form']: 'unreadable' } };
    return show({ desk: { page: 'own', own: page, back } }, body.status);
  }
  const name = String(body.data.get('act') ?? 'answer');
  const doing = Object.hasOwn(acts, name) ? acts[name] : undefined;
  if (!doing) return c.text('400: nothing is called that here\n', 400);
  if (!doing.by.includes(entry.by)) return show({ desk: { page: 'own', own: page } }, 403);
  if (name === 'answer' && !(await questionOf(world, entry)))
    return show({ desk: { page: 'own', own: page } });
  const outcome = await doing.run(c, entry, body.data);
  if ('faults' in outcome) {
    const kept = {
      ...(doing.fields && typed({ fields: doing.fields }, body.data)),
      place: String(body.data.get('place') ?? ''),
      nameless: String(body.data.get('nameless') ?? ''),
    };
    return show(
      { desk: { page: 'own', own: page, back: { act: name, typed: kept, faults: outcome.faults } } },
      Object.values(outcome.faults).includes('state') ? 409 : 422,
    );
  }
  c.executionCtx.waitUntil(wake(world));
  if ('to' in outcome) return c.redirect(outcome.to, 303);
  return c.redirect(name === 'answer' ? c.req.path : `${c.req.path}?done=${outcome.done}`, 303);
}

/** Everything that is kept of an employer, as JSON; mails and phones only behind a change link. */
async function data(c: At): Promise<Response> {
  const { world } = c.var;
  const entry = await entryBy(world, tokenOf(c));
  if (!entry) return c.json({ error: 'gone' }, 404);
  return new Response(`${JSON.stringify(await dataOf(world, entry), null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${entry.application.reference}.json"`,
    },
  });
}

async function renewing(c: At, locale: Locale): Promise<Response> {
  const { world, show } = c.var;
  const entry = await entryBy(world, tokenOf(c));
  const award = await renewable(world, entry);
  if (entry?.by === 'change' && !award && (await isAsked(world, entry.application.id)))
    return show({ renewing: erasing });
  const form = award && { ...(await blank(world, renewal, locale)), typed: await beginning(world, award) };
  const page = await show({ renewing: { organisation: award?.organisation ?? '', form } });
  if (form) page.headers.set('Cache-Control', 'private, no-cache');
  return page;
}

async function sendRenewal(c: At, locale: Locale): Promise<Response> {
  const { world, show } = c.var;
  const entry = await entryBy(world, tokenOf(c));
  if (entry?.by !== 'change') return show({ renewing: { organisation: '', form: undefined } });
  const result = await submit(world, renewal, c.req.raw, {
    locale,
    visitor: visitorOf(c.req.raw),
    store: (submission) => renew(world, entry, submission),
  });
  if (!result.ok) {
    if (await isAsked(world, entry.application.id)) return show({ renewing: erasing }, 409);
    const { organisation } = entry.application;
    return show({ renewing: { organisation, form: result.state } }, result.status);
  }
  c.executionCtx.waitUntil(wake(world));
  return c.redirect(`${href('own', locale, { token: tokenOf(c) })}?done=renewed`, 303);
}

async function lost(c: At): Promise<Response> {
  const { world } = c.var;
  if (await world.brake(`own:${visitorOf(c.req.raw)}`)) {
    const address = await fieldIn(c.req.raw, 'email');
    aside(c, 'own-links.trouble', () => sendOwnLinks(world, address).then(() => wake(world)));
  }
  return c.var.show({ asked: true });
}

function tokenOf(c: At): string {
  return c.req.param('token') ?? '';
}
