import type { Filter } from '../../../functions/public/shown';
import type { Locale } from '../../i18n/locale';
import { href } from '../../i18n/routes';

/** The address of a page of the register: what it is narrowed down by, and where it begins. */
export function addressOf(
  locale: Locale,
  filter: Filter,
  start: { letter?: string; after?: string | undefined } = {},
): string {
  const given = Object.entries({ ...filter, ...start }).filter(([, value]) => value);
  const query = new URLSearchParams(given as [string, string][]).toString();
  return href('register', locale) + (query && `?${query}`);
}

/** Where a concern about a holder is told. */
export function concernOf(award: { readonly code: string }, locale: Locale): string {
  return `${href('concern', locale)}?code=${award.code}`;
}
