import { isLocale, type Locale } from '../../src/i18n/locale';

/** Reads the last part of a badge's address, such as `7KD-3VMX.sv.png`. */
export function readBadgeFile(
  file: string,
): { name: string; locale: Locale | undefined; type: 'svg' | 'png' | 'json' } | undefined {
  const [, name, word, type] = /^([\w-]{1,20})(?:\.(\w\w))?\.(svg|png|json)$/.exec(file) ?? [];
  if (!name || !type || (word !== undefined && !isLocale(word))) return undefined;
  if ((type === 'json') !== (word === undefined)) return undefined;
  return { name, locale: word as Locale | undefined, type: type as 'svg' | 'png' | 'json' };
}
