import { routeAt } from '../src/i18n/routes';

/**
 * Was this sent to the site's own address? A preview of another version has one of its own, and the same database,
 * secrets and post behind it.
 * @param origin where the site stands
 */
export function isHere(request: Request, origin: string): boolean {
  return new URL(request.url).origin === origin;
}

/** Is this a page that anybody may read? Nothing that is one's own by a link, and nothing that is done. */
export function isReading(method: string, path: string): boolean {
  const page = routeAt(path);
  return ['GET', 'HEAD'].includes(method) && page !== undefined && !('token' in page.params);
}

/**
 * Did our own page send this request? Asked of everything that changes something.
 * A browser says so by `Sec-Fetch-Site`; one that does not must name our origin. Neither: no.
 */
export function isOwn(request: Request, origin: string): boolean {
  const site = request.headers.get('sec-fetch-site');
  const from = request.headers.get('origin');
  if (site !== null) return site === 'same-origin' && (from === null || from === origin);
  return from === origin;
}

/** Whom the brake counts by: an IPv4 address, or the network part (/64) of an IPv6 one. */
export function visitorOf(request: Request): string {
  const address = request.headers.get('cf-connecting-ip') ?? 'unknown';
  return address.includes(':') ? address.split(':').slice(0, 4).join(':') : address;
}
