import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { newsKinds } from '../src/collections/news';
import { apply, publicFields } from '../src/forms/apply';
import { concern } from '../src/forms/concern';
import { enquiry, topics, ways } from '../src/forms/enquiry';
import { feedback } from '../src/forms/feedback';
import { type Fields, type Form, read } from '../src/forms/form';
import { notices } from '../src/forms/state';
import en from '../src/i18n/en.json';
import fi from '../src/i18n/fi.json';
import sv from '../src/i18n/sv.json';
import { stateWords } from '../src/programme/award';
import { commitments } from '../src/programme/commitments';
import { columns } from '../src/programme/opendata';
import { retention } from '../src/programme/retention';
import { sizes } from '../src/programme/sizes';

type Strings = Readonly<Record<string, string>>;
const languages: Readonly<Record<string, Strings>> = { fi, sv, en };
const keys = Object.keys(fi);
const forms = [apply, enquiry, feedback, concern] as unknown as Form<Fields>[];

/** The code that speaks the site's strings; the desk has its own. */
const sources = globSync('{src,functions}/**/*.{ts,tsx,astro}')
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }))
  .filter(({ file, text }) => !/\/desk\/|\/Desk\.astro$/.test(file) && !/from '[^']*desk\/words'/.test(text));
const code = sources.map(({ text }) => text).join('\n');

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('the strings', () => {
  test.each(['sv', 'en'])('of %s have the same keys as the Finnish ones', (locale) => {
    expect(Object.keys(languages[locale] ?? {})).toEqual(keys);
  });

  test.each(Object.keys(languages))('of %s stand in the order of their keys', (locale) => {
    const own = Object.keys(languages[locale] ?? {});
    expect(own).toEqual([...own].sort());
  });

  test.each(['sv', 'en'])('of %s have the same placeholders', (locale) => {
    for (const key of keys)
      expect([key, placeholders(languages[locale]?.[key] ?? '')]).toEqual([
        key,
        placeholders(fi[key as 'skip']),
      ]);
  });

  test.each(Object.entries(languages))(
    'of %s are whole: none is empty, none is padded, no brace is left over',
    (_locale, strings) => {
      for (const [key, text] of Object.entries(strings)) {
        expect([key, text.trim(), text.length > 0]).toEqual([key, text, true]);
        expect([key, /[{}]/.test(text.replace(/\{\w+\}/g, ''))]).toEqual([key, false]);
        expect([key, / {2}|TODO|lorem|XXX/i.test(text)]).toEqual([key, false]);
      }
    },
  );

  /** What is the same word in two languages. */
  const same: Readonly<Record<string, readonly string[]>> = {
    'sv fi': [],
    'en fi': ['register.count.one'],
    'sv en': ['apply.organisation.title', 'nav.register', 'rules.state', 'rules.version'],
  };

  test.each(Object.keys(same))('are translated: %s differ, but for words that are the same', (pair) => {
    const [one = {}, other = {}] = pair.split(' ').map((locale) => languages[locale] ?? {});
    const words = (text = '') => text.replace(/\{\w+\}/g, '').replace(/[^\p{L}]/gu, '');
    expect(keys.filter((key) => words(one[key]) !== '' && one[key] === other[key])).toEqual(same[pair]);
  });

  test('put a space that does not break before a per cent sign, in Finnish and Swedish', () => {
    for (const [key, text] of [...Object.entries(fi), ...Object.entries(sv)])
      expect([key, /\d %|\d%/.test(text)]).toEqual([key, false]);
  });
});

/** Keys that are put together in the code, as they are written there, with what stands in them. */
const states = ['ready', 'done', 'gone'];
const sent = ['apply', 'enquiry', 'feedback'];
const steps = ['talk', 'apply'];
const cases = ['open', 'closed', 'gone'];
const own = ['asked', 'received', 'gone', 'approved', 'declined', 'closed', 'withdrawn'];
const shownStates = ['valid', 'grace', 'past'];
const fieldKeys = (end: string) =>
  forms.flatMap(({ name, fields }) => Object.keys(fields).map((field) => `${name}.${field}.${end}`));
