import { describe, expect, it } from 'vitest';
import { type Field, fieldsOf } from '../../src/collections/decap';
import { partOf, sheets, shelves } from '../../src/collections/declared';
import { type Locale, locales } from '../../src/i18n/locale';

const all = [
  ...Object.entries(shelves).map(([name, { schema }]) => ({ name, schema, translated: true })),
  ...Object.entries(sheets).map(([name, sheet]) => ({
    name,
    schema: partOf(sheet),
    translated: sheet.translated,
  })),
];

/** Every field with the way to it, of objects and lists too. */
function every(fields: readonly Field[], way: string): { way: string; field: Field }[] {
  return fields.flatMap((field) => [
    { way: `${way}.${field.name}`, field },
    ...every(field.fields ?? [], `${way}.${field.name}`),
  ]);
}

describe.each(locales)('the fields of the CMS in %s', (locale) => {
  const fields = all.flatMap(({ name, schema, translated }) =>
    every(fieldsOf(schema, locale, translated), name),
  );

  it('have a name that a person reads, wherever they are', () => {
    expect(fields.length).toBeGreaterThan(100);
    const nameless = fields.filter(({ field }) => field.widget !== 'hidden' && field.label === field.name);
    expect(nameless.map(({ way }) => way)).toEqual([]);
  });

  it('give every choice a name', () => {
    const nameless = fields.flatMap(({ way, field }) =>
      ((field.options ?? []) as { value: string; label: string }[])
        .filter(({ value, label }) => value === label)
        .map(({ value }) => `${way}: ${value}`),
    );
    expect(nameless).toEqual([]);
  });
});

describe('the English of the CMS', () => {
  /** Everything that is said about collections and fields, by where it is said. */
  const said = (locale: Locale): Map<string, string> => {
    const fields = all.flatMap(({ name, schema, translated }) =>
      every(fieldsOf(schema, locale, translated), name),
    );
    return new Map([
      ...fields.flatMap(({ way, field }): [string, string][] => [
        [way, field.label],
        [`${way} hint`, field.hint ?? ''],
        [`${way} pattern`, field.pattern?.[1] ?? ''],
        ...((field.options ?? []) as { value: string; label: string }[]).map(
          ({ value, label }): [string, string] => [`${way} ${value}`, label],
        ),
      ]),
      ...Object.entries(shelves).flatMap(([name, { label, one, about }]): [string, string][] => [
        [name, label[locale]],
        [`${name} one`, one[locale]],
        [`${name} about`, about[locale]],
      ]),
      ...Object.entries(sheets).map(([name, { label }]): [string, string] => [name, label[locale]]),
    ]);
  };

  it('is English wherever something is said, and neither Finnish nor Swedish', () => {
    const [finnish, english] = [said('fi'), said('en')];
    expect([...english.keys()]).toEqual([...finnish.keys()]);
    const isSame = (way: string, text: string) => /[a-z]{3}/i.test(text) && text === finnish.get(way);
    const foreign = [...english].filter(
      ([way, text]) => (text !== 'Logo' && isSame(way, text)) || /[äöå]/i.test(text),
    );
    expect(foreign).toEqual([]);
    expect([...english].filter(([way, text]) => !text !== !finnish.get(way))).toEqual([]);
  });
});

describe('a field', () => {
  const news = Object.fromEntries(
    fieldsOf(shelves.news.schema, 'fi', true).map((field) => [field.name, field]),
  );

  it('says its length as a pattern with words for people', () => {
    expect(news.title?.pattern).toEqual(['^[\\s\\S]{3,80}$', '3–80 merkkiä.']);
    expect(new RegExp(news.description?.pattern?.[0] ?? '').test('x'.repeat(49))).toBe(false);
  });

  it('says how many characters it takes, to be counted while it is written', () => {
    expect(news.description).toMatchObject({ least: 50, most: 160 });
    expect(news.coverAlt).toMatchObject({ most: 150 });
    expect(news.cover).not.toHaveProperty('most');
  });

  it('is shared by the languages when it says so', () => {
    expect(news.date).toMatchObject({ widget: 'datetime', i18n: 'duplicate', format: 'YYYY-MM-DD' });
    expect(news.title?.i18n).toBe(true);
  });

  it('of a picture is optional and shows its pattern a file name', () => {
    expect(news.cover).toMatchObject({ widget: 'image', required: false, choose_url: false });
    const pattern = new RegExp(news.cover?.pattern?.[0] ?? '');
    expect(pattern.test('kuva-a1.jpg')).toBe(true);
    expect(pattern.test('kuva.gif')).toBe(false);
  });
});
