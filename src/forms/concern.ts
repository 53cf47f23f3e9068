import { form } from './form';
import { choice, email, long, name, optional, text } from './kinds';

const relations = ['applicant', 'employee', 'former', 'customer', 'other', 'unsaid'] as const;

/** A concern that a holder does not live up to its commitments. Name and address may be left out. */
export const concern = form('concern', [
  {
    name: 'what',
    fields: {
      employer: name({ max: 120 }),
      code: optional(text({ max: 20 })),
      relation: choice('radio', relations),
      message: long({ max: 4000, min: 20 }),
    },
  },
  {
    name: 'you',
    fields: {
      name: optional(name({ max: 100, autocomplete: 'name' })),
      email: optional(email()),
    },
  },
]);
