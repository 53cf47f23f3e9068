import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

/** Where the build puts what is served as it lies. */
export const folder = fileURLToPath(new URL('../../dist/client/', import.meta.url));
if (!existsSync(folder)) throw new Error(`There is no ${folder}: build the site first (npm test does).`);

/** A page as it was built. */
export interface Built {
  /** Its address on the site: `/sv/logotyp/`. */
  readonly path: string;
  readonly html: string;
  readonly tags: readonly Tag[];
}

export interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** The files of the build, by the address that leads to them. */
export const files: ReadonlySet<string> = new Set(
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length - 1)
        .split(sep)
        .join('/'),
    ),
);

/** The pages that readers come to: the CMS is an application of its own. */
export const pages: readonly Built[] = [...files]
  .filter((file) => file.endsWith('/index.html') && !file.startsWith('/admin/'))
  .map((file) => {
    const html = readFileSync(join(folder, file), 'utf8');
    return { path: file.slice(0, -'index.html'.length), html, tags: tagsOf(html) };
  });

/** How many bytes a file or a text is when it is sent compressed. */
export function compressed(content: string | Uint8Array): number {
  return brotliCompressSync(content).length;
}

/** The content of a file of the build. */
export function fileAt(path: string): Buffer {
  return readFileSync(join(folder, path));
}

function tagsOf(html: string): Tag[] {
  const tag = /<([a-z][\w-]*)((?:\s+[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*\/?>/gi;
  const attribute = /([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
  return [...html.matchAll(tag)].map(([, name = '', inside = '']) => ({
    name: name.toLowerCase(),
    attributes: Object.fromEntries(
      [...inside.matchAll(attribute)].map(([, key = '', ...values]) => [
        key.toLowerCase(),
        plain(values.find((value) => value !== undefined) ?? ''),
      ]),
    ),
  }));
}

function plain(text: string): string {
  return text
    .replace(/&(?:amp|#38|#x26);/gi, '&')
    .replace(/&(?:quot|#34);/gi, '"')
    .replace(/&#39;/g, "'");
}
