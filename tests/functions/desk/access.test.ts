import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { yearly } from '../../../functions/store/clock';
import { concerns } from '../../../functions/store/concerns';
import { appeals } from '../../../functions/store/measures';
import { renewals } from '../../../functions/store/own';
import { applications, enquiries, feedback } from '../../../functions/store/schema';
import { type DeskKey, deskHref, deskRoutes } from '../../../src/i18n/desk';
import { type Commitment, commitments } from '../../../src/programme/commitments';
import { type Role, roles } from '../../../src/programme/roles';
import { awardRow, grant } from '../../support/awards';
import { feedback as comment, concern, dump, enquiry, origin } from '../../support/store';
import { appIn, freshWorld, opened, post, type TestWorld } from '../../support/world';
import { deskOf, entered, hire, received } from './desk';

let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

/** Who may look at each page and do each thing on it, written down once more. A route without a row here fails. */
const table: Record<DeskKey, Row> = {
  today: { look: ['lead', 'reviewer', 'coach'], acts: { 'sign-out': roles, language: roles } },
  'sign-in': { look: 'anyone', acts: { ask: 'anyone' } },
  'sign-in-link': { look: 'anyone', acts: { open: 'anyone' } },
  applications: { look: ['lead', 'reviewer', 'coach'], acts: { csv: ['lead', 'reviewer'] } },
  phoned: { look: ['lead', 'reviewer'], acts: { enter: ['lead', 'reviewer'] } },
  application: {
    look: ['lead', 'reviewer', 'coach'],
    acts: {
      review: ['lead', 'reviewer'],
      ask: ['lead', 'reviewer'],
      decide: ['lead', 'reviewer'],
      undo: ['lead', 'reviewer'],
      appeal: ['lead', 'reviewer'],
      json: ['lead', 'reviewer'],
      pdf: ['lead', 'reviewer'],
    },
  },
  enquiries: { look: ['lead', 'reviewer', 'coach'], acts: { csv: ['lead', 'reviewer'] } },
  enquiry: {
    look: ['lead', 'reviewer', 'coach'],
    acts: {
      note: ['lead', 'reviewer', 'coach'],
      close: ['lead', 'reviewer', 'coach'],
      reopen: ['lead', 'reviewer', 'coach'],
    },
  },
  comments: { look: ['lead', 'reviewer'], acts: { csv: ['lead', 'reviewer'] } },
  comment: {
    look: ['lead', 'reviewer'],
    acts: { note: ['lead', 'reviewer'], close: ['lead', 'reviewer'], reopen: ['lead', 'reviewer'] },
  },
  concerns: { look: ['lead', 'reviewer'], acts: { csv: ['lead', 'reviewer'] } },
  concern: {
    look: ['lead', 'reviewer'],
    acts: { close: ['lead', 'reviewer'], point: ['lead', 'reviewer'] },
  },
  awards: { look: ['lead', 'reviewer', 'coach'], acts: { csv: ['lead', 'reviewer'] } },
  award: {
    look: ['lead', 'reviewer', 'coach'],
    acts: {
      hear: ['lead', 'reviewer'],
      drop: ['lead', 'reviewer'],
      suspend: ['lead', 'reviewer'],
      restore: ['lead', 'reviewer'],
      propose: ['lead', 'reviewer'],
      confirm: ['lead', 'reviewer'],
      'turn-down': ['lead', 'reviewer'],
      undo: ['lead', 'reviewer'],
      'give-up': ['lead', 'reviewer'],
      rename: ['lead', 'reviewer'],
      correct: ['lead', 'reviewer'],
      appeal: ['lead', 'reviewer'],
    },
  },
  appeals: { look: ['lead', 'reviewer'], acts: {} },
  appeal: { look: ['lead', 'reviewer'], acts: { close: ['lead', 'reviewer'] } },
  renewals: { look: ['lead', 'reviewer', 'coach'], acts: {} },
  renewal: {
    look: ['lead', 'reviewer', 'coach'],
    acts: { review: ['lead', 'reviewer'], decide: ['lead', 'reviewer'], undo: ['lead', 'reviewer'] },
  },
  yearly: { look: ['lead', 'reviewer'], acts: {} },
  year: { look: ['lead', 'reviewer'], acts: { close: ['lead', 'reviewer'] } },
  letters: {
    look: ['lead', 'reviewer'],
    acts: { retry: ['lead', 'reviewer'], 'give-up': ['lead', 'reviewer'], allow: ['lead', 'reviewer'] },
  },
  figures: { look: ['lead', 'reviewer'], acts: { csv: ['lead', 'reviewer'] } },
  staff: { look: ['lead'], acts: { add: ['lead'] } },
  member: { look: ['lead'], acts: { change: ['lead'], remove: ['lead'] } },
};

