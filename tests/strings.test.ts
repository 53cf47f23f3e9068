import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { eventLanguages } from '../src/collections/events';
import { letterPlaceholders } from '../src/collections/letters';
import { materialAudiences } from '../src/collections/materials';
import { newsKinds } from '../src/collections/news';
import { storyTellers } from '../src/collections/stories';
import { verdicts } from '../src/credential/verify';
import { apply, publicFields } from '../src/forms/apply';
import { concern } from '../src/forms/concern';
import { enquiry, topics, ways } from '../src/forms/enquiry';
import { feedback } from '../src/forms/feedback';
import { type Fields, type Form, read } from '../src/forms/form';
import { renewal } from '../src/forms/renewal';
import { notices } from '../src/forms/state';
import { yearly } from '../src/forms/yearly';
import en from '../src/i18n/en.json';
import fi from '../src/i18n/fi.json';
import sv from '../src/i18n/sv.json';
import { stateWords } from '../src/programme/award';
import { commitments } from '../src/programme/commitments';
import { columns } from '../src/programme/opendata';
import { retention } from '../src/programme/retention';
import { namesOf, openings, points } from '../src/programme/selfcheck';
import { sizes } from '../src/programme/sizes';

type Strings = Readonly<Record<string, string>>;
const languages: Readonly<Record<string, Strings>> = { fi, sv, en };
const keys = Object.keys(fi);
const forms = [apply, enquiry, feedback, concern, renewal, yearly] as unknown as Form<Fields>[];

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
    'sv en': [
      'apply.organisation.title',
      'materials.size',
      'nav.register',
      'register.state',
      'rules.state',
      'rules.version',
    ],
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
const itemKinds = ['news', 'stories', 'events'];
const states = ['ready', 'done', 'gone'];
const sent = ['apply', 'enquiry', 'feedback'];
const steps = ['talk', 'apply'];
const cases = ['open', 'closed', 'gone'];
const own = [
  'asked',
  'received',
  'gone',
  'approved',
  'declined',
  'closed',
  'withdrawn',
  'mail',
  'valid',
].concat(['grace', 'renewing', 'suspended', 'ended', 'revoked']);
const endings = ['withdraw', 'give-up', 'erase'];
const hearings = ['gone', 'asked', 'answered', 'over'];
const shownStates = ['valid', 'grace', 'past'];
const fieldKeys = (end: string) =>
  forms.flatMap(({ name, fields }) => Object.keys(fields).map((field) => `${name}.${field}.${end}`));
