import type { Locale } from '../i18n/locale';
import { tell } from './notice';
import { say } from './words';

/**
 * Tells of what fails within Decap without a word: otherwise the button to save would be pressed and nothing would
 * happen at all. What Decap has told of, it rejects with something that is no error.
 */
export function watch(language: Locale): void {
  addEventListener('unhandledrejection', ({ reason }: PromiseRejectionEvent) => {
    if (!(reason instanceof Error)) return;
    const [title, text] = [say(language, 'mishap'), say(language, 'mishap.text')];
    tell({ title, text, close: say(language, 'close'), isFault: true });
  });
}