interface Row {
  readonly look: readonly Role[] | 'anyone';
  readonly acts: Record<string, readonly Role[] | 'anyone'>;
}

const keys = Object.keys(deskRoutes) as DeskKey[];

test('the table has a row for every route and every act, and no other', () => {
  expect(
    Object.fromEntries(Object.entries(table).map(([key, { acts }]) => [key, Object.keys(acts)])),
  ).toEqual(Object.fromEntries(keys.map((key) => [key, Object.keys(deskRoutes[key].acts)])));
});

/** One of everything, in Seinäjoki, with the address of each page that shows it. */
async function addresses(): Promise<Record<DeskKey, string>> {
  const application = await received(world);
  const app = appIn(world);
  await post(app, '/yhteys/', enquiry(await opened(app, world, '/yhteys/')));
  await post(app, '/saavutettavuus/palaute/', comment(await opened(app, world, '/saavutettavuus/palaute/')));
  await post(app, '/logo/huoli/', concern(await opened(app, world, '/logo/huoli/')));
  await app.settle();
  const [worry] = await world.db.select().from(concerns);
  const [asked] = await world.db.select().from(enquiries);
  const [said] = await world.db.select().from(feedback);
  const member = await hire(world, 'editor');
  const held = awardRow();
  await grant(world, held);
  await world.db.insert(appeals).values({
    id: 'an appeal',
    application: held.application,
    award: held.code,
    decision: 'suspended',
    receivedOn: '2026-11-02',
    asked: 'Pyydämme arvioimaan keskeytyksen uudelleen.',
    answerBy: '2026-12-02',
    recordedBy: member.id,
    recordedAt: world.now().toISOString(),
  });
  await world.db.insert(yearly).values({
    id: 'a year',
    code: held.code,
    term: '2026-11-02',
    state: 'task',
    askedAt: world.now().toISOString(),
  });
  const everyCommitment = Object.fromEntries(commitments.map((key) => [key, 'Kerromme, miten.'])) as Record<
    Commitment,
    string
  >;
  const [signed] = await world.db.select().from(applications).where(eq(applications.id, held.application));
  await world.db.insert(renewals).values({
    id: 'a renewal',
    digest: 'digest',
    application: held.application,
    code: held.code,
    state: 'received',
    locale: 'fi',
    particulars: {
      municipality: held.municipality,
      industry: held.industry,
      size: held.size,
      website: held.website,
      workplaces: held.workplaces,
      markName: held.markName,
    },
    commitments: everyCommitment,
    done: everyCommitment,
    shown: [],
    contactsRight: 'yes',
    wording: signed?.wording ?? '',
    sentAt: world.now().toISOString(),
    decideBy: '2026-11-16',
  });
  const ids = {
    renewal: 'a renewal',
    application: application.id,
    enquiry: asked?.id ?? '',
    comment: said?.id ?? '',
    concern: worry?.id ?? '',
    award: held.code,
    appeal: 'an appeal',
    year: 'a year',
    member: member.id,
  };
  return Object.fromEntries(
    keys.map((key) => [
      key,
      deskHref(key, { token: 'A'.repeat(43), id: ids[key as keyof typeof ids] ?? '' }),
    ]),
  ) as Record<DeskKey, string>;
}

