import { isMap, isScalar, isSeq, type Node, parse, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import type { DataFile } from './record';

/**
 * Decap writes a file of settings anew and forgets what stood between its values. This keeps the comments, the order
 * and the quotation marks of the file as it was, and changes only what has another value.
 * @param files what is being saved
 * @param read gives the text of a file as it was opened; nothing for a new one
 */
export function commented<T extends DataFile>(
  files: readonly T[],
  read: (path: string) => Promise<string | undefined>,
): Promise<T[]> {
  return Promise.all(
    files.map(async (file) => {
      if (!file.path.endsWith('.yml')) return file;
      const before = await read(file.path);
      return before ? { ...file, raw: withComments(before, file.raw) } : file;
    }),
  );
}

/**
 * The values of one YAML text in the form of another.
 * @param before the text whose comments are kept
 * @param after the text whose values count; it is what comes back when the two do not go together
 */
export function withComments(before: string, after: string): string {
  const wanted: unknown = parse(after);
  const document = parseDocument(before);
  if (document.errors.length > 0 || !document.contents) return after;
  const fits = change(document.contents as Node, wanted, (value) => document.createNode(value) as Node);
  if (!fits) return after;
  const text = document.toString({ lineWidth: 0, flowCollectionPadding: false });
  return same(parse(text), wanted) ? text : after;
}

/** @returns false when the node is of another kind than the value, so that it has to be replaced */
function change(node: unknown, wanted: unknown, make: (value: unknown) => Node): boolean {
  if (isMap(node)) return isObject(wanted) && changeMap(node, wanted, make);
  if (isSeq(node)) return Array.isArray(wanted) && changeList(node, wanted, make);
  if (!isScalar(node) || isObject(wanted) || Array.isArray(wanted)) return false;
  if (node.value !== wanted) {
    node.value = wanted;
    // How the old value was written (`0x10`, `~`) says nothing about the new one.
    delete node.source;
  }
  return true;
}

function changeMap(
  map: YAMLMap,
  wanted: Readonly<Record<string, unknown>>,
  make: (value: unknown) => Node,
): true {
  for (const key of map.items.map(({ key: one }) => String(isScalar(one) ? one.value : one)))
    if (!Object.hasOwn(wanted, key)) map.delete(key);
  for (const [key, value] of Object.entries(wanted))
    if (!change(map.get(key, true), value, make)) map.set(key, make(value));
  return true;
}

/** Items that stay the same at the beginning and at the end keep their comments, however many come between. */
function changeList(list: YAMLSeq, wanted: readonly unknown[], make: (value: unknown) => Node): true {
  const old = list.items as Node[];
  const values = list.toJSON() as unknown[];
  const most = Math.min(values.length, wanted.length);
  let head = 0;
  while (head < most && same(values[head], wanted[head])) head++;
  let tail = 0;
  while (tail < most - head && same(values.at(-1 - tail), wanted.at(-1 - tail))) tail++;
  const middle = wanted.slice(head, wanted.length - tail).map((value, at) => {
    const node = at < old.length - head - tail ? old[head + at] : undefined;
    return node && change(node, value, make) ? node : make(value);
  });
  list.items = [...old.slice(0, head), ...middle, ...old.slice(old.length - tail)];
  return true;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function same(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((value, at) => same(value, other[at]));
  if (!isObject(one) || !isObject(other)) return one === other;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => same(one[key], other[key]));
}
