import { commitments } from '../programme/commitments';
import { industryLetters } from '../programme/industries';
import { municipalities } from '../programme/places';
import { sizes } from '../programme/sizes';
import { type Faults, form } from './form';
import { choice, choices, long, name, optional, tick, website } from './kinds';

/** Where a holder shows the logo. */
export const showing = ['website', 'ads', 'social', 'mail', 'door', 'print', 'nowhere'] as const;

const words = () => long({ min: 20, max: 600 });

/** The renewal of an award. It begins with the last answers; what is new is what was done. */
export const renewal = form(
  'renewal',
  [
    {
      name: 'commitments',
      fields: {
        recruitingDone: words(),
        recruitingHow: words(),
        privacyDone: words(),
        privacyHow: words(),
        adjustmentsDone: words(),
        adjustmentsHow: words(),
        introductionDone: words(),
        introductionHow: words(),
        respectDone: words(),
        respectHow: words(),
      },
    },
    { name: 'use', fields: { shown: choices(showing) } },
    {
      name: 'organisation',
      fields: {
        municipality: choice(
          'select',
          municipalities.map((place) => place.code),
        ),
        industry: choice('select', industryLetters),
        size: choice('radio', sizes),
        website: optional(website()),
        workplaces: optional(long({ max: 400 })),
        markName: optional(name({ max: 60 })),
      },
    },
    { name: 'contact', fields: { contactsRight: choice('radio', ['yes', 'no']) } },
    { name: 'publishing', fields: { entitled: tick(), rules: tick() } },
  ],
  (answers) => {
    const faults: Faults<'shown'> = {};
    if (answers.shown.includes('nowhere') && answers.shown.length > 1) faults.shown = 'nowhere';
    return faults;
  },
);

/** The question on what was done for each commitment. */
export const doneOf = commitments.map((name) => [name, `${name}Done`, `${name}How`] as const);
