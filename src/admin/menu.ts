import { type Locale, languageNames, locales } from '../i18n/locale';
import { choose } from './language';
import { say } from './words';

/** Puts the choice of language, and the way to the guide, in the corner of the CMS. */
export function mount(language: Locale): void {
  const menu = document.createElement('nav');
  menu.className = 'admin-menu';
  menu.setAttribute('aria-label', say(language, 'language'));
  for (const locale of locales) {
    const button = document.createElement('button');
    button.type = 'button';
    button.lang = locale;
    button.textContent = languageNames[locale];
    button.setAttribute('aria-pressed', String(locale === language));
    button.addEventListener('click', () => choose(locale));
    menu.appendChild(button);
  }
  const help = document.createElement('a');
  help.hreflang = language === 'sv' ? 'sv' : 'fi';
  help.href = `/admin/guide/${help.hreflang}.html`;
  help.target = '_blank';
  help.textContent = say(language, 'help');
  menu.appendChild(help);
  document.body.appendChild(menu);
}
