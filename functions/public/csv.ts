import { columns } from '../../src/programme/opendata';
import { all } from '../register';
import type { World } from '../world';
import { rowOf } from './row';
import type { OpenFile } from './serve';

/** Without it, Excel takes UTF-8 for the Windows code page and breaks å, ä and ö. */
const byteOrderMark = '\ufeff';

/** The register as CSV (RFC 4180): commas, CRLF, a head of field names. */
export function registerCsv(world: World): OpenFile {
  const now = world.now();
  return {
    type: 'text/csv; charset=utf-8; header=present',
    async *pieces() {
      yield byteOrderMark + lineOf(columns);
      for await (const holders of all(world, now)) {
        const rows = holders.map((holder) => rowOf(holder, world.origin));
        yield rows.map((row) => lineOf(columns.map((column) => row[column]))).join('');
      }
    },
  };
}

function lineOf(cells: readonly string[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

/**
 * A cell of CSV. One that a spreadsheet could take for a formula (also behind spaces, or in full-width signs) begins
 * with an apostrophe; after OWASP's "CSV Injection".
 */
export function cellOf(text: string): string {
  const safe = /^[\s\p{C}]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text;
  return /[",;\r\n\t']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
