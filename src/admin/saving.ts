import { checkEntry, checkSheet, type Fault, type Versions } from '../collections/check';
import { type SheetName, type ShelfName, sheets, shelves } from '../collections/declared';
import { formatDay } from '../i18n/date';
import { type Locale, locales } from '../i18n/locale';
import { dayAt } from '../programme/day';
import { addressOf } from './address';
import type { Cms, ImmutableMap } from './core';
import { published } from './door';
import { drawingFault } from './master';
import { mend } from './mending';
import { hush, tell } from './notice';
import { say } from './words';

/** How long the page is waited for after saving, and how often it is asked for, in milliseconds. */
const patience = { whole: 20 * 60_000, step: 10_000 };

/**
 * Checks every entry before it is saved, and tells after it what happens next.
 * @param workflow whether a second person looks at every entry before it is published
 */
export function register(cms: Cms, language: Locale, workflow: boolean): void {
  cms.registerEventListener({
    name: 'preSave',
    handler: ({ entry }) => {
      const faults = faultsOf(entry, language);
      if (faults.length === 0) {
        hush();
        return entry.get('data');
      }
      mend(faults, language);
      throw new Refused(say(language, 'fix.short'));
    },
  });
  cms.registerEventListener({
    name: workflow ? 'postPublish' : 'postSave',
    handler: ({ entry }) => void after(entry, language),
  });
  if (!workflow) return;
  const title = say(language, 'saved.title');
  const text = say(language, 'saved.review');
  cms.registerEventListener({
    name: 'postSave',
    handler: () => void tell({ title, text, close: say(language, 'close') }),
  });
}

/** Decap writes "Error: " before the words of an error that do not say how they want to be shown. */
class Refused extends Error {
  override toString(): string {
    return this.message;
  }
}

function faultsOf(entry: ImmutableMap, language: Locale): Fault[] {
  const collection = String(entry.get('collection'));
  const slug = String(entry.get('slug') ?? '');
  const versions = versionsOf(entry);
  if (collection === 'logo') {
    const message = drawingFault(slug, String(versions.fi?.['drawing'] ?? ''), language);
    return message ? [{ field: slug, message }] : [];
  }
  if (collection in shelves) return checkEntry(collection as ShelfName, slug, versions, language);
  return slug in sheets ? checkSheet(slug as SheetName, versions, language) : [];
}

function versionsOf(entry: ImmutableMap): Versions {
  return Object.fromEntries(
    locales.map((locale) => {
      const data = locale === 'fi' ? entry.get('data') : entry.getIn(['i18n', locale, 'data']);
      return [locale, (data as ImmutableMap | undefined)?.toJS?.()];
    }),
  );
}

async function after(entry: ImmutableMap, language: Locale): Promise<void> {
  const collection = String(entry.get('collection'));
  const versions = versionsOf(entry);
  const { draft, date, title } = (versions.fi ?? {}) as { draft?: boolean; date?: string; title?: string };
  const close = say(language, 'close');
  const heading = say(language, 'saved.title');
  if (draft || (date && date > dayAt(new Date()))) {
    const when = say(language, draft ? 'saved.draft' : 'saved.future', {
      date: formatDay(date ?? '', language),
    });
    tell({ title: heading, text: when, close });
    if (!LOCAL) await follow(language);
    return;
  }
  const text = [
    ...(collection === 'letters' ? [say(language, 'saved.letter')] : []),
    say(language, LOCAL ? 'saved.local' : 'saved.live'),
  ].join(' ');
  const slug = String(entry.get('slug') || (await slugSoon(collection)));
  const written = language !== 'fi' && versions[language]?.['title'] ? language : 'fi';
  const href = addressOf(collection, slug, written);
  const link = href && { link: { href, text: say(language, 'saved.page') } };
  const add = tell({ title: heading, text, ...link, close });
  // Here the site is built by hand, so nothing new comes by itself.
  if (!LOCAL) await follow(language, { add, href, title: String(title ?? '') });
}

interface Awaited {
  readonly add: (line: string) => void;
  readonly href: string | undefined;
  readonly title: string;
}

/** Tells why what was saved could not be published, and, of a page that is awaited, when it is there. */
async function follow(language: Locale, page?: Awaited): Promise<void> {
  page?.add(say(language, 'saved.waiting'));
  const shows = await watched(page?.href, page?.title ?? '');
  for (let waited = 0; waited < patience.whole; waited += patience.step) {
    await pause(patience.step);
    const { state, description = '' } = (await published()) ?? {};
    if (state === 'failure' || state === 'error') {
      const text = say(language, 'saved.failed.text', { reason: description });
      tell({ title: say(language, 'saved.failed'), text, close: say(language, 'close'), isFault: true });
      return;
    }
    if (state === 'success' || (await shows())) {
      page?.add(say(language, 'saved.shown'));
      return;
    }
  }
}

/** A new entry has its slug in the page's address a moment after it is saved. */
async function slugSoon(collection: string): Promise<string> {
  for (let n = 0; n < 50; n++) {
    const found = new RegExp(`^#/collections/${collection}/entries/(.+)$`).exec(location.hash);
    if (found?.[1]) return decodeURIComponent(found[1]);
    await pause(200);
  }
  return '';
}

/** Looks at a page as it is now. @returns what tells whether it has become another since, or has come at all */
async function watched(href: string | undefined, title: string): Promise<() => Promise<boolean>> {
  if (!href) return async () => false;
  const read = async () => {
    const answer = await fetch(href, { cache: 'no-store' }).catch(() => undefined);
    return answer?.ok ? await answer.text() : undefined;
  };
  const before = await read();
  return async () => {
    const page = await read();
    return page !== undefined && page !== before && (before !== undefined || page.includes(title));
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
