import { href } from '../../src/i18n/routes';
import { type StateWord, wordOf } from '../../src/programme/award';
import type { Day } from '../../src/programme/day';
import type { Column } from '../../src/programme/opendata';
import { municipality } from '../../src/programme/places';
import type { Holder } from '../register';

export type Row = Readonly<Record<Exclude<Column, 'state'>, string>> & { readonly state: StateWord };

/** An award as the open data tells it. */
export function rowOf({ award, state }: Holder, origin: string): Row {
  const place = municipality(award.municipality)?.name;
  return {
    code: award.code,
    state: wordOf(state),
    name: award.markName || award.organisation,
    registered_name: award.organisation,
    business_id: award.businessId,
    municipality_code: award.municipality,
    municipality_fi: place?.fi ?? '',
    municipality_sv: place?.sv ?? '',
    workplaces: award.workplaces,
    industry: award.industry,
    industry_classification: award.classification,
    website: award.website,
    granted: award.terms[0].from,
    ...datesOf(state),
    url: origin + href('check', 'fi', { code: award.code }),
  };
}

function datesOf(state: Holder['state']): Record<'valid_until' | 'grace_until' | 'since', Day> {
  const none = { valid_until: '', grace_until: '', since: '' };
  switch (state.state) {
    case 'active':
      return { ...none, valid_until: state.until };
    case 'grace':
      return { ...none, valid_until: state.until, grace_until: state.graceUntil ?? '' };
    case 'suspended':
      return { ...none, since: state.since };
    default:
      return { ...none, since: state.on };
  }
}
