import type { StringKey, Strings } from '../i18n/translate';

/** The strings that a form was handed, in the reader's language. */
export type Words = Partial<Strings>;

/** Says a string of the form, with its `{placeholders}` filled; undefined when there is none by this key. */
export type Say = (key: string, params?: Readonly<Record<string, string | number>>) => string | undefined;

export function sayFrom(words: Words): Say {
  return (key, params = {}) =>
    words[key as StringKey]?.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
