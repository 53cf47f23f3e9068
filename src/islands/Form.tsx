import type { ReactNode, RefObject } from 'react';
import type { Form as Declared } from '../forms/form';
import { type FormState, stampName, trapName } from '../forms/state';
import type { Locale } from '../i18n/locale';
import { Field } from './Field';
import { optionsOf } from './options';
import type { Say } from './say';

export interface FormProps {
  readonly form: Pick<Declared, 'name' | 'sections' | 'fields'>;
  readonly state: FormState;
  readonly locale: Locale;
  readonly say: Say;
  /** Words of a field that do not come from the strings, such as those of the commitments. */
  readonly words?: Readonly<Record<string, { label: ReactNode; hint?: ReactNode } | undefined>>;
  /** What stands in a section before its questions, after its note. */
  readonly before?: Readonly<Record<string, ReactNode>>;
  readonly summaryRef?: RefObject<HTMLDivElement | null>;
  /** Above the form: a draft found, no connection. */
  readonly message?: ReactNode;
  readonly sending?: boolean;
}

/** A declared form as a page has it: what is wrong first, then its sections, then one button. Works without script. */
export function Form({
  form,
  state,
  locale,
  say,
  words = {},
  before = {},
  summaryRef,
  message,
  sending = false,
}: FormProps) {
  return (
    <>
      <Summary form={form} state={state} say={say} innerRef={summaryRef} />
      {message}
      {form.sections.map((section) => (
        <section className="section" key={section.name} id={`${form.name}-${section.name}`}>
          <h2>{say(`${form.name}.${section.name}.title`)}</h2>
          <Note text={say(`${form.name}.${section.name}.note`)} />
          {before[section.name]}
          {Object.entries(section.fields).map(([name, kind]) => (
            <Field
              key={name}
              name={name}
              kind={kind}
              label={words[name]?.label ?? say(`${form.name}.${name}.label`)}
              hint={words[name] ? words[name]?.hint : say(`${form.name}.${name}.hint`)}
              fault={faultOf(say, form.name, name, state.faults[name])}
              value={state.typed[name] ?? ''}
              options={optionsOf(form.name, name, kind, locale, say)}
              optionalMark={say('form.optional') ?? ''}
              choose={say('form.choose') ?? ''}
            />
          ))}
        </section>
      ))}
      <div className="trap" aria-hidden="true">
        <label htmlFor={trapName}>{say('form.trap')}</label>
        <input id={trapName} name={trapName} tabIndex={-1} autoComplete="off" />
      </div>
      <input type="hidden" name={stampName} value={state.stamp} readOnly />
      <button className="button" type="submit" aria-disabled={sending || undefined}>
        {sending ? say('form.sending') : say(`${form.name}.send`)}
      </button>
    </>
  );
}

function Note({ text }: { readonly text: string | undefined }) {
  return text ? <p className="note">{text}</p> : null;
}

function Summary({
  form,
  state,
  say,
  innerRef,
}: Pick<FormProps, 'form' | 'state' | 'say'> & { innerRef: FormProps['summaryRef'] }) {
  const faults = Object.keys(form.fields).flatMap((name) => {
    const fault = faultOf(say, form.name, name, state.faults[name]);
    return fault ? [{ name, fault }] : [];
  });
  if (!state.notice) return null;
  return (
    // biome-ignore lint/a11y/noAutofocus: the one thing to read first, also without script
    <div className="summary" role="alert" tabIndex={-1} ref={innerRef} id="summary" autoFocus>
      <h2>
        {state.notice === 'faults'
          ? say(faults.length === 1 ? 'form.fault' : 'form.faults', { count: faults.length })
          : say('form.problem')}
      </h2>
      {state.notice === 'faults' ? null : <p>{say(`form.notice.${state.notice}`)}</p>}
      {faults.length > 0 ? (
        <ul>
          {faults.map(({ name, fault }) => (
            <li key={name}>
              <a href={`#${name}`}>{fault}</a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/** A fault in words: the field's own sentence where it has one, else the general one. */
function faultOf(say: Say, form: string, name: string, fault: string | undefined): string | undefined {
  if (!fault) return undefined;
  return (
    say(`${form}.${name}.fault.${fault}`) ??
    say(`fault.${fault}`, { label: say(`${form}.${name}.short`) ?? say(`${form}.${name}.label`) ?? '' })
  );
}
