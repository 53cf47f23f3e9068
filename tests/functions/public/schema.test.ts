import { describe, expect, test } from 'vitest';
import type { Details } from '../../../functions/public/shown';
import { schemaOf } from '../../../src/components/register/schema';
import type { PublicState } from '../../../src/programme/award';

const page = {
  url: 'https://ovi.example.fi/rekisteri/7KD-3VMX/',
  check: 'https://ovi.example.fi/t/7KD-3VMX/',
  logo: 'Ovi auki',
  issuer: 'Esimerkkialue',
};
const words = { recruiting: '', privacy: '', adjustments: '', introduction: '', respect: '' };

function schema(state: PublicState, name = 'Lakeuden Esimerkkileipomo Oy'): string {
  const award: Details = {
    code: '7KD-3VMX',
    name,
    organisation: name,
    municipality: '743',
    industry: 'C',
    state,
    businessId: '1234567-1',
    workplaces: '',
    size: '10-49',
    website: 'https://www.example.fi/',
    language: 'fi',
    commitments: words,
    granted: '2026-11-02',
    history: [],
  };
  return schemaOf(award, page);
}

describe('what search engines are told', () => {
  test('is a certification while the logo is valid', () => {
    expect(JSON.parse(schema({ state: 'active', until: '2028-11-02' }))).toMatchObject({
      '@type': 'Organization',
      url: 'https://www.example.fi/',
      hasCertification: {
        '@type': 'Certification',
        certificationIdentification: '7KD-3VMX',
        validFrom: '2026-11-02',
        expires: '2028-11-02',
      },
    });
  });

  test.each<PublicState>([
    { state: 'grace', until: '2028-11-02', graceUntil: '2028-12-02' },
    { state: 'suspended', since: '2027-05-04' },
    { state: 'withdrawn', on: '2027-05-04' },
    { state: 'ended', on: '2028-11-02', why: 'time' },
  ])('is no certification when it is $state', (state) => {
    expect(JSON.parse(schema(state))).not.toHaveProperty('hasCertification');
  });

  test('cannot be left by a name', () => {
    const name = '</script><script>alert(1)</script><!-- Oy';
    expect(schema({ state: 'active', until: '2028-11-02' }, name)).not.toContain('<');
    expect(JSON.parse(schema({ state: 'active', until: '2028-11-02' }, name)).name).toBe(name);
  });
});
