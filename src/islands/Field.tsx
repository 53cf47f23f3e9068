import type { ReactNode } from 'react';
import type { Kind } from '../forms/kinds';

export interface FieldProps {
  readonly name: string;
  readonly kind: Kind;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** The fault in words, when there is one. */
  readonly fault?: string | undefined;
  readonly value: string | string[];
  /** What each option is called. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly optionalMark: string;
  readonly choose: string;
}

/** One question: label above, hint, fault, control. */
export function Field(props: FieldProps) {
  const { kind, fault } = props;
  const grouped = kind.control === 'radio' || kind.control === 'checkboxes';
  return (
    <div className={fault ? 'field field-error' : 'field'}>
      {kind.control === 'tick' ? <Tick {...props} /> : grouped ? <Group {...props} /> : <Line {...props} />}
    </div>
  );
}

const inputs = {
  text: {},
  email: { type: 'email', spellCheck: false, autoCapitalize: 'none' },
  phone: { type: 'tel' },
  website: { type: 'text', inputMode: 'url', spellCheck: false, autoCapitalize: 'none' },
} as const;

function Line(props: FieldProps) {
  const { name, kind, label, value, options = [], choose } = props;
  const control = {
    id: name,
    name,
    defaultValue: String(value),
    ...described(props),
    autoComplete: kind.autocomplete,
  };
  return (
    <>
      <label className="label" htmlFor={name}>
        {label}
        <Optional {...props} />
      </label>
      <Said {...props} />
      {kind.control === 'long' ? (
        <textarea className="textarea" rows={(kind.max ?? 0) > 1000 ? 8 : 4} {...control} />
      ) : kind.control === 'select' ? (
        <select className="select" {...control}>
          <option value="">{choose}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : (
        <input
          className={`input input-${width(kind.max)}`}
          {...inputs[kind.control as keyof typeof inputs]}
          {...control}
        />
      )}
    </>
  );
}

function Group(props: FieldProps) {
  const { name, kind, label, value, options = [] } = props;
  const chosen = Array.isArray(value) ? value : [value];
  return (
    <fieldset className="group" {...described(props)}>
      <legend className="label">
        {label}
        <Optional {...props} />
      </legend>
      <Said {...props} />
      {options.map((option, at) => {
        const id = at === 0 ? name : `${name}-${option.value}`;
        return (
          <div className="choice" key={option.value}>
            <input
              type={kind.control === 'radio' ? 'radio' : 'checkbox'}
              id={id}
              name={name}
              value={option.value}
              defaultChecked={chosen.includes(option.value)}
            />
            <label htmlFor={id}>{option.label}</label>
          </div>
        );
      })}
    </fieldset>
  );
}

function Tick(props: FieldProps) {
  const { name, label, value } = props;
  return (
    <div className="choice choice-strong">
      <input
        type="checkbox"
        id={name}
        name={name}
        value="yes"
        defaultChecked={value === 'yes'}
        {...described(props)}
      />
      <label htmlFor={name}>{label}</label>
      <div>
        <Said {...props} />
      </div>
    </div>
  );
}

function Optional({ kind, optionalMark }: FieldProps) {
  return kind.optional ? <span className="optional">{` ${optionalMark}`}</span> : null;
}

function Said({ name, hint, fault }: FieldProps) {
  return (
    <>
      {hint ? (
        <div className="hint" id={`${name}-hint`}>
          {hint}
        </div>
      ) : null}
      {fault ? (
        <p className="error" id={`${name}-error`}>
          {fault}
        </p>
      ) : null}
    </>
  );
}

function described({ name, hint, fault, kind }: FieldProps) {
  const by = [hint ? `${name}-hint` : '', fault ? `${name}-error` : ''].filter(Boolean).join(' ');
  const invalid =
    fault && kind.control !== 'radio' && kind.control !== 'checkboxes' ? { 'aria-invalid': true } : {};
  return { ...(by && { 'aria-describedby': by }), ...invalid };
}

function width(max = 100): 'short' | 'medium' | 'wide' {
  if (max <= 30) return 'short';
  return max <= 100 ? 'medium' : 'wide';
}
