import { type Answers, type Faults, type Fields, read } from '../forms/form';
import { choice, choices, email, long, name, optional, text, tick } from '../forms/kinds';
import { commitments } from '../programme/commitments';
import { municipalities } from '../programme/places';
import { roles } from '../programme/roles';

/** What a reviewer goes through: each commitment, the right to speak for the organisation, the talk or visit. */
export const items = [...commitments, 'entitled', 'talk'] as const;
export type Item = (typeof items)[number];
export const verdicts = ['open', 'good', 'not-yet'] as const;

/** What a concern may come to. A suspension or a withdrawal only when the award has been so since it was told. */
export const outcomes = ['no-ground', 'remedy', 'suspended', 'withdrawn'] as const;
/** What somebody who seeks a change to a decision may be answered. */
export const appealOutcomes = ['upheld', 'changed', 'turned-down'] as const;

const places = municipalities.map((place) => place.code);

/** The fields of what can be sent at the desk. */
export const fields = {
  signIn: { email: email() },
  question: { question: long({ min: 10, max: 1500 }) },
  decision: {
    outcome: choice('radio', ['approved', 'declined']),
    reasons: long({ min: 10, max: 2000 }),
    impartial: tick(),
  },
  answer: { answer: long({ min: 2, max: 4000 }) },
  concern: { outcome: choice('select', outcomes), answer: long({ min: 10, max: 2000 }) },
  pointed: { code: text({ max: 20 }) },
  appeal: { outcome: choice('radio', appealOutcomes), note: long({ min: 10, max: 2000 }) },
  yearly: { noted: long({ min: 2, max: 2000 }) },
  care: { assignedTo: optional(text({ max: 40 })), note: optional(long({ max: 2000 })) },
  added: {
    name: name({ max: 100 }),
    email: email(),
    role: choice('select', roles),
    locale: choice('radio', ['fi', 'sv']),
  },
  member: { name: name({ max: 100 }), role: choice('select', roles), locale: choice('radio', ['fi', 'sv']) },
  places: { municipalities: choices(places) },
  review: { verdict: choice('radio', verdicts), note: optional(long({ max: 2000 })) },
} as const satisfies Record<string, Fields>;

/** Reads what was sent with the fields of a form. */
export function readFields<F extends Fields>(
  own: F,
  data: FormData,
): { ok: true; answers: Answers<F> } | { ok: false; faults: Faults } {
  return read({ name: 'desk', sections: [], fields: own }, data);
}
