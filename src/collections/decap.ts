import * as z from 'zod';
import type { Locale } from '../i18n/locale';
import { type Editing, editing } from './cms';
import { vocabulary } from './vocabulary';

/** A field as Decap's configuration says it. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly widget: string;
  readonly required: boolean;
  readonly hint?: string;
  readonly i18n?: boolean | 'duplicate';
  readonly pattern?: readonly [string, string];
  /** How many characters it takes, when that has a limit. */
  readonly least?: number;
  readonly most?: number;
  readonly fields?: readonly Field[];
  readonly field?: Field;
  readonly [more: string]: unknown;
}

const words = {
  fi: {
    from: (min: number) => `Vähintään ${min} merkkiä.`,
    to: (max: number) => `Enintään ${max} merkkiä.`,
    between: (min: number, max: number) => `${min}–${max} merkkiä.`,
    shape: 'Tarkista, että tieto on oikeassa muodossa.',
    mail: 'Tarkista sähköpostiosoite.',
  },
  sv: {
    from: (min: number) => `Minst ${min} tecken.`,
    to: (max: number) => `Högst ${max} tecken.`,
    between: (min: number, max: number) => `${min}–${max} tecken.`,
    shape: 'Kontrollera att uppgiften är skriven på rätt sätt.',
    mail: 'Kontrollera e-postadressen.',
  },
  en: {
    from: (min: number) => `At least ${min} characters.`,
    to: (max: number) => `At most ${max} characters.`,
    between: (min: number, max: number) => `${min}–${max} characters.`,
    shape: 'Check how this is written.',
    mail: 'Check the e-mail address.',
  },
} as const;

/**
 * Decap's fields of a schema, named in a language.
 * @param translated whether the entry has a version in each language; then each field says how it takes part
 */
export function fieldsOf(schema: z.core.$ZodType, language: Locale, translated: boolean): Field[] {
  const { inner } = opened(schema);
  if (!(inner instanceof z.ZodObject)) throw new Error(`an entry is an object, not ${inner._zod.def.type}`);
  return Object.entries(inner.shape as Record<string, z.core.$ZodType>).map(([name, part]) =>
    fieldOf(name, part, language, translated),
  );
}

/** What an editor is told of a field, wherever in the wrapping of its schema it was said. */
export function editingOf(schema: z.core.$ZodType): Editing | undefined {
  return editing.get(schema) ?? (layer(schema) && editingOf(layer(schema) as z.core.$ZodType));
}

/** A schema without what makes it optional, with whether a value is asked for and what stands there at first. */
export function opened(schema: z.core.$ZodType): {
  inner: z.core.$ZodType;
  required: boolean;
  initial?: unknown;
} {
  if (schema instanceof z.ZodUnion) {
    const options = schema.options as readonly z.core.$ZodType[];
    const rest = options.filter((option) => !(option instanceof z.ZodLiteral && option.value === ''));
    const [only] = rest;
    if (only && rest.length === 1) return { ...opened(only), required: options.length === 1 };
  }
  if (schema instanceof z.ZodDefault)
    return { ...opened(schema.def.innerType), required: false, initial: schema.def.defaultValue };
  const inside = layer(schema);
  if (!inside) return { inner: schema, required: true };
  const found = opened(inside);
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable
    ? { ...found, required: false }
    : found;
}

function layer(schema: z.core.$ZodType): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodPipe) return schema.def.out;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return schema.def.innerType;
  return undefined;
}

function fieldOf(name: string, schema: z.core.$ZodType, language: Locale, translated: boolean): Field {
  const about = editingOf(schema) ?? vocabulary[name];
  const { inner, required, initial } = opened(schema);
  return {
    name,
    label: about?.label[language] ?? name,
    ...(about?.hint && { hint: about.hint[language] }),
    required,
    ...(initial !== undefined && { default: initial }),
    ...(translated && { i18n: about?.i18n === 'same' ? ('duplicate' as const) : true }),
    ...widgetOf(inner, about, language, translated),
  };
}

type Shape = Pick<Field, 'widget'> & Partial<Record<string, unknown>>;

function widgetOf(
  schema: z.core.$ZodType,
  about: Editing | undefined,
  language: Locale,
  translated: boolean,
): Shape {
  if (about?.widget === 'hidden') return { widget: 'hidden' };
  if (schema instanceof z.ZodObject)
    return { widget: 'object', fields: fieldsOf(schema, language, translated) };
  if (schema instanceof z.ZodArray) return listOf(schema, about, language, translated);
  if (schema instanceof z.ZodEnum) return { widget: 'select', options: options(schema, about, language) };
  if (schema instanceof z.ZodBoolean) return { widget: 'boolean' };
  if (schema instanceof z.ZodNumber) return { widget: 'number', ...rangeOf(schema) };
  if (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat)
    return { ...textWidgets[about?.widget ?? 'line'], ...patternOf(schema, about, language) };
  throw new Error(`Decap has no field for ${schema._zod.def.type}`);
}

