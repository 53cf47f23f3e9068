import { expect } from 'vitest';
import { type Fields, form, read } from '../../src/forms/form';
import type { Kind } from '../../src/forms/kinds';

/** Reads one answer of a kind. @returns the answer, or the key of its fault */
export function ask(
  kind: Kind,
  typed: string | string[],
): { answer: unknown } | { fault: string | undefined } {
  const data = new FormData();
  for (const one of [typed].flat()) data.append('field', one);
  const reading = read(form('one', [{ name: 'all', fields: { field: kind } as Fields }]), data);
  return reading.ok ? { answer: reading.answers['field'] } : { fault: reading.faults['field'] };
}

export const good = (kind: Kind, typed: string, answer: unknown = typed) =>
  expect(ask(kind, typed), JSON.stringify(typed)).toEqual({ answer });
export const bad = (kind: Kind, typed: string | string[], fault: string) =>
  expect(ask(kind, typed), JSON.stringify(typed)).toEqual({ fault });

export const controls = [
  '\u0000',
  '\u0001',
  '\u0007',
  '\u0008',
  '\u000e',
  '\u001b',
  '\u001f',
  '\u007f',
  '\u0080',
  '\u0085',
  '\u009f',
];
export const hidden = [
  '\u200b',
  '\u200e',
  '\u200f',
  '\u2028',
  '\u2029',
  '\u202a',
  '\u202b',
  '\u202d',
  '\u202e',
  '\u2060',
  '\u2066',
  '\u2067',
  '\u2068',
  '\u2069',
  '\ufeff',
  '\ufff9',
  '\ufffb',
];
export const breaks = ['\n', '\r', '\r\n', '\t', '\u000b', '\u000c'];
