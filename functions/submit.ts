import { type Answers, type Faults, type Fields, type Form, read, typed } from '../src/forms/form';
import { type FormState, type Notice, stampName, trapName } from '../src/forms/state';
import type { Locale } from '../src/i18n/locale';
import { readForm } from './body';
import { isFull } from './quota';
import { digest } from './secret';
import { readStamp, stamp } from './stamp';
import { wordingOf } from './wording';
import type { World } from './world';

/** A form that was sent, ready to be stored. */
export interface Submission<F extends Fields = Fields> {
  /** The form's own id: the same form sent twice is one. */
  readonly id: string;
  /** Of the answers: tells whether it is the same form with other words. */
  readonly digest: string;
  readonly locale: Locale;
  readonly answers: Answers<F>;
  /** Whose quota it counts against; nobody's when staff filled it in. */
  readonly visitor?: string;
}

/** `stored` also when it had been before; `changed` when other answers were stored under the same form. */
export type Stored = 'stored' | 'changed';

export type Submitted =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly status: number; readonly state: FormState };

/**
 * Takes a posted form in: guards, reads and stores it. Whatever fails, the form comes back as it was typed.
 * @param visitor what the brake counts by, such as the network address
 */
export async function submit<F extends Fields>(
  world: World,
  form: Form<F>,
  request: Request,
  {
    locale,
    visitor,
    store,
  }: { locale: Locale; visitor: string; store: (submission: Submission<F>) => Promise<Stored> },
): Promise<Submitted> {
  const body = await readForm(request);
  if (!body.ok)
    return {
      ok: false,
      status: body.status,
      state: { ...(await blank(world, form, locale)), notice: 'unreadable' },
    };
  const { data } = body;
  const words = await accepted(form, locale);
  const back = async (
    status: number,
    notice: Notice,
    faults: Faults = {},
    keepStamp = false,
  ): Promise<Submitted> => {
    const kept = keepStamp ? String(data.get(stampName)) : await stamp(world, form.name, words);
    return { ok: false, status, state: { stamp: kept, typed: typed(form, data), faults, notice } };
  };
  if (isRepeated(form, data)) return back(400, 'unreadable');
  if (!(await world.brake(visitor))) return back(429, 'busy', {}, true);
  if (data.get(trapName)) return back(422, 'trap');
  const opened = await readStamp(world, form.name, String(data.get(stampName) ?? ''), words);
  if (!opened.ok && opened.fault === 'reworded') {
    // The same form still: sent before to a site with the old words, it finds itself.
    const again = await stamp(world, form.name, words, opened.id);
    const { [rulesName]: _, ...kept } = typed(form, data);
    return { ok: false, status: 422, state: { stamp: again, typed: kept, faults: {}, notice: 'reworded' } };
  }
  if (!opened.ok) return back(422, opened.fault, {}, opened.fault === 'early');
  const reading = read(form, data);
  if (!reading.ok) return back(422, 'faults', reading.faults, true);
  const submission = {
    id: opened.id,
    digest: await digestOf(reading.answers),
    locale,
    answers: reading.answers,
    visitor,
  };
  try {
    if ((await store(submission)) === 'stored') return { ok: true, id: opened.id };
  } catch (error) {
    if (isFull(error)) return back(429, 'full', {}, true);
    world.log('form.trouble', { form: form.name, error: error instanceof Error ? error.name : 'unknown' });
    return back(503, 'trouble', {}, true);
  }
  return back(409, 'changed');
}

/** An empty form with a stamp of its own, which is good for this form alone. */
export async function blank(
  world: World,
  form: Pick<Form, 'name' | 'fields'>,
  locale: Locale,
): Promise<FormState> {
  return { stamp: await stamp(world, form.name, await accepted(form, locale)), typed: {}, faults: {} };
}

/** The tick by which a form accepts the rules and commitments as they are worded. */
const rulesName = 'rules';

/** The digest of the words that are accepted with a form; nothing when it accepts none. */
async function accepted({ fields }: { readonly fields: Fields }, locale: Locale): Promise<string> {
  return rulesName in fields ? (await wordingOf(locale)).digest : '';
}

/** Of answers, in whatever order the form asks for them: another version of the site may have another. */
export function digestOf(answers: Readonly<Record<string, unknown>>): Promise<string> {
  return digest(JSON.stringify(Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** A question that takes one answer was sent more than one: no browser does that. */
function isRepeated(form: { readonly fields: Fields }, data: FormData): boolean {
  const seen = new Set<string>();
  for (const name of data.keys()) {
    if (seen.has(name) && form.fields[name] && form.fields[name].control !== 'checkboxes') return true;
    seen.add(name);
  }
  return false;
}
