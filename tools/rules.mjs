import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';
import { dayAt } from '../src/programme/day.ts';
import { editionOf, recordHead, recordWith, ruleFiles } from '../src/programme/edition.ts';

const root = resolve(import.meta.dirname, '..');
const recordFile = resolve(root, ruleFiles.record);

/**
 * Stops the build when the rules have other words than their version was recorded with: what an applicant
 * accepted under a version may not change.
 * @returns {import('astro').AstroIntegration}
 */
export default function rules() {
  return {
    name: 'rules',
    hooks: {
      'astro:build:start': async () => {
        const { version, digest } = await current();
        const known = (await record()).find((row) => row.version === version);
        if (known?.digest === digest) return;
        throw new Error(
          known
            ? `Sääntöjen tai sitoumusten teksti on muuttunut, mutta versio on yhä ${version}. Anna uusi versio ja päivä tiedostoon content/settings/programme.yml ja aja: npm run rules`
            : `Sääntöjen versiota ${version} ei ole kirjattu. Aja: npm run rules`,
        );
      },
    },
  };
}

/**
 * The rules as they stand: the rules page in every language, the commitments, and every period of the programme.
 * @returns {Promise<import('../src/programme/edition.ts').Recorded>}
 */
async function current() {
  const text = (/** @type {string} */ path) => readFile(resolve(root, path), 'utf8');
  return editionOf(
    parse(await text(ruleFiles.programme)),
    parse(await text(ruleFiles.commitments)),
    await Promise.all(ruleFiles.pages.map(text)),
  );
}

/** @returns {Promise<import('../src/programme/edition.ts').Recorded[]>} */
async function record() {
  return (
    (await readFile(recordFile, 'utf8')
      .then(parse)
      .catch(() => [])) ?? []
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const edition = await current();
  const rows = await record();
  const after = recordWith(rows, edition, dayAt(new Date()));
  if (!after) {
    console.error(
      `Version ${edition.version} is recorded with other words. Raise rules.version and rules.date in content/settings/programme.yml first.`,
    );
    process.exitCode = 1;
  } else if (after === rows) console.log(`Version ${edition.version} is recorded and unchanged.`);
  else {
    await writeFile(recordFile, recordHead + stringify(after));
    console.log(`Recorded version ${edition.version} of ${edition.date}.`);
  }
}
