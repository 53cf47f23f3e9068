const commitments = ['recruiting', 'privacy', 'adjustments', 'introduction', 'respect'];
const how = 'Kerromme siitä jokaisessa ilmoituksessa ja perehdytyksessä.';

/**
 * A good application of a made-up employer, as its form sends it.
 * @param {{ organisation: string, contactName: string, contactEmail: string, stamp: string }} own
 * @returns {Record<string, string>}
 */
export function application(own) {
  const promises = commitments.flatMap((name) => [
    [name, 'yes'],
    [`${name}How`, how],
  ]);
  return {
    businessId: '1234567-1',
    municipality: '743',
    industry: 'C',
    size: '10-49',
    website: 'www.example.fi',
    scope: 'whole',
    ...Object.fromEntries(promises),
    contactRole: 'Johtaja',
    letters: 'fi',
    entitled: 'yes',
    register: 'yes',
    rules: 'yes',
    ...own,
  };
}
