/** Without it, Excel takes UTF-8 for the Windows code page and breaks å, ä and ö. */
const byteOrderMark = '\ufeff';

/** Where a cell may begin: at its start, and behind whatever some spreadsheet splits lines at although it is quoted. */
const beginning = /(^|[;,\t\r\n|])([\s\p{C}"]*)(?=[=+\-@＝＋－＠])/gu;

/**
 * A cell of CSV, always in quotes. Excel in Finland splits at `;` and minds no quote that is not its own, so a
 * spreadsheet may see a cell begin in the middle of one: wherever that may be, what it could take for a formula (also
 * behind spaces or quotes, or in full-width signs) is given an apostrophe; after OWASP's "CSV Injection".
 */
export function cellOf(text: string): string {
  const safe = text.replace(beginning, "$1'$2").replace(/^(?=[\t\r\n])/, "'");
  return `"${safe.replaceAll('"', '""')}"`;
}

/**
 * A file of CSV (RFC 4180), a piece at a time: a byte order mark, the head, then the rows as they come.
 * @param separator commas for programs; semicolons for those who open it in a Finnish or Swedish Excel
 */
export async function* csvOf(
  head: readonly string[],
  rows: AsyncIterable<readonly (readonly string[])[]>,
  separator: ',' | ';' = ',',
): AsyncGenerator<string> {
  const lineOf = (cells: readonly string[]) => `${cells.map(cellOf).join(separator)}\r\n`;
  yield byteOrderMark + lineOf(head);
  for await (const some of rows) if (some.length > 0) yield some.map(lineOf).join('');
}

/** A text that is sent as it is made, a piece at a time, so that it is never whole in memory. */
export function streamOf(pieces: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const iterator = pieces[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
