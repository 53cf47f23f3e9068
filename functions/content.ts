import type { LetterName } from '../src/collections/letters';
import { type LetterText, letters } from '../src/collections/read';
import type { Locale } from '../src/i18n/locale';

export {
  commitmentTexts,
  contacts,
  kit,
  masterText,
  programme,
  rulesAreDraft,
  site,
} from '../src/collections/read';

/** The words of a letter in a language. @throws when nobody has written it */
export function letterText(name: LetterName, locale: Locale): LetterText {
  const text = letters.get(`${name}.${locale}`);
  if (!text) throw new Error(`content/letters/${name}.${locale}.md puuttuu`);
  return text;
}

/** Every letter there is. */
export const letterNames = [...letters.keys()]
  .filter((key) => key.endsWith('.fi'))
  .map((key) => key.slice(0, -'.fi'.length) as LetterName);

const rulesFiles = import.meta.glob<string>('../content/pages/logo-rules.*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The rules as the applicant could read them, front matter left out. @throws when nobody has written them */
export function rulesText(locale: Locale): string {
  const raw = rulesFiles[`../content/pages/logo-rules.${locale}.md`];
  if (!raw) throw new Error(`content/pages/logo-rules.${locale}.md puuttuu`);
  return raw.replace(/^---\r?\n[\s\S]*?\r?\n---\r?\n/, '').trim();
}
