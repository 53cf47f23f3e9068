import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parse } from 'yaml';

const settings = resolve(import.meta.dirname, '../content/settings');

/**
 * Tells at each build which settings the owner still has to give before launch, and which contact blocks show a link
 * only.
 * @returns {import('astro').AstroIntegration}
 */
export default function unset() {
  return {
    name: 'unset',
    hooks: {
      'astro:build:done': async ({ logger }) => {
        for (const line of await missing()) logger.warn(line);
      },
    },
  };
}

async function missing() {
  const { owner } = await read('programme.yml');
  const { authorities, help } = await read('links.yml');
  const contacts = JSON.stringify(await read('contacts.yml'));
  const unchecked = [...authorities, ...help].filter((row) => !row.checkedOn).map((row) => row.key);
  return [
    ...['name.fi', 'name.sv', 'name.en', 'decision', 'decisionDate'].flatMap((path) =>
      path.split('.').reduce((value, key) => value?.[key], owner)
        ? []
        : [`programme.yml: owner.${path} is not set, so the rules are a draft`],
    ),
    ...(contacts.includes('@example.fi') ? ['contacts.yml: the addresses are examples'] : []),
    ...(unchecked.length
      ? [`links.yml: without a "checked on" date, shown as links only: ${unchecked.join(', ')}`]
      : []),
  ];
}

/** @param {string} file */
async function read(file) {
  return parse(await readFile(resolve(settings, file), 'utf8'));
}
