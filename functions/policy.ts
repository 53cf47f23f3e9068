/** Where browsers tell what a page wanted and may not have. */
export const violationsPath = '/api/violations';

/** What a page may load: nothing but our own, and nothing inline. */
const page = {
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
  'require-trusted-types-for': ["'script'"],
  'trusted-types': ["'none'"],
  'report-uri': [violationsPath],
} as const;

/** Headers of every answer, whether the build made it (`_headers`) or the Worker. */
export const common: Readonly<Record<string, string>> = {
  'Content-Security-Policy': written(page),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()',
  'Referrer-Policy': 'same-origin',
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains; preload',
  'X-Content-Type-Options': 'nosniff',
};

/**
 * Headers of the CMS. Its styles are made as it runs, its pictures are shown before they are saved, and a window that
 * it opens to sign in answers it.
 * @param local whether it may reach the decap-server of a person's own computer
 */
export function adminHeaders(local: boolean): Readonly<Record<string, string>> {
  const { 'require-trusted-types-for': _, 'trusted-types': __, ...rest } = page;
  return {
    'Content-Security-Policy': written({
      ...rest,
      'style-src': ["'self'", "'unsafe-inline'"],
      'img-src': ["'self'", 'data:', 'blob:'],
      'font-src': ["'self'", 'data:'],
      'connect-src': ["'self'", 'blob:', 'data:', ...(local ? ['http://127.0.0.1:*'] : [])],
      'frame-src': ["'self'", 'blob:'],
    }),
    'Cross-Origin-Opener-Policy': 'same-origin-allow-popups',
    'X-Robots-Tag': 'noindex',
  };
}

/** The policy of what is no page. */
export const dataPolicy = "default-src 'none'; frame-ancestors 'none'";

/**
 * The policy of a page with an island: the inline scripts and the style that bring it to life are known by their
 * hashes.
 * @param scripts CSP sources such as `'sha256-…'`
 */
export function islandPolicy(scripts: readonly string[], styles: readonly string[]): string {
  return written({
    ...page,
    'script-src': [...page['script-src'], ...scripts],
    'style-src': [...page['style-src'], ...styles],
  });
}

/** The policy of the search page: what finds there in the browser is WebAssembly. */
export const searchPolicy = written({
  ...page,
  'script-src': [...page['script-src'], "'wasm-unsafe-eval'"],
});

function written(directives: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}
