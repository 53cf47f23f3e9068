import type { Typed } from '../../src/forms/form';
import { commitments } from '../../src/programme/commitments';
import { unique } from './journey';

/** A made-up employer, of whom there is only one, with a good application. */
export function employer(mailbox = `johtaja.${unique()}`): Employer {
  const organisation = `Lakeuden Leipä ${unique()} Oy`;
  const email = `${mailbox}@example.fi`;
  const promises = commitments.flatMap((name) => [
    [name, 'yes'],
    [`${name}How`, `Näin teemme (${name}): kerromme siitä ilmoituksissa, ”perehdytyksessä” & arjessa.`],
  ]);
  return {
    organisation,
    email,
    answers: {
      organisation,
      businessId: '1234567-1',
      municipality: '743',
      industry: 'C',
      size: '10-49',
      website: 'www.example.fi',
      scope: 'whole',
      ...Object.fromEntries(promises),
      contactName: 'Åsa O’Hara-Mäkinen',
      contactRole: 'Toimitusjohtaja',
      contactEmail: email,
      contactPhone: '+358 50 123 4567',
      letters: 'fi',
      entitled: 'yes',
      register: 'yes',
      rules: 'yes',
    },
  };
}

export interface Employer {
  readonly organisation: string;
  readonly email: string;
  readonly answers: Typed;
}
