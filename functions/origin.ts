/**
 * Did our own page send this request? Asked of everything that changes something.
 * A browser says so by `Sec-Fetch-Site`; one that does not must name our origin. Neither: no.
 */
export function isOwn(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  const own = new URL(request.url).origin;
  if (site !== null) return site === 'same-origin' && (origin === null || origin === own);
  return origin === own;
}

/** Whom the brake counts by: an IPv4 address, or the network part (/64) of an IPv6 one. */
export function visitorOf(request: Request): string {
  const address = request.headers.get('cf-connecting-ip') ?? 'unknown';
  return address.includes(':') ? address.split(':').slice(0, 4).join(':') : address;
}
