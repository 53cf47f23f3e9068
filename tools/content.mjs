import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';

const letterMark = '\0letter:';

/**
 * Lets the program read `content/` as data: a YAML file becomes an object, a Markdown file asked for with `?letter`
 * becomes its front matter with its `body`. Everything is bundled, nothing is read at run time.
 * @returns {import('vite').Plugin}
 */
export default function content() {
  return {
    name: 'content',
    enforce: 'pre',
    async resolveId(id, importer) {
      if (!id.endsWith('.md?letter')) return undefined;
      const found = await this.resolve(id.replace('?letter', '?raw'), importer, { skipSelf: true });
      return found && `${letterMark}${found.id.replace('.md?raw', '')}`;
    },
    async load(id) {
      if (id.startsWith(letterMark)) {
        const file = `${id.slice(letterMark.length)}.md`;
        this.addWatchFile(file);
        return `export default ${JSON.stringify(letter(await readFile(file, 'utf8')))}`;
      }
      if (!id.endsWith('.yml')) return undefined;
      return `export default ${JSON.stringify(parse(await readFile(id, 'utf8')))}`;
    },
  };
}

/** @param {string} text */
function letter(text) {
  const [, head = '', body = ''] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(text) ?? [];
  return { ...parse(head), body: body.trim() };
}
