import type { Hono } from 'hono';
import type { Host } from '../host';

/** Everything under `/desk/`. */
export function desk(_app: Hono<Host>): void {}
