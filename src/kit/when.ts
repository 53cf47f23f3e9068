import { formatDay } from '../i18n/date';
import type { Locale } from '../i18n/locale';
import type { StringKey, Translate } from '../i18n/translate';
import { type PublicState, wordOf } from '../programme/award';

/** A state with its day, such as `Voimassa 21.11.2028 asti`. */
export function whenOf(state: PublicState, t: Translate, locale: Locale): string {
  const days = Object.entries(state).filter(([name]) => !['state', 'why'].includes(name));
  const written = Object.fromEntries(days.map(([name, day]) => [name, day ? formatDay(day, locale) : '']));
  return t(keyOf(state), written);
}

function keyOf(state: PublicState): StringKey {
  if (state.state === 'grace') return state.graceUntil ? 'state.grace.when' : 'state.grace.open';
  if (state.state === 'ended' && state.why === 'given-up') return 'state.given-up.when';
  return `state.${wordOf(state)}.when`;
}
