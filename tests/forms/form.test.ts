import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apply, publicFields } from '../../src/forms/apply';
import { enquiry } from '../../src/forms/enquiry';
import { feedback } from '../../src/forms/feedback';
import { type Fields, type Form, read, typed } from '../../src/forms/form';

const forms: Form<Fields>[] = [apply, enquiry, feedback] as unknown as Form<Fields>[];

function dataOf(fields: Readonly<Record<string, string | readonly string[]>>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const one of [value].flat()) data.append(name, one);
  return data;
}

const how = 'Kerromme siitä jokaisessa ilmoituksessa.';
const application = {
  organisation: 'Lakeuden Esimerkkileipomo Oy',
  businessId: '1234567-1',
  municipality: '743',
  industry: 'C',
  size: '10-49',
  scope: 'whole',
  recruiting: 'yes',
  recruitingHow: how,
  privacy: 'yes',
  privacyHow: how,
  adjustments: 'yes',
  adjustmentsHow: how,
  introduction: 'yes',
  introductionHow: how,
  respect: 'yes',
  respectHow: how,
  contactName: 'Esimerkki Henkilö',
  contactRole: 'Johtaja',
  contactEmail: 'henkilo@example.fi',
  letters: 'fi',
  entitled: 'yes',
  register: 'yes',
  rules: 'yes',
} as const;
const question = {
  topics: ['ips'],
  how: 'visit',
  name: 'Kysyjä',
  municipality: 'other',
  email: 'kysyja@example.fi',
} as const;

const faultsOf = <F extends Fields>(form: Form<F>, fields: Parameters<typeof dataOf>[0]) => {
  const reading = read(form, dataOf(fields));
  return reading.ok ? {} : reading.faults;
};

describe('an application', () => {
  test('that is whole is read, every answer there', () => {
    const reading = read(apply, dataOf(application));
    expect(reading).toMatchObject({
      ok: true,
      answers: {
        organisation: application.organisation,
        website: '',
        workplaces: '',
        recruiting: true,
        letters: 'fi',
      },
    });
    if (reading.ok) expect(Object.keys(reading.answers).sort()).toEqual(Object.keys(apply.fields).sort());
  });

  test.each(Object.keys(application))('without %s tells that and nothing else', (name) => {
    expect(faultsOf(apply, { ...application, [name]: '' })).toEqual({ [name]: 'required' });
    const { [name as 'rules']: _left, ...rest } = application;
    expect(faultsOf(apply, rest)).toEqual({ [name]: 'required' });
  });

  test('that is empty tells every question that has to be answered, in their order', () => {
    const asked = Object.entries(apply.fields)
      .filter(([, kind]) => !kind.optional)
      .map(([name]) => name);
    expect(Object.keys(faultsOf(apply, {}))).toEqual(asked);
    expect(asked).toHaveLength(Object.keys(application).length);
  });

  test('for some workplaces says which', () => {
    expect(faultsOf(apply, { ...application, scope: 'parts' })).toEqual({ workplaces: 'required' });
    expect(faultsOf(apply, { ...application, scope: 'parts', workplaces: ' \n' })).toEqual({
      workplaces: 'required',
    });
    expect(faultsOf(apply, { ...application, scope: 'parts', workplaces: 'Tehdas, Seinäjoki' })).toEqual({});
    expect(faultsOf(apply, { ...application, scope: 'whole', workplaces: 'Tehdas, Seinäjoki' })).toEqual({});
  });

  test('names a second contact wholly or not at all', () => {
    expect(faultsOf(apply, { ...application, secondName: 'Toinen' })).toEqual({ secondEmail: 'required' });
    expect(faultsOf(apply, { ...application, secondEmail: 'toinen@example.fi' })).toEqual({
      secondName: 'required',
    });
    expect(
      faultsOf(apply, { ...application, secondName: 'Toinen', secondEmail: 'toinen@example.fi' }),
    ).toEqual({});
  });

  test.each(['henkilo@example.fi', 'HENKILO@EXAMPLE.FI', ' henkilo@example.fi '])(
    'has two addresses that differ: %s',
    (secondEmail) => {
      expect(faultsOf(apply, { ...application, secondName: 'Toinen', secondEmail })).toEqual({
        secondEmail: 'sameAddress',
      });
    },
  );

  test('tells the rules between answers only when each is right by itself', () => {
    expect(faultsOf(apply, { ...application, scope: 'parts', businessId: 'x' })).toEqual({
      businessId: 'shape',
    });
  });

  test('is for a municipality of the two areas only', () => {
    expect(faultsOf(apply, { ...application, municipality: 'other' })).toEqual({ municipality: 'option' });
    expect(faultsOf(apply, { ...application, municipality: '091' })).toEqual({ municipality: 'option' });
  });

  test('publishes nothing of a contact', () => {
    for (const name of publicFields) expect(apply.fields).toHaveProperty(name);
    expect(publicFields.filter((name) => /contact|second|letters|phone|mail/i.test(name))).toEqual([]);
  });
});

