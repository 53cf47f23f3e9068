import linksFile from '../../content/settings/links.yml';
import { isSetKey, sets } from '../i18n/sets';

/** What any text may have drawn in it, by the name that stands alone in double brackets, such as `[[help]]`. */
export const textBlocks = [
  'authority',
  'commitments',
  'controller',
  'help',
  'mark',
  'owner',
  'retention',
  'rules-version',
  'self-check',
  'set',
] as const;

/** What only one page has drawn in it. */
export const pageBlocks = {
  evidence: ['trials', 'reviews', 'download'],
  ips: ['two-customers'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** What gives the list or the table after it a look. */
const looks = { checklist: 'list', timeline: 'list', talk: 'table' } as const;

/** The sheet that is printed on its own has lists with a look, but nothing is drawn in it. */
const plainPage = 'stigma-sheet';

/** What is wrong with a block of a text. */
export type BlockFault =
  | { readonly rule: 'unknown' | 'argument'; readonly block: string; readonly known: readonly string[] }
  | { readonly rule: 'alone' | 'list' | 'table'; readonly block: string };

/**
 * The blocks of a text that the site could not draw.
 * @param markdown the text, as an editor or the CMS writes it (`\[\[` is the same as `[[`)
 * @param slug the page's key; none for an entry that is not a page
 */
export function blockFaults(markdown: string, slug: string | undefined): BlockFault[] {
  const known = knownOn(slug);
  const lines = markdown.replace(/\\([[\]_:-])/g, '$1').split(/\r?\n/);
  return lines.flatMap((line, at) =>
    [...line.matchAll(/\[\[[^\]]*(?:\]\](?!\()|\]?$|\](?=[^\]]))/g)].flatMap(([block]): BlockFault[] => {
      const [, name = '', argument] = /^\[\[([\w-]+)(?::([\w-]+))?\]\]$/.exec(block) ?? [];
      const isLook = Object.hasOwn(looks, name) && argument === undefined;
      if (!isLook && !known.has(name))
        return [{ rule: 'unknown', block, known: [...known].flatMap(([one, ways]) => shown(one, ways)) }];
      const ways = known.get(name);
      if (ways && !ways.includes(argument ?? ''))
        return [{ rule: 'argument', block, known: shown(name, ways) }];
      const next = lines.slice(at + 1).find((other) => other.trim()) ?? '';
      if (!isAlone(line, block, lines[at - 1], lines[at + 1])) return [{ rule: 'alone', block }];
      if (!isLook) return [];
      const wanted = looks[name as keyof typeof looks];
      return begins[wanted].test(next) ? [] : [{ rule: wanted, block }];
    }),
  );
}

/** How a list or a table begins in Markdown. */
const begins = { list: /^ {0,3}(?:[*+-]|\d+[.)])\s/, table: /^\s*\|/ } as const;

/** Blocks by name, each with the arguments that it may have; '' is none. */
function knownOn(slug: string | undefined): ReadonlyMap<string, readonly string[]> {
  if (slug === plainPage) return new Map();
  const groups = slug && isSetKey(slug) ? ['', ...Object.keys(sets[slug])] : undefined;
  const own: readonly string[] = pageBlocks[slug as keyof typeof pageBlocks] ?? [];
  const known = [...textBlocks, ...own].map((name): [string, readonly string[]] => [
    name,
    name === 'authority' ? authorities() : name === 'set' ? (groups ?? []) : [''],
  ]);
  return new Map(known.filter(([, ways]) => ways.length > 0));
}

function authorities(): string[] {
  return (linksFile as { authorities: { key: string }[] }).authorities.map(({ key }) => key);
}

function shown(name: string, ways: readonly string[]): string[] {
  return ways.map((way) => `[[${name}${way && ':'}${way}]]`);
}

/** Markdown takes a line for a paragraph of its own when nothing around it makes it part of something else. */
function isAlone(line: string, block: string, before = '', after = ''): boolean {
  const isFree = !before.trim() || /^#{1,6}\s/.test(before);
  const ends = !after.trim() || /^#{1,6}\s/.test(after) || begins.list.test(after);
  return line.trim() === block && isFree && ends;
}
