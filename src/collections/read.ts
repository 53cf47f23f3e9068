import commitmentsFile from '../../content/settings/commitments.yml';
import contactsFile from '../../content/settings/contacts.yml';
import evidenceFile from '../../content/settings/evidence.yml';
import homeFile from '../../content/settings/home.yml';
import linksFile from '../../content/settings/links.yml';
import programmeFile from '../../content/settings/programme.yml';
import siteFile from '../../content/settings/site.yml';
import { isLocale } from '../i18n/locale';
import { type LetterName, letter, letterPlaceholders } from './letters';
import { parse } from './parse';
import * as schemas from './settings';

/** The settings that the officer keeps in `content/settings/`, read once and checked. */
export const site = parse(schemas.site, siteFile, 'content/settings/site.yml');
export const home = parse(schemas.home, homeFile, 'content/settings/home.yml');
export const commitmentTexts = parse(
  schemas.commitmentTexts,
  commitmentsFile,
  'content/settings/commitments.yml',
);
export const programme = parse(schemas.programme, programmeFile, 'content/settings/programme.yml');
export const contacts = parse(schemas.contacts, contactsFile, 'content/settings/contacts.yml');
export const links = parse(schemas.links, linksFile, 'content/settings/links.yml');
export const evidence = parse(schemas.evidence, evidenceFile, 'content/settings/evidence.yml');

/** Until the owner, the number and the date of its decision are set, the rules are a draft. */
export const rulesAreDraft = !(
  programme.owner.name.fi &&
  programme.owner.decision &&
  programme.owner.decisionDate
);

/** A letter as the officer wrote it. */
export interface LetterText {
  readonly subject: string;
  readonly body: string;
}

const letterFiles = import.meta.glob<unknown>('../../content/letters/*.md', {
  query: '?letter',
  import: 'default',
  eager: true,
});

/** The letters by `<name>.<locale>`. */
export const letters: ReadonlyMap<string, LetterText> = new Map(
  Object.entries(letterFiles).map(([path, data]) => {
    const name = path.replace(/^.*\/(.+)\.md$/, '$1');
    const text = parse(letter, data, `content/letters/${name}.md`);
    checkPlaceholders(name, text);
    return [name, text];
  }),
);

/** A letter that names a placeholder nobody fills, or leaves one out, stops the build. */
function checkPlaceholders(file: string, text: LetterText): void {
  const [name = '', locale] = file.split('.');
  const known: readonly string[] | undefined = letterPlaceholders[name as LetterName];
  if (!known || !isLocale(locale)) throw new Error(`content/letters/${file}.md: kirjettä ei tunneta`);
  const used = new Set(
    [...`${text.subject} ${text.body}`.matchAll(/\{(\w*)\}/g)].map((found) => found[1] ?? ''),
  );
  const faults = [
    ...[...used].filter((word) => !known.includes(word)).map((word) => `tuntematon paikka {${word}}`),
    ...known.filter((word) => !used.has(word)).map((word) => `puuttuu {${word}}`),
  ];
  if (faults.length > 0) throw new Error(`content/letters/${file}.md: ${faults.join('; ')}`);
}