describe.each([...roles, undefined])('as %s', (role) => {
  test('every page is shown or refused as the table says, and looking changes nothing', async () => {
    const paths = await addresses();
    const { get } = role ? await entered(world, role, { municipalities: ['743'] }) : deskOf(world);
    const before = await dump(world);
    for (const key of keys) {
      const answer = await get(paths[key]);
      const { look } = table[key];
      const expected =
        role && key === 'sign-in'
          ? 303
          : look === 'anyone'
            ? 200
            : !role
              ? 303
              : look.includes(role)
                ? 200
                : 403;
      expect([key, answer.status]).toEqual([key, expected]);
      if (!role && look !== 'anyone')
        expect([key, answer.headers.get('location')]).toEqual([key, '/desk/sign-in/']);
      expect([key, answer.headers.get('cache-control'), answer.headers.get('x-robots-tag')]).toEqual([
        key,
        'no-store',
        'noindex, nofollow',
      ]);
      if (expected === 403) expect(await answer.text()).not.toMatch(/@|Esimerkkileipomo|Y-tunnus/);
    }
    expect(await dump(world)).toEqual(before);
  });

  test('every act is taken or refused as the table says, and refused it changes nothing', async () => {
    const paths = await addresses();
    for (const key of keys) {
      for (const [act, who] of Object.entries(table[key].acts)) {
        const { send } = role ? await entered(world, role, { municipalities: ['743'] }) : deskOf(world);
        const before = await dump(world);
        const answer = await send(paths[key], { act });
        const allowed = who === 'anyone' || (role !== undefined && who.includes(role));
        if (allowed)
          expect([
            key,
            act,
            [403, 404, 500].includes(answer.status) && !(act === 'retry' || act === 'give-up'),
          ]).toEqual([key, act, false]);
        else {
          expect([key, act, answer.status]).toEqual([key, act, 403]);
          expect(await dump(world)).toEqual(before);
        }
      }
      const { send } = role ? await entered(world, role) : deskOf(world);
      if (key !== 'sign-in' && key !== 'sign-in-link')
        expect((await send(paths[key], { act: 'constructor' })).status).toBe(role ? 400 : 403);
    }
  }, 60_000);

  test('an address of the desk that is none is not told from the others', async () => {
    const { get, send } = role ? await entered(world, role) : deskOf(world);
    for (const path of ['/desk/nothing/', '/desk/staff/x/y/', '/desk']) {
      expect([path, (await get(path)).status]).toEqual([path, role ? 404 : 303]);
      expect((await send(path, {})).status).toBe(role ? 404 : 403);
    }
  });
});

describe('a coach', () => {
  test('sees applications and enquiries of the own municipalities only', async () => {
    const paths = await addresses();
    const { get, look } = await entered(world, 'coach', { municipalities: ['905'] });
    expect((await get(paths.application)).status).toBe(404);
    expect((await get(paths.enquiry)).status).toBe(404);
    expect(await look('/desk/applications/')).toMatchObject({ rows: [] });
    expect(await look('/desk/enquiries/')).toMatchObject({ rows: [] });
    expect(await look('/desk/')).toMatchObject({
      applications: [],
      enquiries: [],
      comments: [],
      letters: [],
    });
  });

  test('sees an enquiry from elsewhere that was given to that coach', async () => {
    const paths = await addresses();
    const { member, get } = await entered(world, 'coach', { municipalities: ['905'] });
    const lead = await entered(world, 'lead');
    await lead.send(paths.enquiry, { act: 'note', assignedTo: member.id, note: '' });
    expect((await get(paths.enquiry)).status).toBe(200);
  });
});

describe('what is sent from elsewhere', () => {
  test.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
  ])('by %o is refused', async (headers) => {
    const { send } = await entered(world, 'lead');
    const before = await dump(world);
    expect((await send('/desk/', { act: 'sign-out' }, headers)).status).toBe(403);
    expect(await dump(world)).toEqual(before);
  });
});

test('no page of the desk is shown at the address of a preview, whoever asks', async () => {
  const paths = await addresses();
  const { cookie } = await entered(world, 'lead');
  const before = await dump(world);
  for (const key of keys) {
    const answer = await appIn(world).request(`https://1a2b-site.example.workers.dev${paths[key]}`, {
      headers: { cookie },
    });
    expect([key, answer.status]).toEqual([key, 403]);
  }
  expect(await dump(world)).toEqual(before);
});

test('other methods than GET and POST are not taken', async () => {
  const { cookie } = await entered(world, 'lead');
  for (const method of ['PUT', 'PATCH', 'DELETE']) {
    const answer = await appIn(world).request(`${origin}/desk/`, {
      method,
      headers: { cookie, origin, 'sec-fetch-site': 'same-origin' },
    });
    expect([method, answer.status]).toEqual([method, 405]);
  }
});
