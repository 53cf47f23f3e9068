import * as z from 'zod/mini';
import { readBusinessId } from '../programme/businessid';

/** How a field is drawn and what its control may hint to the browser. */
export type Control =
  | 'text'
  | 'long'
  | 'email'
  | 'phone'
  | 'website'
  | 'radio'
  | 'select'
  | 'checkboxes'
  | 'tick';

/** One kind of answer: how it is asked and what counts as an answer. */
export interface Kind<T = unknown> {
  readonly control: Control;
  readonly schema: z.ZodMiniType<T, string | string[]>;
  readonly optional: boolean;
  readonly max?: number;
  readonly options?: readonly string[];
  readonly autocomplete?: string;
}

export type Answer<K> = K extends Kind<infer T> ? T : never;

/**
 * What no answer may hold: control characters, and marks that turn the direction of text or hide in it.
 * A single line holds no line break either, so none reaches the head of a letter.
 */
const unseen = String.raw`\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff`;
const unseenInLine = new RegExp(`[${unseen}\\t\\n\\r]`, 'u');
const unseenInText = new RegExp(`[${unseen}]`, 'u');

const trimmed = z.pipe(
  z.string(),
  z.transform((text: string) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim()),
);

/** A string checked in turn, each fault named by its key; the first one is told. */
function checked(...rules: readonly (readonly [key: string, holds: (text: string) => boolean])[]) {
  return z.pipe(
    trimmed,
    z.string().check(...rules.map(([key, holds]) => z.refine<string>(holds, { error: key, abort: true }))),
  );
}

/** A text in the form that it is kept in, at most so long; told by the key where it cannot be read. */
function understood(key: string, read: (text: string) => string | undefined, max: number) {
  const kept = z.transform((text: string, context) => {
    const value = read(text);
    if (value !== undefined && value.length <= max) return value;
    context.issues.push({ code: 'custom', message: value === undefined ? key : 'tooLong', input: text });
    return z.NEVER;
  });
  return z.pipe(kept, z.string());
}

const given = ['required', (text: string) => text !== ''] as const;
const atMost = (max: number) => ['tooLong', (text: string) => text.length <= max] as const;
const seen = ['characters', (text: string) => !unseenInLine.test(text)] as const;
const seenInText = ['characters', (text: string) => !unseenInText.test(text)] as const;

/** One line of text. */
export function text(options: { max: number; autocomplete?: string }): Kind<string> {
  return { control: 'text', optional: false, ...options, schema: checked(given, atMost(options.max), seen) };
}

