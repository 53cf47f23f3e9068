import { locales } from '../i18n/locale';
import { commitments } from '../programme/commitments';
import { entry } from './entry';
import { type Faults, form } from './form';
import { businessId, choice, email, long, name, optional, phone, tick } from './kinds';

const how = () => long({ min: 20, max: 600 });

/** The application for the logo. What is public of it: see `publicFields`. */
export const apply = form(
  'apply',
  [
    {
      name: 'organisation',
      fields: {
        organisation: name({ max: 120, autocomplete: 'organization' }),
        businessId: businessId(),
        municipality: entry.municipality,
        industry: entry.industry,
        size: entry.size,
        website: entry.website,
        scope: choice('radio', ['whole', 'parts']),
        workplaces: entry.workplaces,
        markName: entry.markName,
      },
    },
    {
      name: 'commitments',
      fields: {
        recruiting: tick(),
        recruitingHow: how(),
        privacy: tick(),
        privacyHow: how(),
        adjustments: tick(),
        adjustmentsHow: how(),
        introduction: tick(),
        introductionHow: how(),
        respect: tick(),
        respectHow: how(),
      },
    },
    {
      name: 'contact',
      fields: {
        contactName: name({ max: 100, autocomplete: 'name' }),
        contactRole: name({ max: 100, autocomplete: 'organization-title' }),
        contactEmail: email(),
        contactPhone: optional(phone()),
        letters: choice('radio', locales),
        secondName: optional(name({ max: 100, autocomplete: 'off' })),
        secondEmail: optional(email({ autocomplete: 'off' })),
      },
    },
    { name: 'publishing', fields: { entitled: tick(), register: tick(), rules: tick() } },
  ],
  (answers) => {
    const faults: Faults<'workplaces' | 'secondName' | 'secondEmail'> = {};
    if (answers.scope === 'parts' && answers.workplaces === '') faults.workplaces = 'required';
    if (answers.secondName === '' && answers.secondEmail !== '') faults.secondName = 'required';
    if (answers.secondEmail === '' && answers.secondName !== '') faults.secondEmail = 'required';
    if (
      answers.secondEmail !== '' &&
      answers.secondEmail.toLowerCase() === answers.contactEmail.toLowerCase()
    )
      faults.secondEmail = 'sameAddress';
    return faults;
  },
);

/** The fields that the public register will show, once the application is approved. */
export const publicFields = [
  'organisation',
  'businessId',
  'municipality',
  'industry',
  'size',
  'website',
  'workplaces',
  'markName',
  ...commitments.map((name) => `${name}How` as const),
] as const;
