import * as z from 'zod';
import type { Localized } from '../i18n/locale';

/** What the editor shows for a field, and how it keeps it. */
export interface Editing {
  /** The field's name for the officer, in the languages of the CMS. */
  readonly label: Pick<Localized, 'fi' | 'sv'>;
  readonly hint?: Pick<Localized, 'fi' | 'sv'>;
  readonly widget?: 'text' | 'richtext' | 'image' | 'color';
  /** `same`: one value for all languages; otherwise each language has its own. */
  readonly i18n?: 'same';
}

/** Labels and hints of all fields. Registered last: a later `.optional()` would lose them. */
export const editing = z.registry<Editing>();

/** Names a field for the editor: its label and hint in Finnish and Swedish. */
export function named<T extends z.ZodType>(
  schema: T,
  fi: string,
  sv: string,
  more: { hintFi?: string; hintSv?: string } & Pick<Editing, 'widget' | 'i18n'> = {},
): T {
  const { hintFi, hintSv, ...rest } = more;
  const hint = hintFi && hintSv ? { hint: { fi: hintFi, sv: hintSv } } : {};
  const own = schema.clone() as T;
  editing.add(own, { label: { fi, sv }, ...hint, ...rest });
  return own;
}

/** A text with something in it, at most `max` characters. */
export function line(max = 200): z.ZodString {
  return z.string().trim().min(1).max(max);
}

/** The same shape said in the three languages, as settings files hold it. */
export function localized<T extends z.ZodType>(schema: T): z.ZodObject<{ fi: T; sv: T; en: T }> {
  return z.strictObject({ fi: schema, sv: schema, en: schema });
}

/** A calendar day as YAML gives it (a date at midnight UTC) or as text, read as `YYYY-MM-DD`. */
export const day = z.preprocess(
  (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
  z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
);

/** A link out of the site, `https://…`. */
export const link = z.string().regex(/^https:\/\/[^\s]+$/);
