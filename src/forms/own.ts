import { email, name, optional, phone, tick } from './kinds';

/** A contact as its employer corrects it. */
export const contactFields = {
  name: name({ max: 100, autocomplete: 'off' }),
  role: optional(name({ max: 100, autocomplete: 'off' })),
  email: email({ autocomplete: 'off' }),
  phone: optional(phone({ autocomplete: 'off' })),
};

/** What ends something is asked twice: by the button and by a box. */
export const sureFields = { sure: tick() };

/**
 * How long a change link is good, in hours. A renewal is written over a working day and together with others, and a
 * link that died under a half-written form would lose their words. What ends something uses the link up.
 */
export const changeHours = 24;
