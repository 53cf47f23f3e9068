import type { Field } from '../../collections/decap';
import type { Shown } from './entries';

interface Props extends Pick<Shown, 'data'> {
  readonly fields: readonly Field[];
  readonly level?: number;
}

/** The words of a file of settings in the site's type, under the names they have in the form. */
export function Sheet({ data, fields, level = 2 }: Props) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return fields
    .filter(({ widget }) => widget !== 'hidden')
    .map((field) => {
      const value = data[field.name];
      if (value === undefined || value === null || value === '') return null;
      if (field.fields && Array.isArray(value))
        return (
          <section key={field.name}>
            <Heading>{field.label}</Heading>
            {value.map((item, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the items have no name but their place
              <div key={at} className="frame-block">
                <Sheet data={item as Shown['data']} fields={field.fields ?? []} level={3} />
              </div>
            ))}
          </section>
        );
      if (field.fields)
        return (
          <section key={field.name}>
            <Heading>{field.label}</Heading>
            <Sheet data={value as Shown['data']} fields={field.fields} level={3} />
          </section>
        );
      return (
        <p key={field.name}>
          <strong>{field.label}:</strong> {[value].flat().map(named(field)).join(', ')}
        </p>
      );
    });
}

/** What a value is called in the form, where it is one of a choice. */
function named(field: Field): (value: unknown) => string {
  const options = (field['options'] ?? []) as readonly { value: unknown; label: string }[];
  return (value) => options.find((option) => option.value === value)?.label ?? String(value);
}

/** The top of the front page as readers meet it, then the rest of its words. */
export function Home({ data, fields }: Props) {
  const hero = (data['hero'] ?? {}) as Record<string, string>;
  return (
    <>
      <div className="page-top tone-night">
        <div className="wrap">
          <h1>{hero['title']}</h1>
          <p className="lead">{hero['lead']}</p>
          <p className="buttons">
            <span className="button">{hero['apply']}</span>{' '}
            <span className="button button-secondary">{hero['visit']}</span>
          </p>
        </div>
      </div>
      <div className="wrap prose">
        <Sheet data={data} fields={fields.filter(({ name }) => name !== 'hero')} />
      </div>
    </>
  );
}
