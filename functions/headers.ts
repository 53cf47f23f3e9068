import { scripts, styles } from 'virtual:islands';
import { common, dataPolicy, islandPolicy, searchPolicy } from './policy';

/** An answer of the Worker with our headers. It is for this reader alone and is not kept, unless it says otherwise. */
export function secured(response: Response, { island = false, search = false } = {}): Response {
  const headers = new Headers(response.headers);
  const shared = headers.get('cross-origin-resource-policy') === 'cross-origin';
  for (const [name, value] of Object.entries(common)) headers.set(name, value);
  // Badges and proofs say so themselves: they are made to stand on pages of others.
  if (shared) headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
  const html = headers.get('content-type')?.startsWith('text/html') ?? false;
  if (!html) headers.set('Content-Security-Policy', dataPolicy);
  else if (search) headers.set('Content-Security-Policy', searchPolicy);
  else if (island) headers.set('Content-Security-Policy', islandPolicy(scripts, styles));
  if (!headers.has('cache-control')) headers.set('Cache-Control', 'no-store');
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
