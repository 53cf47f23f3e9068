import { scripts, styles } from 'virtual:islands';
import { common, dataPolicy, islandPolicy } from './policy';

/** An answer of the Worker with our headers. It is for this reader alone and is not kept, unless it says otherwise. */
export function secured(response: Response, { island = false } = {}): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(common)) headers.set(name, value);
  const html = headers.get('content-type')?.startsWith('text/html') ?? false;
  if (!html) headers.set('Content-Security-Policy', dataPolicy);
  else if (island) headers.set('Content-Security-Policy', islandPolicy(scripts, styles));
  if (!headers.has('cache-control')) headers.set('Cache-Control', 'no-store');
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
