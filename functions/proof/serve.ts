import { isKnown, open, tagOf } from '../open';

export interface Served {
  readonly type: string;
  /** What the tag is made of; the body itself unless told. */
  readonly same?: string;
  readonly body: () => string | Uint8Array<ArrayBuffer> | Promise<string | Uint8Array<ArrayBuffer>>;
  /** How long it may be kept, in the words of `Cache-Control`. */
  readonly keep: string;
  readonly status?: number;
  /** The name it is saved under. */
  readonly file?: string;
}

/** Answers with a file for everybody, or with 304 when the reader has it already. */
export async function serveOpen(request: Request, served: Served): Promise<Response> {
  const { type, same, body, keep, status = 200, file } = served;
  const made = same === undefined ? await body() : undefined;
  const told = same ?? (typeof made === 'string' ? made : new TextDecoder('latin1').decode(made));
  const tag = await tagOf(told);
  const headers = { ...open, ETag: tag, 'Cache-Control': keep };
  if (status === 200 && isKnown(request, tag)) return new Response(null, { status: 304, headers });
  return new Response(made ?? (await body()), {
    status,
    headers: {
      ...headers,
      'Content-Type': type,
      ...(file && { 'Content-Disposition': `attachment; filename="${file}"` }),
    },
  });
}

/** Leads to another file for everybody, for as long as `keep` says. */
export function elsewhere(path: string, keep: string): Response {
  return new Response(null, { status: 302, headers: { ...open, Location: path, 'Cache-Control': keep } });
}
