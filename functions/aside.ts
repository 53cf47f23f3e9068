import type { Context } from 'hono';
import type { Host } from './host';

/**
 * Does something beside the answer, which does not wait for it: how long the answer takes tells nothing of what was
 * found. What goes wrong is logged by its name alone.
 * @param name of the event in the log, when it goes wrong
 */
export function aside(c: Context<Host>, name: string, work: () => Promise<unknown>): void {
  const { world } = c.var;
  c.executionCtx.waitUntil(
    work().catch((error: unknown) =>
      world.log(name, { error: error instanceof Error ? error.name : 'thrown' }),
    ),
  );
}