const textWidgets = {
  line: { widget: 'string' },
  text: { widget: 'text' },
  color: { widget: 'string' },
  image: { widget: 'image', choose_url: false },
  file: { widget: 'file', choose_url: false },
  day: {
    widget: 'datetime',
    format: 'YYYY-MM-DD',
    date_format: 'D.M.YYYY',
    time_format: false,
    default: '{{now}}',
  },
  moment: {
    widget: 'datetime',
    format: 'YYYY-MM-DDTHH:mm',
    date_format: 'D.M.YYYY',
    time_format: 'HH.mm',
    default: '',
  },
  richtext: {
    widget: 'richtext',
    modes: ['rich_text'],
    buttons: [
      'bold',
      'italic',
      'link',
      'heading-two',
      'heading-three',
      'quote',
      'bulleted-list',
      'numbered-list',
    ],
    editor_components: ['image'],
    sanitize_preview: true,
  },
} satisfies Record<string, Shape>;

/** The field of a text that is written with headings, lists, links and pictures. */
export const richtext: Shape = textWidgets.richtext;

function listOf(
  schema: z.ZodArray,
  about: Editing | undefined,
  language: Locale,
  translated: boolean,
): Shape {
  const item = opened(schema.element).inner;
  const { length: exact, minimum, maximum } = checksOf(schema);
  const min = exact ?? minimum;
  const max = exact ?? maximum;
  const limits = { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
  if (item instanceof z.ZodEnum)
    return { widget: 'select', multiple: true, options: options(item, about, language), ...limits };
  const fixed = exact === undefined ? {} : { allow_add: false, allow_remove: false, allow_reorder: false };
  if (item instanceof z.ZodObject) {
    const fields = fieldsOf(item, language, translated);
    const title = fields.find((field) => ['title', 'name', 'authors', 'mail', 'role'].includes(field.name));
    const within = title?.fields?.[0]?.name;
    const summary = title && `{{fields.${title.name}${within ? `.${within}` : ''}}}`;
    return {
      widget: 'list',
      fields,
      collapsed: true,
      minimize_collapsed: false,
      ...(summary && { summary }),
      ...limits,
      ...fixed,
    };
  }
  const field = fieldOf('value', schema.element, language, translated);
  return { widget: 'list', field: { ...field, label: about?.label[language] ?? '' }, ...limits, ...fixed };
}

function options(schema: z.ZodEnum, about: Editing | undefined, language: Locale) {
  return schema.options.map((value) => ({
    value,
    label: about?.options?.[String(value)]?.[language] ?? String(value),
  }));
}

function rangeOf(schema: z.ZodNumber): Partial<Record<string, unknown>> {
  const isInt = Boolean(schema.format?.includes('int'));
  const within = (value: number | null) =>
    value !== null && Number.isFinite(value) && Math.abs(value) < Number.MAX_SAFE_INTEGER;
  return {
    value_type: isInt ? 'int' : 'float',
    ...(within(schema.minValue) && { min: schema.minValue }),
    ...(within(schema.maxValue) && { max: schema.maxValue }),
    ...(!isInt && { step: 0.1 }),
  };
}

/** The shape of a text and what is said when it is another: of a pattern its own message, of a length its limits. */
function patternOf(
  schema: z.ZodString | z.ZodStringFormat,
  about: Editing | undefined,
  language: Locale,
): Partial<Pick<Field, 'pattern' | 'least' | 'most'>> {
  const say = words[language];
  if (about?.widget && ['richtext', 'day', 'moment'].includes(about.widget)) return {};
  if (schema.format === 'email') return { pattern: ['^\\S+@\\S+\\.\\S+$', say.mail] };
  const { pattern: own } = checksOf(schema);
  if (own) {
    // Decap shows a picture's or a file's name to its pattern, not the path.
    const source =
      about?.widget === 'image' || about?.widget === 'file'
        ? own.source.replace(/^.*(?=\\\.\()/, '')
        : own.source;
    return { pattern: [source, about?.message?.[language] ?? say.shape] };
  }
  const { minLength: min, maxLength: max } = schema;
  if (max === null) return {};
  const from = min && min > 1 ? min : undefined;
  return {
    ...(from && { least: from }),
    most: max,
    pattern: [`^[\\s\\S]{${from ?? 0},${max}}$`, from ? say.between(from, max) : say.to(max)],
  };
}

interface Checks {
  readonly pattern?: RegExp;
  readonly length?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

function checksOf(schema: z.core.$ZodType): Checks {
  return Object.assign({}, ...(schema._zod.def.checks ?? []).map((check) => check._zod.def));
}
