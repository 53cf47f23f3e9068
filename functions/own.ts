import type { Hono } from 'hono';
import { fields, readFields } from '../src/desk/forms';
import { typed } from '../src/forms/form';
import { locales } from '../src/i18n/locale';
import { routes } from '../src/i18n/routes';
import { answer, own } from './answer';
import { readForm } from './body';
import type { Host } from './host';

/** The applicant's own page, behind the link of a question. */
export function ownPages(app: Hono<Host>): void {
  for (const locale of locales) {
    const path = routes.own.path[locale].replace('[token]', ':token');
    app.get(path, async (c) =>
      c.var.show({ desk: { page: 'own', own: await own(c.var.world, c.req.param('token') ?? '') } }),
    );
    app.post(path, async (c) => {
      const { world, show } = c.var;
      const token = c.req.param('token') ?? '';
      const page = await own(world, token);
      if (page.state !== 'received' || page.answer !== undefined)
        return show({ desk: { page: 'own', own: page } });
      const body = await readForm(c.req.raw);
      if (!body.ok)
        return show(
          { desk: { page: 'own', own: page, back: { typed: {}, faults: { answer: 'unreadable' } } } },
          body.status,
        );
      const read = readFields(fields.answer, body.data);
      if (!read.ok) {
        const back = { typed: typed({ fields: fields.answer }, body.data), faults: read.faults };
        return show({ desk: { page: 'own', own: page, back } }, 422);
      }
      await answer(world, token, read.answers.answer);
      return c.redirect(c.req.path, 303);
    });
  }
}
