import type { Faults, Typed } from '../forms/form';
import { isKey, type Say } from './words';

interface Back {
  readonly act?: string;
  readonly typed: Typed;
  readonly faults: Faults;
}

/** What is wrong with a field, in words: its own sentence where it has one, else the general one. */
export function faultOf(say: Say, back: Back | undefined, field: string): string | undefined {
  const fault = back?.faults[field];
  if (!fault) return undefined;
  const name = field.split('-').at(-1) ?? field;
  for (const key of [`fault.${field}.${fault}`, `fault.${name}.${fault}`, `fault.${fault}`])
    if (isKey(key)) return say(key);
  return say('fault.other');
}

/** What was typed into a field of the form that came back, else what is stored. */
export function typedOf(back: Back | undefined, act: string, field: string, stored = ''): string {
  return back?.act === act ? String(back.typed[field] ?? stored) : stored;
}