const composed: Readonly<Record<string, { readonly keys: readonly string[]; readonly some?: true }>> = {
  'news.kind.${data.kind}': { keys: newsKinds.map((kind) => `news.kind.${kind}`) },
  'nav.${key}': {
    keys: [
      'ips',
      'employers',
      'stigma',
      'logo',
      'news',
      'contact',
      'jobseekers',
      'about',
      'accessibility',
      'privacy',
      'cookies',
    ].map((key) => `nav.${key}`),
  },
  'next.${to}.title': { keys: steps.map((step) => `next.${step}.title`) },
  'next.${to}.text': { keys: steps.map((step) => `next.${step}.text`) },
  'next.${to}.first': { keys: steps.map((step) => `next.${step}.first`) },
  'next.${to}.second': { keys: steps.map((step) => `next.${step}.second`) },
  'retention.${period.of}': { keys: retention.map(({ of }) => `retention.${of}`) },
  'retention.${period.of}.time': { keys: retention.map(({ of }) => `retention.${of}.time`) },
  'confirm.${confirmation.state}.title': { keys: states.map((state) => `confirm.${state}.title`) },
  'confirm.${confirmation.state}.lead': { keys: states.map((state) => `confirm.${state}.lead`) },
  'sent.${kind}.title': { keys: sent.map((kind) => `sent.${kind}.title`) },
  'sent.${kind}.description': { keys: sent.map((kind) => `sent.${kind}.description`) },
  'sent.${kind}.lead': { keys: sent.map((kind) => `sent.${kind}.lead`) },
  'apply.draft.${draft}': { keys: ['apply.draft.found', 'apply.draft.kept'] },
  'apply.${section.name}.title': { keys: apply.sections.map(({ name }) => `apply.${name}.title`) },
  'apply.${name}.short': { keys: publicFields.map((name) => `apply.${name}.short`), some: true },
  'apply.${name}.label': { keys: Object.keys(apply.fields).map((name) => `apply.${name}.label`), some: true },
  'apply.${name}.hint': { keys: Object.keys(apply.fields).map((name) => `apply.${name}.hint`), some: true },
  'case.${kind}.title': { keys: cases.map((kind) => `case.${kind}.title`) },
  'case.${kind}.lead': { keys: cases.map((kind) => `case.${kind}.lead`) },
  'case.outcome.${found.outcome}': {
    keys: ['no-ground', 'remedy', 'suspended', 'withdrawn'].map((outcome) => `case.outcome.${outcome}`),
  },
  'check.${word}': { keys: stateWords.map((word) => `check.${word}`) },
  'state.${word}': { keys: stateWords.map((word) => `state.${word}`) },
  'state.${wordOf(state)}.when': { keys: stateWords.map((word) => `state.${word}.when`) },
  'history.${what}': {
    keys: ['granted', 'renewed', 'expired', 'suspended', 'restored', 'withdrawn', 'given-up', 'ended'].map(
      (what) => `history.${what}`,
    ),
  },
  'apply.size.${award.size}': { keys: sizes.map((size) => `apply.size.${size}`) },
  'holder.written.${award.language}': {
    keys: Object.keys(languages).map((locale) => `holder.written.${locale}`),
  },
  'own.${state}.title': { keys: own.map((state) => `own.${state}.title`) },
  'own.${state}.lead': { keys: own.map((state) => `own.${state}.lead`) },
  "own.fault.${back?.faults['answer']}": {
    keys: ['required', 'characters', 'tooLong', 'tooShort', 'unreadable'].map(
      (fault) => `own.fault.${fault}`,
    ),
  },
  'data.${field}': { keys: [...columns, 'language', 'commitments'].map((field) => `data.${field}`) },
  'register.${name}': { keys: ['municipality', 'industry', 'state'].map((name) => `register.${name}`) },
  'register.state.${value}': { keys: shownStates.map((value) => `register.state.${value}`) },
  'register.state.${filter.state}': { keys: shownStates.map((value) => `register.state.${value}`) },
  'enquiry.topics.${topic}': { keys: topics.map((topic) => `enquiry.topics.${topic}`) },
  'enquiry.how.${answers.how}': { keys: ways.map((way) => `enquiry.how.${way}`) },
  'form.notice.${state.notice}': {
    keys: notices.filter((notice) => notice !== 'faults').map((notice) => `form.notice.${notice}`),
  },
  'fault.${fault}': {
    keys: [...new Set(forms.flatMap(faultsOf).map(({ fault }) => `fault.${fault}`))],
    some: true,
  },
  '${form}.${name}.fault.${fault}': {
    keys: forms.flatMap((form) =>
      faultsOf(form).map(({ name, fault }) => `${form.name}.${name}.fault.${fault}`),
    ),
    some: true,
  },
  '${form}.${name}.short': { keys: fieldKeys('short'), some: true },
  '${form}.${name}.label': { keys: fieldKeys('label'), some: true },
  '${form.name}.${name}.label': { keys: fieldKeys('label'), some: true },
  '${form.name}.${name}.hint': { keys: fieldKeys('hint'), some: true },
  '${form.name}.${section.name}.title': {
    keys: forms.flatMap(({ name, sections }) => sections.map((section) => `${name}.${section.name}.title`)),
  },
  '${form.name}.send': { keys: forms.map(({ name }) => `${name}.send`) },
  '${form}.${name}.${value}': {
    keys: forms.flatMap(({ name, fields }) =>
      Object.entries(fields)
        .filter(([field]) => !['municipality', 'industry', 'letters'].includes(field))
        .flatMap(([field, kind]) => (kind.options ?? []).map((option) => `${name}.${field}.${option}`)),
    ),
  },
};

