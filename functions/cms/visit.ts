import type { Context } from 'hono';
import { speaker } from '../../src/desk/words';
import { logged } from '../audit';
import type { Host } from '../host';
import type { World } from '../world';
import { mayWrite } from './accounts';
import { alias } from './call';
import type { Refusal } from './change';
import type { Repository } from './github';
import { base, type Editor, forget } from './sign';

type Fault =
  | Refusal['fault']
  | 'asked'
  | 'own'
  | 'removal'
  | 'session'
  | 'role'
  | 'large'
  | 'metadata'
  | 'form'
  | 'trouble';
const statuses: Record<Fault, 401 | 403 | 409 | 413 | 422 | 428 | 502> = {
  asked: 403,
  own: 403,
  removal: 403,
  session: 401,
  role: 403,
  outside: 403,
  newer: 409,
  large: 413,
  metadata: 422,
  form: 422,
  unknown: 422,
  unversioned: 428,
  trouble: 502,
};

/** A request of somebody who is let in, with the repository as they may use it. */
export interface Visit {
  readonly c: Context<Host>;
  readonly world: World;
  readonly by: Editor;
  readonly repository: Repository;
}

/** Nobody is signed in, or nobody any more: what is said, and by which way one comes in. */
export function ended(world: World, locale: Editor['locale']) {
  const way = world.accounts() ? 'github' : 'letter';
  return { message: speaker(locale)('cms.fault.session'), fault: 'session', way };
}

/** GitHub no longer knows this person: whoever it is, is out here too. */
export function gone({ c, world, by }: Visit): Response {
  forget(c);
  return c.json(ended(world, by.locale), 401);
}

/** GitHub's answer, with nothing of it that is not for the reader. What GitHub holds against us is our trouble. */
export async function handOn(visit: Visit, answer: Response): Promise<Response> {
  const { c, world, repository } = visit;
  if (world.accounts()) {
    if (answer.status === 401) return gone(visit);
    const isShut = c.req.method !== 'GET' && [403, 404].includes(answer.status);
    if (isShut && !(await mayWrite(repository))) return refuse(visit, 'role');
  }
  if (answer.status === 401 || answer.status === 403 || answer.status >= 500) {
    world.log('cms.trouble', { status: answer.status });
    return refuse(visit, 'trouble');
  }
  // Decap reads JSON wherever JSON is promised, also where there is nothing.
  const isEmpty = answer.status === 204;
  const headers = new Headers(isEmpty ? {} : { 'content-type': 'application/json; charset=utf-8' });
  const next = /<[^>]*?(\/repos\/[^>]*|\/repositories\/\d+\/[^>]*)>;\s*rel="next"/.exec(
    answer.headers.get('link') ?? '',
  )?.[1];
  if (next) {
    const path = next.replace(/^\/repos\/[^/]+\/[^/?]+|^\/repositories\/\d+/, `/repos/${alias}`);
    headers.set('link', `<${world.origin}${base}/github${path}>; rel="next"`);
  }
  return new Response(isEmpty ? null : answer.body, { status: answer.status, headers });
}

/** What is refused is written down, with who asked and why, but not with what they typed. */
export async function refuse(
  { c, world, by }: Visit,
  fault: Fault,
  paths: readonly string[] = [],
): Promise<Response> {
  if (fault !== 'trouble') await logged(world, by.id, 'content.refused', by.id, { fault });
  const text = speaker(by.locale)(`cms.fault.${fault}`);
  return c.json({ message: text, fault, conflicts: paths }, statuses[fault]);
}