describe('an enquiry', () => {
  test('needs a subject, a way, a name, a place and an address', () => {
    expect(faultsOf(enquiry, question)).toEqual({});
    expect(faultsOf(enquiry, {})).toEqual({
      topics: 'required',
      how: 'required',
      name: 'required',
      municipality: 'required',
      email: 'required',
    });
  });

  test('for a call needs a number', () => {
    expect(faultsOf(enquiry, { ...question, how: 'phone' })).toEqual({ phone: 'requiredForCall' });
    expect(faultsOf(enquiry, { ...question, how: 'phone', phone: '050 123 4567' })).toEqual({});
    expect(faultsOf(enquiry, { ...question, how: 'phone', phone: 'x' })).toEqual({ phone: 'phone' });
    for (const way of ['visit', 'teams', 'email'])
      expect(faultsOf(enquiry, { ...question, how: way })).toEqual({});
  });
});

test('feedback needs only its message', () => {
  expect(faultsOf(feedback, { message: 'Valikko ei aukea.' })).toEqual({});
  expect(faultsOf(feedback, {})).toEqual({ message: 'required' });
  expect(faultsOf(feedback, { message: 'ok', email: 'x' })).toEqual({ message: 'tooShort', email: 'email' });
});

describe.each(forms.map((form) => [form.name, form] as const))('the form %s', (_name, form) => {
  test('asks each question in one section, by a name of its own', () => {
    const names = form.sections.flatMap(({ fields }) => Object.keys(fields));
    expect(new Set(names)).toHaveLength(names.length);
    expect(names).toEqual(Object.keys(form.fields));
    for (const name of names) expect(['stamp', 'fax']).not.toContain(name);
  });

  test('gives back what was typed as it was typed, every field there and nothing else', () => {
    const names = Object.keys(form.fields);
    const value = ' <b>\r\n"ä"\u0000&amp; ';
    const data = dataOf({
      ...Object.fromEntries(names.map((name) => [name, value])),
      stranger: 'x',
      __proto__: 'y',
    });
    expect(typed(form, data)).toEqual(
      Object.fromEntries(
        names.map((name) => [name, form.fields[name]?.control === 'checkboxes' ? [value] : value]),
      ),
    );
    expect(typed(form, new FormData())).toEqual(
      Object.fromEntries(names.map((name) => [name, form.fields[name]?.control === 'checkboxes' ? [] : ''])),
    );
  });

  test('leaves files aside', () => {
    const data = new FormData();
    for (const name of Object.keys(form.fields)) data.append(name, new Blob(['x']), 'x.txt');
    expect(Object.values(typed(form, data)).flat().join('')).toBe('');
    expect(read(form, data).ok).toBe(false);
  });

  test('reads anything at all without failing, and its own answers as themselves', () => {
    const names = Object.keys(form.fields);
    const options = Object.values(form.fields).flatMap(({ options = [] }) => options);
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        ...options,
        'yes',
        '1234567-1',
        'a@example.fi',
        'www.example.fi',
        '0501234567',
        how,
        '',
      ),
    );
    const good = { ...question, ...application, message: 'Valikko ei aukea', page: '' };
    const entries = fc.array(fc.tuple(fc.constantFrom(...names, 'stranger', '__proto__'), value), {
      maxLength: 40,
    });
    let taken = 0;
    fc.assert(
      fc.property(entries, fc.boolean(), (pairs, whole) => {
        const data = whole
          ? dataOf(Object.fromEntries(names.map((name) => [name, good[name as 'rules'] ?? ''])))
          : new FormData();
        for (const [name, one] of pairs.slice(0, whole ? 1 : 40))
          whole && name !== 'topics' ? data.set(name, one) : data.append(name, one);
        const reading = read(form, data);
        if (!reading.ok) {
          expect(Object.keys(reading.faults).length).toBeGreaterThan(0);
          for (const [name, fault] of Object.entries(reading.faults))
            expect([names.includes(name), /^[a-zA-Z]+$/.test(String(fault))]).toEqual([true, true]);
          return;
        }
        taken += 1;
        const answers = Object.entries(reading.answers).map(([name, answer]) => [
          name,
          answer === true ? 'yes' : (answer as string),
        ]);
        expect(read(form, dataOf(Object.fromEntries(answers)))).toEqual(reading);
      }),
      { numRuns: 1500 },
    );
    expect(taken).toBeGreaterThan(30);
  });
});