describe('the keys', () => {
  const spoken = [
    ...code.matchAll(
      /(?:\b(?:t|say|said|saidToUs)\(|\breturn|const key =)\s*(?:'([^']+)'|`((?:[a-z]+|\$\{form[^}]*\})\.[^`\s]+)`)/g,
    ),
  ].filter(([whole, key]) => !/^(?:return|const)/.test(whole) || key === undefined || keys.includes(key));

  test('that the code says all exist', () => {
    expect(spoken.length).toBeGreaterThan(100);
    const missing = spoken.flatMap(([, key]) => (key && !keys.includes(key) ? [key] : []));
    expect(missing).toEqual([]);
  });

  test('that the code puts together are all known here, and none is gone', () => {
    const written = new Set(spoken.flatMap(([, , template]) => (template ? [template] : [])));
    expect([...written].sort()).toEqual(Object.keys(composed).sort());
  });

  test('that are put together all exist', () => {
    const missing = Object.values(composed).flatMap(({ keys: made, some }) =>
      some ? [] : made.filter((key) => !keys.includes(key)),
    );
    expect(missing).toEqual([]);
  });

  test('are each said somewhere', () => {
    const literal = new Set(
      [...code.matchAll(/'([a-z][\w-]*(?:\.[\w+-]+)*)'|"([a-z][\w-]*(?:\.[\w+-]+)*)"/g)].map(
        ([, single, double]) => single ?? double,
      ),
    );
    const made = new Set(Object.values(composed).flatMap((one) => one.keys));
    expect(keys.filter((key) => !literal.has(key) && !made.has(key))).toEqual([]);
  });
});

describe.each(forms.map((form) => [form.name, form] as const))('the form %s', (name, form) => {
  const promised = new Set(commitments.flatMap((one) => [one, `${one}How`]) as string[]);

  test('has a label for every question', () => {
    const without = Object.keys(form.fields).filter(
      (field) => !keys.includes(`${name}.${field}.label`) && !(name === 'apply' && promised.has(field)),
    );
    expect(without).toEqual([]);
  });

  test('has a sentence for every fault it can find', () => {
    const found = faultsOf(form);
    expect(found.length).toBeGreaterThan(Object.keys(form.fields).length / 2);
    const without = found.filter(
      (one) =>
        !keys.includes(`fault.${one.fault}`) && !keys.includes(`${name}.${one.name}.fault.${one.fault}`),
    );
    expect(without).toEqual([]);
  });

  test('calls each field of a general sentence by a name', () => {
    const named = (field: string) =>
      keys.includes(`${name}.${field}.short`) || keys.includes(`${name}.${field}.label`);
    const general = faultsOf(form).filter(
      (one) =>
        !keys.includes(`${name}.${one.name}.fault.${one.fault}`) &&
        placeholders(fi[`fault.${one.fault}` as 'fault.required']).includes('label'),
    );
    expect(general.filter((one) => !named(one.name))).toEqual([]);
  });
});

/** Every fault that a form can find, by provoking it. */
function faultsOf(form: Form<Fields>): { name: string; fault: string }[] {
  const wrong = [
    '',
    'x',
    'x'.repeat(5000),
    'Hei\u0000hei, tässä on jotakin liikaa',
    'https://evil.example',
    '2077474-1',
    'a@b',
    '1',
    'x'.repeat(30),
  ];
  const found = new Map<string, { name: string; fault: string }>();
  const keep = (faults: Readonly<Record<string, string | undefined>>) => {
    for (const [name, fault = ''] of Object.entries(faults)) found.set(`${name} ${fault}`, { name, fault });
  };
  for (const value of wrong) {
    const data = new FormData();
    for (const name of Object.keys(form.fields)) if (value) data.append(name, value);
    const reading = read(form, data);
    if (!reading.ok) keep(reading.faults);
  }
  const whole = {
    scope: 'parts',
    workplaces: '',
    contactEmail: 'a@example.fi',
    secondEmail: 'a@example.fi',
    secondName: '',
    how: 'phone',
    phone: '',
  };
  keep(form.across?.(whole as never) ?? {});
  keep(form.across?.({ ...whole, secondName: 'x', secondEmail: '' } as never) ?? {});
  return [...found.values()];
}
