import type { Locale } from '../i18n/locale';
import { tell } from './notice';
import { say } from './words';

/** Decap's list of what is wrong with a field, beside the field's name. */
const marks = 'ul[class*="ControlErrorsList"]';

/**
 * When an entry is not saved because fields are empty, Decap says only that some are; when they are wrong, as a title
 * that is too long, it says nothing at all. This says which, in the same words as every other refusal, and goes to
 * the first. Such a refusal is a promise that Decap rejects without a reason and nobody waits for.
 */
export function watch(language: Locale): void {
  addEventListener('unhandledrejection', (event: PromiseRejectionEvent) => {
    if (event.reason !== undefined || !document.querySelector(marks)) return;
    event.preventDefault();
    setTimeout(() => name(language), 100);
  });
}

function name(language: Locale): void {
  const faults = [...document.querySelectorAll(marks)];
  const [first] = faults;
  if (!first) return;
  tell({
    title: say(language, 'fix.title'),
    list: faults.map(line),
    close: say(language, 'close'),
    isFault: true,
  });
  const field = document.getElementById(labelOf(first)?.htmlFor ?? '');
  field?.focus({ preventScroll: true });
  (labelOf(first) ?? first).scrollIntoView({ block: 'start' });
}

/** A message may begin with the field's name of its own accord. */
function line(fault: Element): string {
  const field = labelOf(fault)?.firstChild?.textContent ?? '';
  const message = fault.querySelector('li')?.textContent ?? fault.textContent ?? '';
  return message.startsWith(`${field}: `) ? message : `${field}: ${message}`;
}

function labelOf(fault: Element): HTMLLabelElement | null | undefined {
  return fault.parentElement?.querySelector('label');
}
