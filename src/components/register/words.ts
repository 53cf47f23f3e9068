import { formatDay } from '../../i18n/date';
import type { Locale } from '../../i18n/locale';
import type { StringKey, Translate } from '../../i18n/translate';
import { type PublicState, wordOf } from '../../programme/award';
import { type Industry, industries } from '../../programme/industries';
import { municipality } from '../../programme/places';

/** What the door shows of a state: open = valid, ajar = in grace, closed = anything else. */
export function doorOf(state: PublicState): 'open' | 'ajar' | 'closed' {
  return state.state === 'active' ? 'open' : state.state === 'grace' ? 'ajar' : 'closed';
}

/** A state with its day, such as `Voimassa 21.11.2028 asti`. */
export function whenOf(state: PublicState, t: Translate, locale: Locale): string {
  const days = Object.entries(state).filter(([name]) => !['state', 'why'].includes(name));
  const written = Object.fromEntries(days.map(([name, day]) => [name, day ? formatDay(day, locale) : '']));
  return t(keyOf(state), written);
}

/** Where the holder is; a municipality outside the two areas is not named. */
export function placeOf(code: string, t: Translate, locale: Locale): string {
  return municipality(code)?.name[locale] ?? t('place.other');
}

export function industryOf(letter: string, locale: Locale): string {
  return letter in industries ? industries[letter as Industry][locale] : letter;
}

function keyOf(state: PublicState): StringKey {
  if (state.state === 'grace') return state.graceUntil ? 'state.grace.when' : 'state.grace.open';
  if (state.state === 'ended' && state.why === 'given-up') return 'state.given-up.when';
  return `state.${wordOf(state)}.when`;
}