const composed: Readonly<Record<string, { readonly keys: readonly string[]; readonly some?: true }>> = {
  'news.kind.${item.entry.data.kind}': { keys: newsKinds.map((kind) => `news.kind.${kind}`) },
  'search.start.${key}': {
    keys: ['ips', 'employers-costs', 'employers-faq', 'stigma-words', 'logo', 'contact'].map(
      (key) => `search.start.${key}`,
    ),
  },
  'door.${name}': { keys: commitments.flatMap(namesOf).map((name) => `door.${name}`) },
  'door.reply.${reply}': { keys: Object.keys(points).map((reply) => `door.reply.${reply}`) },
  'door.${opening}': { keys: openings.map((opening) => `door.${opening}`) },
  'door.key.${opening}': { keys: openings.map((opening) => `door.key.${opening}`) },
  'door.next.${key}': { keys: commitments.map((key) => `door.next.${key}`) },
  'door.more.${key}': { keys: commitments.map((key) => `door.more.${key}`) },
  'materials.audience.${data.audience}': {
    keys: materialAudiences.map((audience) => `materials.audience.${audience}`),
  },
  'materials.${kind}': { keys: ['materials.brochure', 'materials.poster'] },
  'materials.${kind}.text': { keys: ['materials.brochure.text', 'materials.poster.text'] },
  'kinds.${kind}': { keys: itemKinds.map((kind) => `kinds.${kind}`) },
  'kinds.${one.kind}': { keys: itemKinds.map((kind) => `kinds.${kind}`) },
  'kinds.${item.kind}': { keys: itemKinds.map((kind) => `kinds.${kind}`) },
  'items.previous.${item.kind}': { keys: itemKinds.map((kind) => `items.previous.${kind}`) },
  'items.next.${item.kind}': { keys: itemKinds.map((kind) => `items.next.${kind}`) },
  'items.all.${item.kind}': { keys: itemKinds.map((kind) => `items.all.${kind}`) },
  'story.teller.${item.entry.data.teller}': { keys: storyTellers.map((teller) => `story.teller.${teller}`) },
  'event.language.${language}': { keys: eventLanguages.map((language) => `event.language.${language}`) },
  'nav.${key}': {
    keys: [
      'ips',
      'employers',
      'stigma',
      'logo',
      'news',
      'contact',
      'materials',
      'figures',
      'self-check',
      'jobseekers',
      'about',
      'accessibility',
      'privacy',
      'cookies',
    ].map((key) => `nav.${key}`),
  },
  'kit.ground.${name}': {
    keys: ['white', 'cream', 'paleYellow', 'yellow', 'green', 'black'].map((key) => `kit.ground.${key}`),
  },
  'kit.layout.${layout}': { keys: ['horizontal', 'stacked', 'symbol'].map((key) => `kit.layout.${key}`) },
  'kit.look.${look}': { keys: ['colour', 'dark', 'reversed', 'black'].map((key) => `kit.look.${key}`) },
  'kit.misuse.${name}': {
    keys: ['stretch', 'tilt', 'recolour', 'ground', 'crowd', 'part'].map((key) => `kit.misuse.${key}`),
  },
  'kit.read.${part}': {
    keys: ['logo', 'live', 'print', 'pictures', 'texts', 'small', 'general', 'rules', 'sums'].map(
      (part) => `kit.read.${part}`,
    ),
  },
  'badge.${use}': { keys: ['badge.web', 'badge.mail'] },
  'badge.code.${language}': { keys: Object.keys(languages).map((locale) => `badge.code.${locale}`) },
  'kit.own.${language}': { keys: ['fi', 'sv', 'en', 'fi-sv'].map((key) => `kit.own.${key}`) },
  'next.${to}.title': { keys: steps.map((step) => `next.${step}.title`) },
  'next.${to}.text': { keys: steps.map((step) => `next.${step}.text`) },
  'next.${to}.first': { keys: steps.map((step) => `next.${step}.first`) },
  'next.${to}.second': { keys: steps.map((step) => `next.${step}.second`) },
  'evidence.${name}': {
    keys: ['study', 'outcome', 'count', 'time', 'ips', 'comparison', 'gap'].map((name) => `evidence.${name}`),
  },
  'checker.${verdict}': { keys: verdicts.map((verdict) => `checker.${verdict}`) },
  'checker.${verdict}.text': { keys: verdicts.map((verdict) => `checker.${verdict}.text`) },
  'set.${way}': { keys: ['set.before', 'set.after'] },
  'retention.${period.of}': { keys: retention(7).map(({ of }) => `retention.${of}`) },
  'retention.${period.of}.time': { keys: retention(7).map(({ of }) => `retention.${of}.time`) },
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
    keys: [
      'granted',
      'renewed',
      'expired',
      'suspended',
      'restored',
      'withdrawn',
      'given-up',
      'ended',
      'renamed',
      'corrected',
    ].map((what) => `history.${what}`),
  },
  'apply.size.${award.size}': { keys: sizes.map((size) => `apply.size.${size}`) },
  'written.${lang}': { keys: Object.keys(languages).map((locale) => `written.${locale}`) },
  'holder.written.${award.language}': {
    keys: Object.keys(languages).map((locale) => `holder.written.${locale}`),
  },
  'hearing.${hearing.state}.title': { keys: hearings.map((state) => `hearing.${state}.title`) },
  'hearing.${hearing.state}.lead': {
    keys: hearings.filter((state) => state !== 'asked').map((state) => `hearing.${state}.lead`),
  },
  'hearing.asked.${hearing.intent}': {
    keys: ['suspension', 'withdrawal'].map((intent) => `hearing.asked.${intent}`),
  },
  'own.${standing.title}.title': { keys: own.map((state) => `own.${state}.title`) },
  'own.${standing.lead}.lead': { keys: [...own, 'open'].map((state) => `own.${state}.lead`) },
  'own.${kind}.title': { keys: endings.map((kind) => `own.${kind}.title`) },
  'own.${kind}.text': { keys: endings.map((kind) => `own.${kind}.text`) },
  'own.${kind}.sure': { keys: endings.map((kind) => `own.${kind}.sure`) },
  'own.${ending}.sure': { keys: endings.map((kind) => `own.${kind}.sure`) },
  'own.renewed.${renewed.state}': {
    keys: ['received', 'declined'].map((state) => `own.renewed.${state}`),
  },
  'own.contact.${name}': {
    keys: ['name', 'role', 'email', 'phone'].map((name) => `own.contact.${name}`),
  },
  'own.contact.${field}': {
    keys: ['name', 'role', 'email', 'phone'].map((name) => `own.contact.${name}`),
  },
  'own.contact.${fault}': { keys: ['sameAddress', 'soon'].map((fault) => `own.contact.${fault}`) },
  'own.letter.${name}': {
    keys: Object.keys(letterPlaceholders).map((name) => `own.letter.${name}`),
    some: true,
  },
  'own.done.${done}': {
    keys: [
      'linked',
      'contact',
      'mailed',
      'removed',
      'withdrawn',
      'given-up',
      'erasing',
      'confirmed',
      'renewed',
    ].map((done) => `own.done.${done}`),
  },
  'own.fault.${fault}': {
    keys: [
      'required',
      'characters',
      'tooLong',
      'tooShort',
      'unreadable',
      'state',
      'company',
      'suspended',
    ].map((fault) => `own.fault.${fault}`),
  },
  'apply.size.${entry.size}': { keys: sizes.map((size) => `apply.size.${size}`) },
  'renewal.${section.name}.title': { keys: renewal.sections.map(({ name }) => `renewal.${name}.title`) },
  'renewal.${done}.label': { keys: commitments.map((name) => `renewal.${name}Done.label`) },
  'renewal.${how}.label': { keys: commitments.map((name) => `renewal.${name}How.label`) },
  "own.fault.${back?.faults['answer']}": {
    keys: ['required', 'characters', 'tooLong', 'tooShort', 'unreadable'].map(
      (fault) => `own.fault.${fault}`,
    ),
  },
  'yearly.${page.state}.title': {
    keys: ['open', 'answered', 'gone'].map((state) => `yearly.${state}.title`),
  },
  'yearly.${page.state}.lead': { keys: ['open', 'answered', 'gone'].map((state) => `yearly.${state}.lead`) },
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
  '${form.name}.${section.name}.note': {
    keys: forms.flatMap(({ name, sections }) => sections.map((section) => `${name}.${section.name}.note`)),
    some: true,
  },
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
    introduction: 'agreed',
    contact: 'wrong',
    change: 'some',
    contactEmail: 'a@example.fi',
    secondEmail: 'a@example.fi',
    secondName: '',
    shown: ['website', 'nowhere'],
    how: 'phone',
    phone: '',
  };
  keep(form.across?.(whole as never) ?? {});
  keep(form.across?.({ ...whole, secondName: 'x', secondEmail: '' } as never) ?? {});
  return [...found.values()];
}
