import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';

const settings = resolve(import.meta.dirname, '../content/settings');
const recordFile = resolve(settings, 'rules-record.yml');
const head =
  '# The versions of the rules and a digest of their words. Written by `npm run rules`, read by the build.\n';

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
 * @returns {Promise<{ version: string, date: string, digest: string }>}
 */
async function current() {
  const programme = parse(await readFile(resolve(settings, 'programme.yml'), 'utf8'));
  const commitments = parse(await readFile(resolve(settings, 'commitments.yml'), 'utf8'));
  const { owner, rules: edition, ...periods } = programme;
  const words = [JSON.stringify(periods)];
  for (const locale of ['fi', 'sv', 'en']) {
    const page = await readFile(resolve(settings, `../pages/logo-rules.${locale}.md`), 'utf8');
    words.push(page.replace(/^---\r?\n[\s\S]*?\r?\n---\r?\n/, '').trim());
    for (const { title, text } of commitments[locale].items) words.push(title, text);
  }
  const digest = createHash('sha256').update(words.join('\n\n').replaceAll('\r\n', '\n')).digest('hex');
  return { version: edition.version, date: String(edition.date), digest };
}

/** @returns {Promise<{ version: string, date: string, digest: string }[]>} */
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
  const known = rows.find((row) => row.version === edition.version);
  if (known && known.digest !== edition.digest) {
    console.error(
      `Version ${edition.version} is recorded with other words. Raise rules.version and rules.date in content/settings/programme.yml first.`,
    );
    process.exitCode = 1;
  } else if (known) console.log(`Version ${edition.version} is recorded and unchanged.`);
  else {
    await writeFile(recordFile, head + stringify([...rows, edition]));
    console.log(`Recorded version ${edition.version} of ${edition.date}.`);
  }
}
