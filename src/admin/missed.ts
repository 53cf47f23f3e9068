import type { Locale } from '../i18n/locale';
import { tell } from './notice';
import { say } from './words';

/** Decap's list of what is wrong with a field, beside the field's name. */
const marks = 'ul[class*="ControlErrorsList"]';

/**
 * When an entry is not saved because fields are empty or wrong, Decap says only that some are. This says which, in the
 * same words as every other refusal, and goes to the first.
 */
export function watch(language: Locale): void {
  const isToast = (node: Node) =>
    node instanceof Element &&
    (node.matches('.Toastify__toast--error') || node.querySelector('.Toastify__toast--error') !== null);
  new MutationObserver((changes) => {
    if (changes.some(({ addedNodes }) => [...addedNodes].some(isToast)))
      setTimeout(() => name(language), 100);
  }).observe(document.body, { childList: true, subtree: true });
}

function name(language: Locale): void {
  const faults = [...document.querySelectorAll(marks)];
  const [first] = faults;
  if (!first) return;
  const list = faults.map(
    (fault) =>
      `${labelOf(fault)?.textContent ?? ''}: ${fault.querySelector('li')?.textContent ?? fault.textContent}`,
  );
  tell({ title: say(language, 'fix.title'), list, close: say(language, 'close'), isFault: true });
  const field = document.getElementById(labelOf(first)?.htmlFor ?? '');
  field?.focus({ preventScroll: true });
  (labelOf(first) ?? first).scrollIntoView({ block: 'start' });
}

function labelOf(fault: Element): HTMLLabelElement | null | undefined {
  return fault.parentElement?.querySelector('label');
}
