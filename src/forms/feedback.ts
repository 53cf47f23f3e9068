import { form } from './form';
import { email, long, name, optional, text } from './kinds';

/** Feedback on accessibility. Only the message is asked for; an address is needed for an answer. */
export const feedback = form('feedback', [
  {
    name: 'feedback',
    fields: {
      message: long({ max: 4000, min: 5 }),
      page: optional(text({ max: 300 })),
      name: optional(name({ max: 100, autocomplete: 'name' })),
      email: optional(email()),
    },
  },
]);