/** What a mail program would take for an address; a name such as `Leipomo.fi Oy` our letters keep from becoming one. */
const addressed =
  /:\/\/|\bwww\.|[\p{L}\p{N}_-]@[\p{L}\p{N}_-]|[\p{L}\p{N}-][.\u3002\uff0e\uff61]\p{L}[\p{L}\p{N}-]+([/?#]|:\d)/iu;

/** A name of a person or an organisation. A web address in it would make our letters carry it to strangers. */
export function name(options: { max: number; autocomplete?: string }): Kind<string> {
  const plain = ['address', (answer: string) => !addressed.test(answer)] as const;
  return {
    control: 'text',
    optional: false,
    ...options,
    schema: checked(given, atMost(options.max), seen, plain),
  };
}

/** Text of several lines. `min` keeps "ok" from counting as an answer. */
export function long(options: { max: number; min?: number }): Kind<string> {
  const enough = ['tooShort', (answer: string) => answer.length >= (options.min ?? 1)] as const;
  return {
    control: 'long',
    optional: false,
    max: options.max,
    schema: checked(given, enough, atMost(options.max), seenInText),
  };
}

/** A mail address: at most 254 characters, written as the server of the domain will read it. */
export function email(options: { autocomplete?: string } = { autocomplete: 'email' }): Kind<string> {
  return {
    control: 'email',
    optional: false,
    max: 254,
    ...options,
    schema: z.pipe(checked(given, atMost(254)), understood('email', readAddress, 254)),
  };
}

/** A phone number as people write it: digits with spaces, dashes, brackets and a leading plus. */
export function phone(options: { autocomplete?: string } = { autocomplete: 'tel' }): Kind<string> {
  const shape = [
    'phone',
    (number: string) => /^\+?[\d\p{Zs}()/-]{5,30}$/u.test(number) && /(\d\D*){5}/.test(number),
  ] as const;
  return {
    control: 'phone',
    optional: false,
    max: 30,
    ...options,
    schema: checked(given, atMost(30), shape),
  };
}

/** A web address; `www.example.fi` is taken as `https://www.example.fi/`. */
export function website(): Kind<string> {
  return {
    control: 'website',
    optional: false,
    max: 200,
    autocomplete: 'url',
    schema: z.pipe(checked(given, atMost(200), seen), understood('website', readWebsite, 200)),
  };
}

/** A Finnish business ID, normalised to `NNNNNNN-C`. */
export function businessId(): Kind<string> {
  return {
    control: 'text',
    optional: false,
    max: 20,
    schema: z.pipe(
      trimmed,
      z.pipe(
        z.transform((written: string, context) => {
          const read = readBusinessId(written);
          if (read.ok) return read.id;
          context.issues.push({
            code: 'custom',
            message: written === '' ? 'required' : read.error,
            input: written,
          });
          return z.NEVER;
        }),
        z.string(),
      ),
    ),
  };
}

/** One of the options. */
export function choice<const T extends string>(control: 'radio' | 'select', options: readonly T[]): Kind<T> {
  const known = z.pipe(
    trimmed,
    z.string().check(
      z.refine((answer: string) => answer !== '', { error: 'required', abort: true }),
      z.refine((answer: string) => (options as readonly string[]).includes(answer), {
        error: 'option',
        abort: true,
      }),
    ),
  );
  return { control, optional: false, options, schema: known as unknown as Kind<T>['schema'] };
}

/** One or more of the options. */
export function choices<const T extends string>(options: readonly T[]): Kind<T[]> {
  const known = z.array(z.string()).check(
    z.refine((answers) => answers.length > 0, { error: 'required', abort: true }),
    z.refine((answers) => answers.every((answer) => (options as readonly string[]).includes(answer)), {
      error: 'option',
      abort: true,
    }),
    z.refine((answers) => new Set(answers).size === answers.length, { error: 'option', abort: true }),
  );
  return { control: 'checkboxes', optional: false, options, schema: known as unknown as Kind<T[]>['schema'] };
}

/** A box that has to be ticked. */
export function tick(): Kind<true> {
  const ticked = z.pipe(
    z.string().check(z.refine((answer) => answer === 'yes', { error: 'required' })),
    z.transform(() => true as const),
  );
  return { control: 'tick', optional: false, schema: ticked };
}

/** The same question, which may be left empty; the answer is then ''. */
export function optional<K extends Kind<string>>(kind: K): Kind<string> {
  const empty = z.pipe(trimmed, z.literal(''));
  return { ...kind, optional: true, schema: z.union([empty, kind.schema]) };
}

const localPart = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const domainPart = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/** The address with its domain in lower case and in ASCII; undefined when it is not an address. */
function readAddress(written: string): string | undefined {
  const at = written.lastIndexOf('@');
  const local = written.slice(0, at);
  if (at < 1 || local.length > 64 || !localPart.test(local)) return undefined;
  const domain = asciiDomain(written.slice(at + 1));
  return domain !== undefined && domainPart.test(domain) ? `${local}@${domain}` : undefined;
}

function asciiDomain(written: string): string | undefined {
  if (!/^[\p{L}\p{N}.-]+$/u.test(written)) return undefined;
  try {
    return new URL(`http://${written}`).hostname;
  } catch {
    return undefined;
  }
}

function readWebsite(written: string): string | undefined {
  if (/[\s<>"\\^`{|}]/.test(written)) return undefined;
  try {
    const url = new URL(
      /^[a-z][a-z\d+.-]*:/i.test(written) && !/^[^/]+\.[^/]+:\d/.test(written)
        ? written
        : `https://${written}`,
    );
    const known = url.protocol === 'https:' || url.protocol === 'http:';
    return known && !url.username && !url.password && domainPart.test(url.hostname) ? url.href : undefined;
  } catch {
    return undefined;
  }
}
