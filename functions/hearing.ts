import type { Hono } from 'hono';
import { fields, readFields } from '../src/desk/forms';
import { typed } from '../src/forms/form';
import { locales } from '../src/i18n/locale';
import { routes } from '../src/i18n/routes';
import { readForm } from './body';
import { answerHearing, hearing } from './hear';
import type { Host } from './host';

/** The page behind the letter by which an employer is heard, where it answers. */
export function hearingPages(app: Hono<Host>): void {
  for (const locale of locales) {
    const path = routes.hearing.path[locale].replace('[token]', ':token');
    app.get(path, async (c) =>
      c.var.show({ hearing: { hearing: await hearing(c.var.world, c.req.param('token') ?? '') } }),
    );
    app.post(path, async (c) => {
      const { world, show } = c.var;
      const token = c.req.param('token') ?? '';
      const page = await hearing(world, token);
      if (page.state !== 'asked') return show({ hearing: { hearing: page } });
      const body = await readForm(c.req.raw);
      if (!body.ok)
        return show(
          { hearing: { hearing: page, back: { typed: {}, faults: { answer: 'unreadable' } } } },
          body.status,
        );
      const read = readFields(fields.answer, body.data);
      if (!read.ok) {
        const back = { typed: typed({ fields: fields.answer }, body.data), faults: read.faults };
        return show({ hearing: { hearing: page, back } }, 422);
      }
      await answerHearing(world, token, read.answers.answer);
      return c.redirect(c.req.path, 303);
    });
  }
}
