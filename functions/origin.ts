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

/** Whom the brake counts by where the host names no network address. */
export const unknownVisitor = 'unknown';

/** Whom the brake counts by: an IPv4 address, or the network part (/64) of an IPv6 one. */
export function visitorOf(request: Request): string {
  const address = request.headers.get('cf-connecting-ip') ?? unknownVisitor;
  return address.includes(':') ? networkOf(address) : address;
}

/** The first four groups of an IPv6 address, written in one way; of an IPv4 address within one, that address. */
function networkOf(address: string): string {
  const [mapped] = /[\d.]+\.\d+$/.exec(address) ?? [];
  if (mapped) return mapped;
  const [head = '', tail] = address.toLowerCase().split('::');
  const groups = (part: string) => part.split(':').filter(Boolean);
  const given = [groups(head), groups(tail ?? '')].flat().length;
  const zeros: string[] = Array(tail === undefined ? 0 : Math.max(0, 8 - given)).fill('0');
  return [...groups(head), ...zeros, ...groups(tail ?? '')]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
