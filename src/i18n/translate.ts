import en from './en.json';
import fi from './fi.json';
import type { Locale } from './locale';
import sv from './sv.json';

/** Every string has a key; Finnish is the type of the others. */
export type StringKey = keyof typeof fi;
export type Strings = Readonly<Record<StringKey, string>>;
export type Translate = (key: StringKey, params?: Readonly<Record<string, string | number>>) => string;

const strings: Record<Locale, Strings> = { fi, sv, en };

/** Is there a string with this key? For keys that are put together, such as those of a form's options. */
export function isStringKey(key: string): key is StringKey {
  return key in fi;
}

/** Fills `{placeholders}` of a text; one without a value stays visible, so that it is found. */
export function fill(text: string, params: Readonly<Record<string, string | number>> = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

/** The translator of a language: `t('nav.logo')`. */
export function translator(locale: Locale): Translate {
  return (key, params) => fill(strings[locale][key], params);
}

/** The strings whose key begins with one of these words: what an island is handed. */
export function pick(locale: Locale, beginnings: readonly string[]): Partial<Strings> {
  return Object.fromEntries(
    Object.entries(strings[locale]).filter(([key]) =>
      beginnings.some((beginning) => key.startsWith(beginning)),
    ),
  );
}
