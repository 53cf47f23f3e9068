import type { Hono } from 'hono';
import { read, typed } from '../src/forms/form';
import type { FormState } from '../src/forms/state';
import { yearly as form } from '../src/forms/yearly';
import { locales } from '../src/i18n/locale';
import { routes } from '../src/i18n/routes';
import { readForm } from './body';
import type { Host } from './host';
import { answerYearly, look } from './yearly';

/** The page of the yearly check, behind the link of its letter. */
export function yearlyPages(app: Hono<Host>): void {
  for (const locale of locales) {
    const path = routes.yearly.path[locale].replace('[token]', ':token');
    app.get(path, async (c) => c.var.show({ yearly: await look(c.var.world, c.req.param('token') ?? '') }));
    app.post(path, async (c) => {
      const { world, show } = c.var;
      const token = c.req.param('token') ?? '';
      const page = await look(world, token);
      if (page.state !== 'open') return show({ yearly: page });
      const back = (state: Omit<FormState, 'stamp'>, status: number) =>
        show({ yearly: page, form: { stamp: '', ...state } }, status);
      const body = await readForm(c.req.raw);
      if (!body.ok) return back({ typed: {}, faults: {}, notice: 'unreadable' }, body.status);
      const reading = read(form, body.data);
      if (!reading.ok)
        return back({ typed: typed(form, body.data), faults: reading.faults, notice: 'faults' }, 422);
      await answerYearly(world, token, reading.answers);
      return c.redirect(c.req.path, 303);
    });
  }
}
