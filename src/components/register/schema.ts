import type { Details } from '../../../functions/public/shown';

/**
 * What is told of a holder to search engines, as schema.org has it; a logo that is not in force is no certification.
 */
export function schemaOf(
  award: Details,
  page: { url: string; check: string; logo: string; issuer: string },
): string {
  const until = award.state.state === 'active' ? award.state.until : undefined;
  const certification = {
    '@type': 'Certification',
    name: page.logo,
    certificationIdentification: award.code,
    certificationStatus: 'https://schema.org/CertificationActive',
    issuedBy: { '@type': 'Organization', name: page.issuer },
    datePublished: award.granted,
    validFrom: award.granted,
    expires: until,
    url: page.check,
  };
  const organisation = {
    '@context': 'https://schema.org',
    '@type': 'Organization',
    name: award.name,
    legalName: award.organisation,
    identifier: { '@type': 'PropertyValue', propertyID: 'FI business ID', value: award.businessId },
    ...(award.website && { url: award.website }),
    mainEntityOfPage: page.url,
    ...(until && { hasCertification: certification }),
  };
  return JSON.stringify(organisation).replace(/</g, String.raw`\u003c`);
}
