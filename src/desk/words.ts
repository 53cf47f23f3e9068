import { fill } from '../i18n/translate';
import fi from './fi.json';
import sv from './sv.json';
import type { DeskLocale } from './time';

/** The desk speaks Finnish and Swedish only, so its strings stand apart from the site's. Finnish is the type. */
export type DeskKey = keyof typeof fi;
export type Say = (key: DeskKey, params?: Readonly<Record<string, string | number>>) => string;

const words: Record<DeskLocale, Readonly<Record<DeskKey, string>>> = { fi, sv };

/** The translator of the desk. `…one` is said for a count of 1 where there is such a key. */
export function speaker(locale: DeskLocale): Say {
  return (key, params) => {
    const one = `${key}.one`;
    return fill(words[locale][params?.['count'] === 1 && isKey(one) ? one : key], params);
  };
}

/** Is there a string by this key? For keys that are put together. */
export function isKey(key: string): key is DeskKey {
  return key in fi;
}

/** A string by a key that is put together, or the last part of the key where nobody has written one. */
export function sayOr(say: Say, key: string, params?: Parameters<Say>[1]): string {
  return isKey(key) ? say(key, params) : key.slice(key.indexOf('.') + 1);
}
