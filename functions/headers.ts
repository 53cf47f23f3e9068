import { scripts, styles } from 'virtual:islands';

/** What a page may load: nothing but our own, and nothing inline. */
const policy = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'form-action': ["'self'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
  'manifest-src': ["'self'"],
} as const;

const closed = 'accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()';

/** Headers of every answer, made at build (`_headers`) or by the Worker. */
export const common: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': closed,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains; preload',
  'Content-Security-Policy': written(policy),
};

/** The policy of a page with an island: also the two inline scripts and the style that bring it to life, by their hashes. */
export const islandPolicy = written({
  ...policy,
  'script-src': [...policy['script-src'], ...scripts],
  'style-src': [...policy['style-src'], ...styles],
});

/** The policy of what is no page. */
export const dataPolicy = "default-src 'none'; frame-ancestors 'none'";

/** An answer with our headers. Pages made on request are for this reader alone and are not kept. */
export function secured(response: Response, { island = false } = {}): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(common)) headers.set(name, value);
  const html = headers.get('content-type')?.startsWith('text/html');
  if (!html) headers.set('Content-Security-Policy', dataPolicy);
  else if (island) headers.set('Content-Security-Policy', islandPolicy);
  if (!headers.has('cache-control')) headers.set('Cache-Control', 'no-store');
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

function written(directives: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}
