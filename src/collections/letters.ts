import * as z from 'zod';
import { line, named } from './cms';

/** Every letter that the programme sends, with the `{placeholders}` that its text must use. */
export const letterPlaceholders = {
  'confirm-application': ['organisation', 'link', 'days'],
  'confirm-entered': ['organisation', 'link', 'days', 'who'],
  'application-received': ['organisation', 'reference', 'date', 'own'],
  'team-application': ['organisation', 'municipality', 'reference', 'date'],
  'enquiry-received': ['topics', 'days'],
  'team-enquiry': ['municipality', 'topics', 'message', 'name', 'contact', 'how', 'when'],
  'feedback-received': ['days'],
  'team-feedback': ['message', 'page', 'contact', 'date'],
  'concern-received': ['reference', 'date', 'link'],
  'team-concern': ['reference', 'date'],
  'concern-closed': ['reference', 'answer', 'link'],
  'sign-in': ['link', 'minutes'],
  question: ['organisation', 'reference', 'question', 'link', 'date'],
  'question-reminder': ['organisation', 'reference', 'link', 'date'],
  'application-closed': ['organisation', 'reference', 'own'],
  'application-withdrawn': ['organisation', 'reference', 'own'],
  'decision-approved': ['organisation', 'reference', 'reasons', 'until', 'link', 'own'],
  'renewal-reminder': ['organisation', 'until', 'grace', 'link'],
  'grace-begun': ['organisation', 'until', 'grace', 'link'],
  'grace-reminder': ['organisation', 'until', 'grace', 'link'],
  'award-ended': ['organisation', 'until', 'digital', 'print', 'link'],
  'yearly-check': ['organisation', 'date', 'link'],
  'yearly-reminder': ['organisation', 'date', 'link'],
  'team-digest': [
    'month',
    'waiting',
    'received',
    'approved',
    'declined',
    'median',
    'valid',
    'grace',
    'suspended',
    'renewals',
    'concerns',
    'tasks',
    'letters',
    'link',
  ],
  'notices-more': ['count', 'time', 'link'],
  'decision-declined': ['organisation', 'reference', 'reasons', 'appeal', 'own'],
  'change-link': ['organisation', 'link', 'hours'],
  'own-links': ['links'],
  'confirm-contact': ['organisation', 'link', 'days'],
  'contact-changed': ['organisation', 'link'],
  'contact-confirmed': ['organisation', 'link'],
  'renewal-received': ['organisation', 'date', 'own'],
  'team-renewal': ['organisation', 'municipality', 'code', 'date'],
  'renewal-approved': ['organisation', 'reasons', 'until', 'link', 'own'],
  'renewal-declined': ['organisation', 'reasons', 'until', 'digital', 'print', 'appeal', 'own'],
  erased: ['organisation'],
  hearing: ['organisation', 'code', 'intent', 'reasons', 'date', 'link'],
  'hearing-closed': ['organisation', 'reasons', 'link'],
  suspended: ['organisation', 'date', 'reasons', 'appeal', 'digital', 'print', 'link'],
  restored: ['organisation', 'reasons', 'link'],
  withdrawn: ['organisation', 'date', 'reasons', 'appeal', 'digital', 'print', 'link'],
  'given-up': ['organisation', 'date', 'digital', 'print', 'link'],
  'name-changed': ['was', 'name', 'organisation', 'number', 'date', 'reasons', 'link'],
  corrected: ['organisation', 'reasons', 'link'],
  'appeal-received': ['organisation', 'date', 'link'],
  'appeal-closed': ['organisation', 'outcome', 'reasons', 'link'],
} as const satisfies Record<string, readonly string[]>;

export type LetterName = keyof typeof letterPlaceholders;

/** A letter: `content/letters/<name>.<locale>.md`, Markdown with `{placeholders}`. */
export const letter = z.strictObject({
  subject: named(line(78), 'Aihe', 'Ämne', 'Subject', {
    hintFi: 'Enintään 78 merkkiä.',
    hintSv: 'Högst 78 tecken.',
    hintEn: 'At most 78 characters.',
  }),
  body: named(line(4000), 'Teksti', 'Text', 'Text', { widget: 'richtext' }),
});

/** The placeholders that a letter's text names though nobody fills them, and those it must name and does not. */
export function placeholderFaults(
  name: LetterName,
  text: { readonly subject: string; readonly body: string },
): { readonly unknown: readonly string[]; readonly missing: readonly string[] } {
  const known: readonly string[] = letterPlaceholders[name];
  const used = new Set(
    [...`${text.subject} ${text.body}`.matchAll(/\{(\w*)\}/g)].map((found) => found[1] ?? ''),
  );
  return {
    unknown: [...used].filter((word) => !known.includes(word)),
    missing: known.filter((word) => !used.has(word)),
  };
}

/** What of a letter could hand the secret in its links to somebody else. */
export interface LinkFault {
  readonly rule: 'html' | 'code' | 'picture' | 'reference' | 'target' | 'glued';
  /** Where it stands. */
  readonly text: string;
}

const refused = {
  // A numbered sign may turn out to be a brace; the CMS itself writes only those of a space and a line.
  html: /<[a-z/!?][^\s>]*>?|&#(?!x20;|xa;)\w*;?/gi,
  code: /`+[^`\n]*`*|~{3,}| {4}.*|\t.*/g,
  picture: /!\[[^\]\n]*\]?/g,
  // The address of such a link stands apart from its words.
  reference: /\]:.*/g,
} as const;

/** A link leads where this reader alone is expected, or to an address that is the same for everybody. */
const goodTarget = /^(?:\{(?:link|own)\}|(?:https:\/\/|mailto:)[^\s{}<>()"\\]+)$/;
const linked = { before: /(?:^|[ \r\n])[(*_]*\[[^[\]\\/|\r\n]+\]\($/, after: /^\)[).,;:!?*_]*(?:[ \r\n]|$)/ };
const alone = { before: /(?:^|[ \r\n])\(?$/, after: /^[).,;:!?]*(?:[ \r\n]|$)/ };

/**
 * What a letter may not hold, because the links in it are keys: whoever could send one along in an address of their
 * own would have it. A link is written out, `[words]({link})`, and elsewhere its place stands by itself. Judged by the
 * text as it is written, so that it holds for both forms of the letter and for what a mail program makes of them.
 */
export function linkFaults({
  subject,
  body,
}: {
  readonly subject: string;
  readonly body: string;
}): readonly LinkFault[] {
  const text = `${subject}\n${body}`;
  const all = (rule: LinkFault['rule'], pattern: RegExp, isGood = (_: RegExpExecArray) => false) =>
    [...text.matchAll(pattern)].filter((found) => !isGood(found)).map(([found]) => ({ rule, text: found }));
  const isApart = ({ index, 0: place }: RegExpExecArray) => {
    const [before, after] = [text.slice(0, index), text.slice(index + place.length)];
    return [linked, alone].some((way) => way.before.test(before) && way.after.test(after));
  };
  return [
    ...all('html', refused.html),
    ...all('code', refused.code),
    ...all('picture', refused.picture),
    ...all('reference', refused.reference),
    ...all('target', /\]\(([^)\n]*)\)?/g, ([, target = '']) => goodTarget.test(target)),
    // Mail programs make a link of it by themselves.
    ...all('target', /(?:https?:\/\/|www\.)[^\s)]*\{\w*\}?/gi),
    ...all('glued', /\{(?:link|own|links)\}/g, isApart),
  ];
}
