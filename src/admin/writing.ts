import type { Locale } from '../i18n/locale';

/** The button over the form that says which language it is written in. */
const choice = '[class*="LocaleRowWrapper"] [role="button"]';
/** How long Decap is given to turn to Finnish, which it does before it checks anything, in milliseconds. */
const moment = 200;

/** Shows the form, and the preview beside it, in a language, as choosing it from the menu does. */
export function turnTo(locale: Locale): void {
  setTimeout(() => {
    const button = document.querySelector<HTMLElement>(choice);
    const row = button?.closest('[class*="LocaleRowWrapper"]');
    if (!button || !row || button.textContent?.endsWith(locale.toUpperCase())) return;
    const watcher = new MutationObserver(() => choose(row, locale, watcher));
    watcher.observe(row, { childList: true, subtree: true });
    button.click();
    choose(row, locale, watcher);
  }, moment);
}

function choose(row: Element, locale: Locale, watcher: MutationObserver): void {
  const items = [...row.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  const item = items.find(({ textContent }) => textContent?.trim().toLowerCase() === locale);
  if (!item) return;
  watcher.disconnect();
  item.click();
}
