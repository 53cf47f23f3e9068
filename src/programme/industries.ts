import type { Localized } from '../i18n/locale';

/** The classification that the letters below are of: Statistics Finland's TOL 2025 (NACE Rev. 2.1). */
export const classification = 'TOL 2025';

/**
 * Letters of TOL 2025 with short names of our own for lists. U (households) and V (international
 * organisations) are left out: neither can hold a Finnish employer's logo.
 */
export const industries = {
  A: { fi: 'Maa- ja metsätalous', sv: 'Jord- och skogsbruk', en: 'Agriculture and forestry' },
  B: { fi: 'Kaivostoiminta', sv: 'Gruvor och utvinning', en: 'Mining' },
  C: { fi: 'Teollisuus', sv: 'Industri', en: 'Manufacturing' },
  D: { fi: 'Energia', sv: 'Energi', en: 'Energy' },
  E: { fi: 'Vesi- ja jätehuolto', sv: 'Vatten och avfall', en: 'Water and waste' },
  F: { fi: 'Rakentaminen', sv: 'Bygg', en: 'Construction' },
  G: { fi: 'Kauppa', sv: 'Handel', en: 'Trade' },
  H: { fi: 'Kuljetus ja varastointi', sv: 'Transport och lager', en: 'Transport and storage' },
  I: { fi: 'Majoitus ja ravintolat', sv: 'Hotell och restaurang', en: 'Hotels and restaurants' },
  J: { fi: 'Media ja kustannustoiminta', sv: 'Media och förlag', en: 'Media and publishing' },
  K: {
    fi: 'Ohjelmistot ja tietopalvelut',
    sv: 'Programvara och it-tjänster',
    en: 'Software and IT services',
  },
  L: { fi: 'Rahoitus ja vakuutus', sv: 'Finans och försäkring', en: 'Finance and insurance' },
  M: { fi: 'Kiinteistöala', sv: 'Fastigheter', en: 'Real estate' },
  N: { fi: 'Asiantuntijapalvelut', sv: 'Experttjänster', en: 'Professional services' },
  O: { fi: 'Hallinto- ja tukipalvelut', sv: 'Stödtjänster', en: 'Support services' },
  P: { fi: 'Julkinen hallinto', sv: 'Offentlig förvaltning', en: 'Public administration' },
  Q: { fi: 'Koulutus', sv: 'Utbildning', en: 'Education' },
  R: { fi: 'Sosiaali- ja terveyspalvelut', sv: 'Social- och hälsovård', en: 'Health and social care' },
  S: {
    fi: 'Kulttuuri, liikunta ja vapaa-aika',
    sv: 'Kultur, idrott och fritid',
    en: 'Culture, sports and leisure',
  },
  T: {
    fi: 'Järjestöt ja muut palvelut',
    sv: 'Föreningar och övriga tjänster',
    en: 'Associations and other services',
  },
} as const satisfies Record<string, Localized>;

export type Industry = keyof typeof industries;
export const industryLetters = Object.keys(industries) as [Industry, ...Industry[]];
