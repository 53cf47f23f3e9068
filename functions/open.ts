import { digest } from './secret';

/** What any site may show and any script read: open data, badges and proofs are made to be used elsewhere. */
export const open = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Link',
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

/** Lets a script of another site ask with `If-None-Match`. */
export function allowed(): Response {
  const headers = {
    ...open,
    'Access-Control-Allow-Methods': 'GET, HEAD',
    'Access-Control-Allow-Headers': 'If-None-Match',
    'Access-Control-Max-Age': '86400',
    Allow: 'GET, HEAD, OPTIONS',
  };
  return new Response(null, { status: 204, headers });
}

/** The tag of a text, as it stands in `ETag`. */
export async function tagOf(text: string): Promise<string> {
  return `"${(await digest(text)).slice(0, 27)}"`;
}

/**
 * Whether the reader has this version already. Compression on the way marks a tag as weak; it is the same file.
 * @param tag as it stands in `ETag`, with its quotes
 */
export function isKnown(request: Request, tag: string): boolean {
  const asked = request.headers.get('if-none-match')?.split(',') ?? [];
  const tags = asked.map((each) => each.trim().replace(/^W\//, ''));
  return tags.includes(tag) || tags.includes('*');
}
