import { commitments } from '../programme/commitments';
import { entry } from './entry';
import { type Faults, form } from './form';
import { choice, choices, long, tick } from './kinds';

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
    { name: 'organisation', fields: entry },
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
