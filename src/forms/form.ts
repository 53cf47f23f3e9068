import type { Answer, Kind } from './kinds';

export type Fields = Readonly<Record<string, Kind>>;

/** A part of a form under one heading. */
export interface Section<F extends Fields = Fields> {
  readonly name: string;
  readonly fields: F;
}

/** Faults by field, each told by a key such as `required`; the reader's language comes later. */
export type Faults<Name extends string = string> = Partial<Record<Name, string>>;

/** What was typed, by field, as it came. Kept to be shown again. */
export type Typed = Readonly<Record<string, string | string[]>>;

export interface Form<F extends Fields = Fields, S extends readonly Section[] = readonly Section[]> {
  readonly name: string;
  readonly sections: S;
  readonly fields: F;
  /** Rules between answers, asked when every answer is right by itself. */
  readonly across?: (answers: Answers<F>) => Faults<keyof F & string>;
}

export type Answers<F extends Fields> = { [Name in keyof F]: Answer<F[Name]> };

export type Reading<F extends Fields> =
  | { readonly ok: true; readonly answers: Answers<F> }
  | { readonly ok: false; readonly faults: Faults<keyof F & string> };

/** Declares a form: sections in the order they are asked, and the rules between answers. */
export function form<const S extends readonly Section[]>(
  name: string,
  sections: S,
  across?: (answers: Answers<FieldsOf<S>>) => Faults<keyof FieldsOf<S> & string>,
): Form<FieldsOf<S>, S> {
  const fields = Object.assign({}, ...sections.map((section) => section.fields)) as FieldsOf<S>;
  return { name, sections, fields, ...(across && { across }) };
}

/** What was typed into the fields of a form, every field present; whatever else was sent is left behind. */
export function typed(form: { readonly fields: Fields }, data: FormData): Typed {
  return Object.fromEntries(
    Object.entries(form.fields).map(([name, kind]) => {
      const sent = data.getAll(name).filter((value) => typeof value === 'string');
      return [name, kind.control === 'checkboxes' ? sent : (sent[0] ?? '')];
    }),
  );
}

/**
 * Reads a form: the same in the browser and in the Worker.
 * @returns the answers, normalised, or the first fault of each field as a key
 */
export function read<F extends Fields>(form: Form<F>, data: FormData): Reading<F> {
  const raw = typed(form, data);
  const answers: Record<string, unknown> = {};
  const faults: Faults = {};
  for (const [name, kind] of Object.entries(form.fields)) {
    const result = kind.schema.safeParse(raw[name]);
    if (result.success) answers[name] = result.data;
    else faults[name] = faultOf(result.error.issues, kind, raw[name]);
  }
  if (Object.keys(faults).length === 0) Object.assign(faults, form.across?.(answers as Answers<F>));
  return Object.keys(faults).length === 0
    ? { ok: true, answers: answers as Answers<F> }
    : { ok: false, faults: faults as Faults<keyof F & string> };
}

/** The key of the first fault. A union (an optional field) tells the fault of the kind behind it. */
function faultOf(issues: readonly { code?: string; message: string }[], kind: Kind, raw: unknown): string {
  const [first] = issues;
  if (first?.code === 'invalid_union' && 'errors' in first) {
    const behind = (first.errors as { message: string }[][]).at(-1);
    return behind?.[0]?.message ?? 'required';
  }
  return raw === '' && !kind.optional ? 'required' : (first?.message ?? 'required');
}

type FieldsOf<S extends readonly Section[]> = UnionToIntersection<S[number]['fields']> & Fields;
type UnionToIntersection<U> = (U extends unknown ? (every: U) => void : never) extends (
  every: infer I,
) => void
  ? I
  : never;
