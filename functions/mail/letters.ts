import { marked } from 'marked';
import type { LetterName, letterPlaceholders } from '../../src/collections/letters';
import type { Locale } from '../../src/i18n/locale';
import { fill } from '../../src/i18n/translate';
import { letterText, site } from '../content';
import { frame } from './frame';

/** A letter ready for the post. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export type Filling<Name extends LetterName> = Readonly<
  Record<(typeof letterPlaceholders)[Name][number], string>
>;

/** Placeholders that are filled with a name as somebody typed it, and may come to somebody who never asked for it. */
const names: ReadonlySet<string> = new Set(['organisation', 'name', 'was']);

/**
 * Writes a letter in the reader's language from the officer's words.
 * What is filled in stands as text: nothing typed by a visitor becomes a tag or a line of the head, and no name a link.
 */
export function write<Name extends LetterName>(
  name: Name,
  locale: Locale,
  to: string,
  filling: Filling<Name>,
): Letter {
  const { subject, text, html } = draftOf(name, locale);
  const given: Readonly<Record<string, string>> = filling;
  const values = mapped(given, (value, place) => (names.has(place) ? unlinked(value) : value));
  return {
    to,
    subject: fill(subject, mapped(given, oneLine)),
    text: fill(text, values),
    html: fill(html, mapped(values, escaped)),
  };
}

type Draft = Omit<Letter, 'to'>;

const drafts = new Map<string, Draft>();

/** A letter with its placeholders still open, made of the officer's words once. */
function draftOf(name: LetterName, locale: Locale): Draft {
  const key = `${name}.${locale}`;
  const draft = drafts.get(key) ?? drafted(letterText(name, locale), locale);
  drafts.set(key, draft);
  return draft;
}

/** Both forms of a letter. A placeholder is filled into an address only where it is the whole of it. */
export function drafted({ subject, body }: { subject: string; body: string }, locale: Locale): Draft {
  const html = marked.parse(body, { async: false }).replace(/ href="%7B(\w+)%7D"/g, ' href="{$1}"');
  return {
    subject,
    text: plain(body),
    html: frame({ locale, subject, body: html, sender: site[locale].name }),
  };
}

/** Markdown as a person would type it: links written out, no signs. */
function plain(markdown: string): string {
  return markdown
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, (_, label: string, url: string) =>
      label === url ? url : `${label}:\n${url}`,
    )
    .replace(/^#{1,6}\s+/gm, '')
    .replace(/(\*\*|__)(.+?)\1/g, '$2')
    .replace(/(^|\s)[*_](\S[^*_\n]*?)[*_](?=\s|[.,;:!?]|$)/g, '$1$2')
    .replace(/ {2,}\n/g, '\n');
}

function mapped(
  values: Readonly<Record<string, string>>,
  change: (text: string, place: string) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([place, value]) => [place, change(value, place)]));
}

/**
 * The name with a word joiner, which nobody sees, after each dot within a word: many mail programs make a link of
 * `leipomo.fi` though it is none.
 */
function unlinked(name: string): string {
  return name.replace(/[.\u3002\uff0e\uff61](?=[\p{L}\p{N}])/gu, '$&\u2060');
}

function oneLine(value: string): string {
  return value
    .replace(/\s+/g, ' ')
    .slice(0, 200)
    .replace(/[\ud800-\udbff]$/, '');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\n': '<br>',
};

function escaped(value: string): string {
  return value.replace(/[&<>"'\n]/g, (sign) => entities[sign] ?? sign);
}
