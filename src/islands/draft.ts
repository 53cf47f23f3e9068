import { type Fields, type Typed, typed } from '../forms/form';
import { stampName } from '../forms/state';
import { aDay } from '../programme/span';

const key = 'application';
const longest = 30 * aDay;

/** An application as it was left on this device. */
export interface Draft {
  readonly typed: Typed;
  /**
   * The stamp goes with it, so that an application sent before a connection broke is not made twice; empty when there
   * is none yet.
   */
  readonly stamp: string;
  readonly at: number;
}

/** Keeps what is typed on this device. Where storage is closed, nothing is kept and nothing fails. */
export function keep(form: { readonly fields: Fields }, element: HTMLFormElement, now: number): void {
  const data = new FormData(element);
  const draft: Draft = { typed: typed(form, data), stamp: String(data.get(stampName)), at: now };
  attempt(() => localStorage.setItem(key, JSON.stringify(draft)));
}

/** The server gave the form another stamp: the draft has it at once, so that sending it again makes nothing twice. */
export function restamp(stamp: string): void {
  attempt(() => {
    const draft = JSON.parse(localStorage.getItem(key) ?? 'null') as Draft | null;
    if (draft) localStorage.setItem(key, JSON.stringify({ ...draft, stamp }));
  });
}

/** Begins an application with some answers; what somebody has typed before is not written over. It has no stamp yet. */
export function begin(answers: Typed, now: number): void {
  const before = find(now);
  const typed = { ...before?.typed };
  for (const [name, answer] of Object.entries(answers))
    if (!typed[name]?.length && answer) typed[name] = answer;
  const draft: Draft = { typed, stamp: before?.stamp ?? '', at: now };
  attempt(() => localStorage.setItem(key, JSON.stringify(draft)));
}

/** The draft of this device, when there is one of the last 30 days with something in it. */
export function find(now: number): Draft | undefined {
  return attempt(() => {
    const draft = JSON.parse(localStorage.getItem(key) ?? 'null') as Draft | null;
    const written = Object.values(draft?.typed ?? {}).some((value) => value.length > 0);
    return draft && written && now - draft.at < longest ? draft : undefined;
  });
}

export function forget(): void {
  attempt(() => localStorage.removeItem(key));
}

/** Puts a draft back into the controls of the form. */
export function fillIn(element: HTMLFormElement, values: Typed): void {
  for (const control of element.elements) {
    if (
      !(
        control instanceof HTMLInputElement ||
        control instanceof HTMLTextAreaElement ||
        control instanceof HTMLSelectElement
      )
    )
      continue;
    const value = values[control.name];
    if (value === undefined) continue;
    if (control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio')) {
      control.checked = [value].flat().includes(control.value);
    } else control.value = String(value);
  }
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
