import { elsewhere, municipalities } from '../programme/places';
import { type Faults, form } from './form';
import { choice, choices, email, long, name, optional, phone, text } from './kinds';

export const topics = ['ips', 'hiring', 'logo', 'stigma', 'team', 'other'] as const;
export const ways = ['visit', 'teams', 'phone', 'email'] as const;

/** An employer asks to hear more. */
export const enquiry = form(
  'enquiry',
  [
    {
      name: 'about',
      fields: {
        topics: choices(topics),
        how: choice('radio', ways),
        when: optional(text({ max: 200 })),
        message: optional(long({ max: 2000 })),
      },
    },
    {
      name: 'you',
      fields: {
        name: name({ max: 100, autocomplete: 'name' }),
        organisation: optional(name({ max: 120, autocomplete: 'organization' })),
        municipality: choice('select', [...municipalities.map((place) => place.code), elsewhere]),
        email: email(),
        phone: optional(phone()),
      },
    },
  ],
  (answers) => {
    const faults: Faults<'phone'> = {};
    if (answers.how === 'phone' && answers.phone === '') faults.phone = 'requiredForCall';
    return faults;
  },
);
