import { apply, publicFields } from '../forms/apply';
import type { Typed } from '../forms/form';
import type { Locale } from '../i18n/locale';
import { labelOf } from './options';
import type { Say } from './say';

interface PreviewProps {
  /** What has been typed so far; nothing yet when there is no script. */
  readonly typed: Typed | undefined;
  readonly commitments: readonly { key: string; title: string }[];
  readonly locale: Locale;
  readonly say: Say;
}

/** What the public register would show of this application. Without script: which answers it would show. */
export function Preview({ typed, commitments, locale, say }: PreviewProps) {
  const begun = publicFields.some((name) => String(typed?.[name] ?? '').trim() !== '');
  const rows = publicFields.flatMap((name) => {
    const value = String(typed?.[name] ?? '').trim();
    if (begun && !value) return [];
    const promise = commitments.find(({ key }) => `${key}How` === name);
    const label = promise?.title ?? say(`apply.${name}.short`) ?? say(`apply.${name}.label`) ?? name;
    const chosen = apply.fields[name].options?.includes(value);
    return [{ name, label, value: chosen ? labelOf('apply', name, value, locale, say) : value }];
  });
  return (
    <div className="preview">
      <h3>{say('apply.preview.title')}</h3>
      <p>{say('apply.preview.text')}</p>
      {begun ? (
        <dl>
          {rows.map(({ name, label, value }) => (
            <div key={name}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <ul>
          {rows.map(({ name, label }) => (
            <li key={name}>{label}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
