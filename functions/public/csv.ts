import { columns } from '../../src/programme/opendata';
import { csvOf } from '../csv';
import { all } from '../register';
import type { World } from '../world';
import { rowOf } from './row';
import type { OpenFile } from './serve';

/** The register as CSV (RFC 4180): commas, CRLF, a head of field names. */
export function registerCsv(world: World): OpenFile {
  const now = world.now();
  return {
    type: 'text/csv; charset=utf-8; header=present',
    pieces: () => csvOf(columns, rowsOf(world, now)),
  };
}

async function* rowsOf(world: World, now: Date): AsyncGenerator<string[][]> {
  for await (const holders of all(world, now)) {
    const rows = holders.map((holder) => rowOf(holder, world.origin));
    yield rows.map((row) => columns.map((column) => row[column]));
  }
}
