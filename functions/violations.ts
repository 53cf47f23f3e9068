import type { Hono } from 'hono';
import { routeAt } from '../src/i18n/routes';
import { readBytes } from './body';
import type { Host } from './host';
import { visitorOf } from './origin';
import { violationsPath } from './policy';

/** More than a browser has to say of one violation, in bytes. */
const largest = 16 * 1024;

/**
 * Takes what browsers tell of a page that wanted what its policy forbids, so that a policy which breaks a page is seen.
 * The log gets the directive and the kind of page alone: the address may hold the secret of a link, and the rest may be
 * an extension's doing.
 */
export function noteViolations(app: Hono<Host>): void {
  app.post(violationsPath, async (c) => {
    const { world } = c.var;
    const calm = await world.brake(`violations ${visitorOf(c.req.raw)}`);
    const found = calm ? violationIn(await readBytes(c.req.raw, largest)) : undefined;
    if (found) world.log('policy.violated', found);
    return c.body(null, 204);
  });
}

/** The `csp-report` of a browser (CSP 3, section 5.3); undefined when it is none. */
function violationIn(bytes: Uint8Array | undefined): { directive: string; route: string } | undefined {
  try {
    const told = JSON.parse(new TextDecoder().decode(bytes))['csp-report'];
    const directive = /^[a-z-]{1,40}$/.exec(told['effective-directive'] ?? told['violated-directive'])?.[0];
    const path = URL.parse(told['document-uri'])?.pathname;
    return directive && path ? { directive, route: routeAt(path)?.key ?? 'page' } : undefined;
  } catch {
    return undefined;
  }
}
