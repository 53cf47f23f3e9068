import { type Fault, languageName } from '../collections/check';
import type { Locale } from '../i18n/locale';
import { tell } from './notice';
import { say } from './words';
import { turnTo } from './writing';

/**
 * Lists what has to be mended before saving, in every language at once, and goes to the first of it; from each line
 * one comes to its own field.
 */
export function mend(faults: readonly Fault[], language: Locale): void {
  const list = faults.map((fault) => ({ text: line(fault, language), go: () => void show(fault) }));
  tell({ title: say(language, 'fix.title'), list, close: say(language, 'close'), isFault: true });
  const [first] = faults;
  if (first) void show(first);
}

function line({ locale, field, message }: Fault, language: Locale): string {
  const written = locale && languageName(locale, language);
  const place = written && written !== field ? `${written}, ${field}` : field;
  return `${place.charAt(0).toUpperCase()}${place.slice(1)}: ${message}`;
}

/** Shows the field in its language, with the cursor in it where it takes one. */
async function show({ locale, at }: Fault): Promise<void> {
  await turnTo(locale ?? 'fi');
  const label = at && document.querySelector<HTMLLabelElement>(`label[for^="${at}-field"]`);
  if (!label) return;
  label.scrollIntoView({ block: 'start' });
  const field = label.closest('[class*="-ControlContainer"]');
  field
    ?.querySelector<HTMLElement>('input, textarea, [contenteditable="true"]')
    ?.focus({ preventScroll: true });
}
