import * as z from 'zod';
import { line, named } from './cms';

/** Every letter that the programme sends, with the `{placeholders}` that its text must use. */
export const letterPlaceholders = {
  'confirm-application': ['organisation', 'link', 'days'],
  'application-received': ['organisation', 'reference', 'date'],
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
  'application-closed': ['organisation', 'reference'],
  'decision-approved': ['organisation', 'reference', 'reasons', 'until', 'link'],
  'decision-declined': ['organisation', 'reference', 'reasons', 'appeal'],
} as const satisfies Record<string, readonly string[]>;

export type LetterName = keyof typeof letterPlaceholders;

/** A letter: `content/letters/<name>.<locale>.md`, Markdown with `{placeholders}`. */
export const letter = z.strictObject({
  subject: named(line(78), 'Aihe', 'Ämne', { hintFi: 'Enintään 78 merkkiä.', hintSv: 'Högst 78 tecken.' }),
  body: named(line(4000), 'Teksti', 'Text', { widget: 'richtext' }),
});
