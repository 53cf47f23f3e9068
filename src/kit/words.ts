import type * as settings from '../collections/read';
import { formatDay } from '../i18n/date';
import { type Locale, type Localized, locales } from '../i18n/locale';
import { href } from '../i18n/routes';
import { translator } from '../i18n/translate';
import type { Words } from './draw';

/** The texts of the kit in one language, as the officer wrote them in `content/settings/kit.yml`. */
export type KitText = (typeof settings.kit)['fi'];

/** Everything in words that the kit needs. */
export interface KitWords {
  /** What the mark says. */
  readonly mark: Words;
  readonly text: Localized<KitText>;
  /** The five commitments, a line each. */
  readonly promises: Localized<readonly string[]>;
  /** Who stands behind the mark: the owner and its decision, or that the rules are a draft. */
  readonly owner: Localized;
  /** How many days there are to remove the mark. */
  readonly removal: { readonly digital: number; readonly print: number };
  /** The address of the logo's own page, for what names no holder. */
  readonly logo: Localized;
}

/** Fills `{employer}` and so on. A place that nobody fills is left out together with the spaces around it. */
export function filled(text: string, values: Readonly<Record<string, string | number | undefined>>): string {
  return text.replace(/\s?\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? '' : whole.replace(`{${name}}`, String(value));
  });
}

/** The settings that the kit speaks from. */
type Settings = Pick<typeof settings, 'site' | 'kit' | 'commitmentTexts' | 'programme' | 'rulesAreDraft'>;

/**
 * The words of the kit from the officer's settings.
 * @param origin where the site stands, such as `https://ovi.example.fi`
 */
export function kitWordsOf(
  { site, kit, commitmentTexts, programme, rulesAreDraft }: Settings,
  origin: string,
): KitWords {
  const { owner, removal } = programme;
  const said = <T>(of: (locale: Locale) => T) =>
    Object.fromEntries(locales.map((locale) => [locale, of(locale)])) as Record<Locale, T>;
  return {
    mark: said((locale) => ({ ...site[locale].programme, picture: kit[locale].picture })),
    text: kit,
    promises: said((locale) => commitmentTexts[locale].items.map(({ title }) => title)),
    owner: said((locale) => {
      const t = translator(locale);
      if (rulesAreDraft) return `${t('rules.draft')}. ${site[locale].draftNotice}`;
      const decided = owner.decisionDate ? formatDay(owner.decisionDate, locale) : '';
      return `${owner.name[locale]}. ${t('owner.decision')}: ${[owner.decision, decided].filter(Boolean).join(', ')}.`;
    }),
    removal: { digital: removal.digitalDays, print: removal.printDays },
    logo: said((locale) => origin + href('logo', locale)),
  };
}
