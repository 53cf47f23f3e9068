/** The fields of the open data, in the order of its columns. Explained on the register's page (`data.*`). */
export const columns = [
  'code',
  'state',
  'name',
  'registered_name',
  'business_id',
  'municipality_code',
  'municipality_fi',
  'municipality_sv',
  'workplaces',
  'industry',
  'industry_classification',
  'website',
  'granted',
  'valid_until',
  'grace_until',
  'since',
  'url',
] as const;

export type Column = (typeof columns)[number];
