import type { Locale } from '../i18n/locale';

/** The button over the form that says which language it is written in. */
const choice = '[class*="LocaleRowWrapper"] [role="button"]';
/** How long Decap is given to turn to Finnish, which it does before it checks anything, in milliseconds. */
const moment = 200;

/**
 * Shows the form, and the preview beside it, in a language, as choosing it from the menu does.
 * @returns when the form is in that language
 */
export async function turnTo(locale: Locale): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, moment));
  const button = document.querySelector<HTMLElement>(choice);
  const row = button?.closest('[class*="LocaleRowWrapper"]');
  const isThere = () => button?.textContent?.endsWith(locale.toUpperCase());
  if (!button || !row || isThere()) return;
  await new Promise<void>((resolve) => {
    const watcher = new MutationObserver(() => {
      if (!isThere()) return choose(row, locale);
      watcher.disconnect();
      resolve();
    });
    watcher.observe(row, { childList: true, subtree: true, characterData: true });
    button.click();
  });
}

function choose(row: Element, locale: Locale): void {
  const items = [...row.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  items.find(({ textContent }) => textContent?.trim().toLowerCase() === locale)?.click();
}
