import commitmentsFile from '../../content/settings/commitments.yml';
import contactsFile from '../../content/settings/contacts.yml';
import evidenceFile from '../../content/settings/evidence.yml';
import homeFile from '../../content/settings/home.yml';
import kitFile from '../../content/settings/kit.yml';
import linksFile from '../../content/settings/links.yml';
import printedFile from '../../content/settings/printed.yml';
import programmeFile from '../../content/settings/programme.yml';
import siteFile from '../../content/settings/site.yml';
import { isLocale } from '../i18n/locale';
import { type LetterName, letter, letterPlaceholders, linkFaults, placeholderFaults } from './letters';
import { parse } from './parse';
import { commitmentTexts as commitmentTextsSchema } from './settings/commitments';
import { contacts as contactsSchema } from './settings/contacts';
import { evidence as evidenceSchema } from './settings/evidence';
import { home as homeSchema } from './settings/home';
import { kit as kitSchema } from './settings/kit';
import { links as linksSchema } from './settings/links';
import { printed as printedSchema } from './settings/printed';
import { programme as programmeSchema } from './settings/programme';
import { site as siteSchema } from './settings/site';

/** The settings that the officer keeps in `content/settings/`, read once and checked. */
export const site = parse(siteSchema, siteFile, 'content/settings/site.yml');
export const home = parse(homeSchema, homeFile, 'content/settings/home.yml');
export const commitmentTexts = parse(
  commitmentTextsSchema,
  commitmentsFile,
  'content/settings/commitments.yml',
);
export const programme = parse(programmeSchema, programmeFile, 'content/settings/programme.yml');
export const contacts = parse(contactsSchema, contactsFile, 'content/settings/contacts.yml');
export const links = parse(linksSchema, linksFile, 'content/settings/links.yml');
export const kit = parse(kitSchema, kitFile, 'content/settings/kit.yml');
export const printed = parse(printedSchema, printedFile, 'content/settings/printed.yml');
export const evidence = parse(evidenceSchema, evidenceFile, 'content/settings/evidence.yml');

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
    checkLetter(name, text);
    return [name, text];
  }),
);

/** A letter that names a placeholder nobody fills, leaves one out, or could hand its links on stops the build. */
function checkLetter(file: string, text: LetterText): void {
  const [name = '', locale] = file.split('.');
  if (!(name in letterPlaceholders) || !isLocale(locale))
    throw new Error(`content/letters/${file}.md: kirjettä ei tunneta`);
  const { unknown, missing } = placeholderFaults(name as LetterName, text);
  const faults = [
    ...unknown.map((word) => `tuntematon paikka {${word}}`),
    ...missing.map((word) => `puuttuu {${word}}`),
    ...linkFaults(text).map((fault) => `ei käy kirjeeseen: ${fault.text}`),
  ];
  if (faults.length > 0) throw new Error(`content/letters/${file}.md: ${faults.join('; ')}`);
}

const logoFiles = import.meta.glob<string>('../../content/logo/*.svg', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/**
 * A master drawing of the mark as it lies in `content/logo/`; empty when there is none. `src/kit/master.ts` reads it.
 */
export function masterText(name: string): string {
  return logoFiles[`../../content/logo/${name}.svg`] ?? '';
}
