import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from './run.mjs';

/*
 * Measures how hard each page is to read, in its language: words, words in a sentence, long words, the LIX of both, and
 * the sentences that are too long: `npm run reading`, or of some pages only: `npm run reading -- ips.fi`.
 * LIX (Björnsson 1968): words in a sentence + per cent of words longer than six letters. Under 40 is easy in Swedish;
 * Finnish words are long, so compare Finnish pages with each other.
 */
const folder = join(root, 'content/pages');
const limit = { fi: 20, sv: 24, en: 26 };
const wanted = process.argv.slice(2);
const names = readdirSync(folder)
  .filter((file) => /\.(fi|sv|en)\.md$/.test(file))
  .map((file) => file.slice(0, -3))
  .filter((name) => wanted.length === 0 || wanted.some((word) => name.includes(word)))
  .sort();
/** @type {string[]} */
const long = [];

console.log('page'.padEnd(28), 'words', ' mean', '  max', '  LIX', ' title', ' descr.');
for (const name of names) {
  const locale = /** @type {keyof typeof limit} */ (name.slice(-2));
  const [, head = '', text = ''] =
    /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(join(folder, `${name}.md`), 'utf8')) ?? [];
  const { title = '', description = '', lead = '' } = parse(head);
  const said = sentences(`${lead}\n\n${text}`);
  const counts = said.map((sentence) => words(sentence).length);
  const all = said.flatMap(words);
  const mean = all.length / Math.max(1, said.length);
  const lix = mean + (100 * all.filter((word) => word.length > 6).length) / Math.max(1, all.length);
  console.log(
    name.padEnd(28),
    String(all.length).padStart(5),
    mean.toFixed(1).padStart(5),
    String(Math.max(0, ...counts)).padStart(5),
    lix.toFixed(0).padStart(5),
    String(title.length).padStart(6),
    String(description.length).padStart(7),
  );
  said.forEach((sentence, at) => {
    const count = counts[at] ?? 0;
    if (count > limit[locale]) long.push(`${name} (${count}): ${sentence}`);
  });
}
console.log(
  `\n${long.length} long sentences (over ${Object.entries(limit)
    .map(([l, n]) => `${l} ${n}`)
    .join(', ')} words):`,
);
for (const line of long) console.log(`  ${line}`);

/** @param {string} markdown */
function sentences(markdown) {
  return markdown
    .replace(/\[\[[^\]]*\]\]/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_>`#]/g, '')
    .replace(/^\s*\|[\s|:-]+\|\s*$/gm, '')
    .split(/\n\s*\n|\n(?=\s*(?:[-|]|\d+\.)\s?)|\|/)
    .flatMap((block) =>
      block.replace(/^\s*(?:-|\d+\.)\s+/, '').split(/(?<=[.!?:]["”’)]?)\s+(?=["”“]?\p{Lu}|\d)/u),
    )
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
    .filter((sentence) => words(sentence).length > 0);
}

/** @param {string} text */
function words(text) {
  return text.match(/[\p{L}][\p{L}\p{M}’'-]*/gu) ?? [];
}
