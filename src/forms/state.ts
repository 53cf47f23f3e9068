import type { Faults, Typed } from './form';

/** What is said above a form that came back. */
export const notices = [
  'faults',
  'early',
  'stale',
  'reworded',
  'trap',
  'busy',
  'full',
  'changed',
  'trouble',
  'unreadable',
] as const;
export type Notice = (typeof notices)[number];

/** A form as it is shown: empty, or back with what was typed and what is wrong. */
export interface FormState {
  /** Id and time of the form, signed by the server. */
  readonly stamp: string;
  readonly typed: Typed;
  readonly faults: Faults;
  readonly notice?: Notice;
}

/** The field that people do not see and programs fill in. */
export const trapName = 'fax';
/** The field that carries the stamp. */
export const stampName = 'stamp';
