import type { Locale } from '../../i18n/locale';
import type { Translate } from '../../i18n/translate';
import type { PublicState } from '../../programme/award';
import { type Industry, industries } from '../../programme/industries';
import { municipality } from '../../programme/places';

export { whenOf } from '../../kit/when';

/** What the door shows of a state: open = valid, ajar = in grace, closed = anything else. */
export function doorOf(state: PublicState): 'open' | 'ajar' | 'closed' {
  return state.state === 'active' ? 'open' : state.state === 'grace' ? 'ajar' : 'closed';
}

/** Where the holder is; a municipality outside the two areas is not named. */
export function placeOf(code: string, t: Translate, locale: Locale): string {
  return municipality(code)?.name[locale] ?? t('place.other');
}

export function industryOf(letter: string, locale: Locale): string {
  return letter in industries ? industries[letter as Industry][locale] : letter;
}
