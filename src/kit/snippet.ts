import type { Locale } from '../i18n/locale';
import { href } from '../i18n/routes';
import { badgeSize } from './badge-size';

/**
 * What a holder puts on a page or into a mail signature: the live badge, linked to its check page. The size is given,
 * so that nothing moves; no script, no cookie, and no word to us of where it stands. The alt text names no date, since
 * it cannot change by itself. Mail programs show no SVG.
 * @param alt without markup
 */
export function snippet(of: {
  readonly origin: string;
  readonly code: string;
  readonly locale: Locale;
  readonly alt: string;
  readonly use: 'web' | 'mail';
}): string {
  const { origin, code, locale, alt, use } = of;
  const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  const told = alt.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);
  const source = `${origin}/b/${code}.${locale}.${use === 'web' ? 'svg' : 'png'}`;
  const size = `width="${badgeSize.width}" height="${badgeSize.height}"`;
  const rest = use === 'web' ? ' loading="lazy" referrerpolicy="no-referrer"' : ' border="0"';
  return `<a href="${origin}${href('check', locale, { code })}"><img src="${source}" ${size} alt="${told}"${rest}></a>`;
}
