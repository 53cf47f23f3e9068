import type { Context, Hono } from 'hono';
import { isAllowed } from '../../src/programme/roles';
import type { Host } from '../host';
import { mayWrite } from './accounts';
import { alias, callOf } from './call';
import { base, editorOf, signing } from './sign';
import { ended, gone, handOn, refuse, type Visit } from './visit';
import { write } from './write';

/**
 * The door between Decap and the repository. Whoever is signed in at the desk and may edit content comes in, or, by a
 * setting, whoever may write to the repository with an account at GitHub. Of GitHub's API only what Decap needs is
 * passed on, for one repository, its branch and the files of `content/`.
 */
export function cms(app: Hono<Host>): void {
  signing(app);
  app.get(`${base}/session`, (c) =>
    enter(c, async ({ by, repository }) =>
      c.json({
        name: by.name,
        locale: by.locale,
        workflow: repository.workflow,
      }),
    ),
  );
  app.all(`${base}/github/*`, (c) => enter(c, pass));
}

async function enter(c: Context<Host>, then: (visit: Visit) => Promise<Response>): Promise<Response> {
  const { world } = c.var;
  const here = await editorOf(c);
  if (!here) return c.json({ message: 'the CMS has no repository here' }, 404);
  if (here === 'nobody') return c.json(ended(world, 'fi'), 401);
  const visit = { c, world, ...here };
  const { role } = here.by;
  if (role && !isAllowed(role, 'content')) return refuse(visit, 'role');
  try {
    return await then(visit);
  } catch (error) {
    world.log('cms.trouble', { error: error instanceof Error ? error.name : 'thrown' });
    return refuse(visit, 'trouble');
  }
}

async function pass(visit: Visit): Promise<Response> {
  const { c, world, repository, by } = visit;
  const url = new URL(c.req.url);
  const call = callOf(
    c.req.method,
    url.pathname.slice(`${base}/github`.length),
    url.searchParams,
    repository,
  );
  if (!call) return refuse(visit, 'asked');
  switch (call.kind) {
    case 'user':
      return c.json({ login: by.id, name: by.name, avatar_url: '' });
    case 'repository': {
      const may = !world.accounts() || (await mayWrite(repository));
      if (!may) return may === undefined ? gone(visit) : refuse(visit, 'role');
      const [owner, name] = alias.split('/');
      const permissions = { pull: true, push: true, admin: false };
      return c.json({ name, owner: { login: owner }, default_branch: repository.branch, permissions });
    }
    case 'read':
      return keep(call, await handOn(visit, await repository.send('GET', call.path)));
    case 'drop':
      return handOn(visit, await repository.send('DELETE', call.path));
    default:
      return write(visit, call);
  }
}

/** A blob is named by what is in it, so the reader's own browser, and it alone, may keep it: a list has hundreds. */
function keep({ lasting }: { lasting?: true }, answer: Response): Response {
  if (lasting && answer.ok) answer.headers.set('cache-control', 'private, max-age=31536000, immutable');
  return answer;
}
