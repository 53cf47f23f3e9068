import type { Locale } from '../src/i18n/locale';
import { municipality } from '../src/programme/places';
import { contacts } from './content';

/** A mailbox of ours, and the language in which it is written to. */
export interface Mailbox {
  readonly mail: string;
  readonly locale: Locale;
}

/** Every mailbox of ours: the team's, then those of the areas. One address may stand for several. */
export function mailboxes(): readonly [Mailbox, ...Mailbox[]] {
  return [ofTeam(), ...contacts.areas.map(ofArea)];
}

/**
 * Where we are told of what concerns a municipality: at its area's mailbox, or at the team's when it lies outside
 * both areas or nothing says which it is.
 * @param code of the municipality
 * @returns the mailbox, and the municipality's name in its language where we know one
 */
export function mailboxFor(code?: string): Mailbox & { readonly place: string | undefined } {
  const place = code === undefined ? undefined : municipality(code);
  const area = contacts.areas.find((one) => one.area === place?.area);
  const mailbox = area ? ofArea(area) : ofTeam();
  return { ...mailbox, place: place?.name[mailbox.locale] };
}

function ofTeam(): Mailbox {
  const { mail, language } = contacts.team;
  return { mail, locale: language };
}

function ofArea({ mail, languages }: (typeof contacts.areas)[number]): Mailbox {
  return { mail, locale: languages[0] ?? contacts.team.language };
}
