import { type Faults, form } from './form';
import { choice, long, optional, text } from './kinds';

/** The three questions of the yearly check. Each asks for a word more only where the answer calls for it. */
export const yearly = form(
  'yearly',
  [
    {
      name: 'yearly',
      fields: {
        introduction: choice('radio', ['done', 'agreed', 'open']),
        introductionWhen: optional(text({ max: 100 })),
        contact: choice('radio', ['right', 'wrong']),
        contactNow: optional(long({ max: 500 })),
        change: choice('radio', ['none', 'some']),
        changeWhat: optional(long({ max: 1500 })),
      },
    },
  ],
  (answers) => {
    const faults: Faults<'introductionWhen' | 'contactNow' | 'changeWhat'> = {};
    if (answers.introduction !== 'open' && !answers.introductionWhen) faults.introductionWhen = 'required';
    if (answers.contact === 'wrong' && !answers.contactNow) faults.contactNow = 'required';
    if (answers.change === 'some' && !answers.changeWhat) faults.changeWhat = 'required';
    return faults;
  },
);
