import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';

/** A new folder with the databases as a new site has them, empty; whoever asked for it takes it away. */
export async function emptyState(): Promise<string> {
  const state = await mkdtemp(join(tmpdir(), 'site-'));
  await cp(inject('emptyState'), state, { recursive: true });
  return state;
}
