import type { Hono } from 'hono';
import type { Host } from '../host';

/** The register, the check page and the open data. */
export function publish(_app: Hono<Host>): void {}
