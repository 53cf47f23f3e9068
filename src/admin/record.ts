import { parse, stringify } from 'yaml';
import { dayAt } from '../programme/day';
import {
  editionOf,
  type Programme,
  type Promises,
  type Recorded,
  recordHead,
  recordWith,
  ruleFiles,
} from '../programme/edition';
import { chosen } from './language';
import { say } from './words';

/** A file as Decap saves it. */
export interface DataFile {
  readonly path: string;
  readonly slug: string;
  readonly raw: string;
}

const words: readonly string[] = [ruleFiles.programme, ruleFiles.commitments, ...ruleFiles.pages];

/**
 * The record of the rules' words, to be saved together with them, so that nobody has to remember it.
 * @param saved what is being saved
 * @param read gives the newest text of another file
 * @returns nothing when the rules' words do not change
 * @throws with words for the officer when a version that is in force would get other words
 */
export async function recordFor(
  saved: readonly DataFile[],
  read: (path: string) => Promise<string>,
): Promise<DataFile | undefined> {
  const own = new Map(saved.map(({ path, raw }) => [path.replace(/^\/+/, ''), raw]));
  if (!words.some((path) => own.has(path))) return undefined;
  const text = async (path: string) => own.get(path) ?? (await read(path));
  const programme = parse(await text(ruleFiles.programme)) as Programme;
  const commitments = parse(await text(ruleFiles.commitments)) as Record<'fi' | 'sv' | 'en', Promises>;
  const pages = await Promise.all(ruleFiles.pages.map(text));
  const before = (parse(await text(ruleFiles.record)) ?? []) as readonly Recorded[];
  const edition = await editionOf(programme, commitments, pages);
  const after = recordWith(before, edition, dayAt(new Date()));
  if (!after) throw new Error(say(chosen(), 'rules', { version: edition.version }));
  if (after === before) return undefined;
  return { path: ruleFiles.record, slug: 'rules-record', raw: recordHead + stringify(after) };
}
