/** A version of the rules whose words are recorded: what an applicant accepted under it may not change. */
export interface Recorded {
  readonly version: string;
  /** The day it is given, `YYYY-MM-DD`. Until that day is over its words may still be worked on. */
  readonly date: string;
  /** SHA-256 of its words, hexadecimal. */
  readonly digest: string;
}

/** The files that hold the words of the rules. */
export const ruleFiles = {
  programme: 'content/settings/programme.yml',
  commitments: 'content/settings/commitments.yml',
  record: 'content/settings/rules-record.yml',
  pages: [
    'content/pages/logo-rules.fi.md',
    'content/pages/logo-rules.sv.md',
    'content/pages/logo-rules.en.md',
  ],
} as const;

/** What stands above the rows of the record. */
export const recordHead =
  '# The versions of the rules and a digest of their words. Written by the CMS or by `npm run rules`, read by the build.\n';

/** As `content/settings/programme.yml` is read. */
export interface Programme {
  readonly owner?: unknown;
  readonly rules: { readonly version: string; readonly date: string };
  readonly [period: string]: unknown;
}

/** As a language's part of `content/settings/commitments.yml` is read. */
export interface Promises {
  readonly items: readonly { readonly title: string; readonly text: string }[];
}

/**
 * The rules as they stand: every period of the programme, the rules page in each language, and the commitments.
 * @param pages the files of the rules page in Finnish, Swedish and English, with their front matter
 */
export async function editionOf(
  programme: Programme,
  commitments: Readonly<Record<'fi' | 'sv' | 'en', Promises>>,
  pages: readonly string[],
): Promise<Recorded> {
  const { owner: _, rules, ...periods } = programme;
  const words = [JSON.stringify(sorted(periods))];
  for (const [at, locale] of (['fi', 'sv', 'en'] as const).entries()) {
    words.push((pages[at] ?? '').replace(/^---\r?\n[\s\S]*?\r?\n---\r?\n/, '').trim());
    for (const { title, text } of commitments[locale].items) words.push(title, text);
  }
  const bytes = new TextEncoder().encode(words.join('\n\n').replaceAll('\r\n', '\n'));
  const digest = [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  return { version: rules.version, date: String(rules.date).slice(0, 10), digest };
}

/**
 * The record with an edition in it: a new version comes last, one that is still being worked on takes its new words.
 * @param today the day in Finland
 * @returns undefined when the edition would change the words of a version whose day has passed
 */
export function recordWith(
  record: readonly Recorded[],
  edition: Recorded,
  today: string,
): readonly Recorded[] | undefined {
  const known = record.find(({ version }) => version === edition.version);
  if (!known) return [...record, edition];
  if (isClosed(known, today)) return known.digest === edition.digest ? record : undefined;
  const isSame = known.digest === edition.digest && known.date === edition.date;
  return isSame ? record : record.map((row) => (row === known ? edition : row));
}

/** Whether the words of a recorded version stand for good, because its day has passed. */
export function isClosed({ date }: Recorded, today: string): boolean {
  return date < today;
}

/** The CMS may keep the keys of an object in another order than a person did. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
