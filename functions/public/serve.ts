import { createHash } from 'node:crypto';
import { streamOf } from '../csv';
import { isKnown, open } from '../open';

/** A file of the open data, made anew each time it is read, a piece at a time. */
export interface OpenFile {
  readonly type: string;
  pieces(): AsyncIterable<string>;
}

const licence = '<https://creativecommons.org/licenses/by/4.0/>; rel="license"';

/**
 * Answers with a file, or with 304 when the reader has it already. It may be kept, but is asked for again before each
 * use: a state is never older than the answer. The file is made twice, so that it is never whole in memory: once for
 * its tag, once to be sent.
 */
export async function serve(request: Request, file: OpenFile): Promise<Response> {
  const hash = createHash('sha256');
  for await (const piece of file.pieces()) hash.update(piece);
  const tag = `"${hash.digest('base64url').slice(0, 27)}"`;
  const headers = { ...open, Link: licence, ETag: tag, 'Cache-Control': 'public, no-cache' };
  if (isKnown(request, tag)) return new Response(null, { status: 304, headers });
  return new Response(streamOf(file.pieces()), { headers: { ...headers, 'Content-Type': file.type } });
}
