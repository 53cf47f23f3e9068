import { beforeEach, describe, expect, test } from 'vitest';
import { clean } from '../../functions/clean';
import { decide } from '../../functions/desk/decide';
import { addDays } from '../../src/programme/day';
import { type RetentionKey, retention } from '../../src/programme/retention';
import { awardRow } from '../support/awards';
import { held } from '../support/holders';
import { dump } from '../support/store';
import { appIn, freshWorld, type TestWorld } from '../support/world';
import { hire, received } from './desk/desk';

let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

const canary = 'Kanarialintu';
const moment = '2026-11-10T10:00:00.000Z';
const run = (text: string) => world.db.$client.exec(text.replace(/\s+/g, ' '));

async function application(state: string, more = '') {
  await run(`INSERT OR IGNORE INTO wordings VALUES ('w', '0.1', 'fi', 'Sanat')`);
  await run(`INSERT INTO applications (id, digest, reference, state, locale, letters, organisation, business_id, municipality,
    industry, classification, size, website, scope, workplaces, mark_name, commitments, wording, made_at)
    VALUES ('a', 'a', 'AAA-AAAA', '${state}', 'fi', 'fi', '${canary} Oy', '1234567-1', '743', 'C', 'x', '10-49', '', 'whole',
    '', '', '{}', 'w', '2026-11-10T10:00:00.000Z')`);
  await run(`INSERT INTO contacts VALUES ('a', 'first', '${canary}', '', 'a@example.fi', 'print', '', NULL)`);
  await run(
    `INSERT INTO links VALUES ('h', 'read', 'a', '2026-11-10T10:00:00.000Z', '2099-01-01T10:00:00.000Z', NULL, NULL)`,
  );
  await run(letter('a', 'refused'));
  if (more) await run(more);
}

function letter(about: string, state: string, sent = 'NULL') {
  return `INSERT INTO outbox (id, name, about, recipient, sealed, state, made_at, due_at, tries, sent_at)
    VALUES ('${canary} ${about}', 'x', '${about}', 'print', 'x', '${state}', '2026-11-10T10:00:00.000Z', '2026-11-10T10:00:00.000Z', 1, ${sent})`;
}

/** The award ended on 10 November 2026 by time; its contact and everything noted of it are marked. */
async function ended(other: Parameters<typeof held>[1] = {}) {
  const terms = [{ from: '2024-11-10', until: '2026-11-10', graceUntil: '2026-12-10' }] as const;
  const row = awardRow({ terms: [terms[0]], ...other });
  await held(world, row);
  await run(`UPDATE contacts SET name = '${canary}'`);
  return row;
}

/** The same, but its renewal was sent in time and declined when its time of grace had passed. */
async function late(suspended: boolean) {
  const events = [
    { kind: 'renewal-sent', at: '2026-08-20T10:00:00.000Z' },
    ...(suspended ? [{ kind: 'suspended', at: '2026-08-25T10:00:00.000Z' } as const] : []),
    { kind: 'renewal-declined', at: '2026-11-10T10:00:00.000Z' },
  ] as const;
  return ended({
    terms: [{ from: '2024-09-01', until: '2026-09-01', graceUntil: '2026-10-01' }],
    events: [...events],
  });
}

async function notes(code: string, application: string) {
  await run(
    `INSERT INTO reviews VALUES ('${application}', 'talk', 'good', '${canary}', 'x', '2024-11-01T10:00:00.000Z')`,
  );
  await run(
    `INSERT INTO questions VALUES ('q', '${application}', '${canary}?', 'x', '2024-11-01T10:00:00.000Z', '2024-11-20', NULL, '${canary}', '2024-11-02T10:00:00.000Z')`,
  );
  await run(
    `INSERT INTO yearly (id, code, term, state, asked_at, contact_now) VALUES ('y', '${code}', '2024-11-10', 'closed', '2025-11-10T10:00:00.000Z', '${canary}')`,
  );
  await run(
    `INSERT INTO hearings VALUES ('h', '${code}', 'suspension', '${canary}', 'x', '2025-01-10T10:00:00.000Z', '2025-01-24', '${canary}', '2025-01-12T10:00:00.000Z', '2025-01-14T10:00:00.000Z')`,
  );
  await run(`INSERT INTO appeals (id, application, award, decision, received_on, asked, answer_by, recorded_by, recorded_at, closed_at)
    VALUES ('p', '${application}', '${code}', 'suspended', '2025-02-01', '${canary}', '2025-03-01', 'x', '2025-02-01T10:00:00.000Z', '2025-02-10T10:00:00.000Z')`);
  await run(`INSERT INTO renewals (id, digest, application, code, state, locale, particulars, commitments, done, shown, contacts_right, wording, sent_at, decide_by, applied_at)
    VALUES ('r', 'd', '${application}', '${code}', 'declined', 'fi', '{}', '{}', '{"x":"${canary}"}', '[]', 'yes', 'w', '2026-09-01T10:00:00.000Z', '2026-09-15', '2026-09-10T10:00:00.000Z')`);
  await run(
    `INSERT INTO renewal_reviews VALUES ('r', 'talk', 'good', '${canary}', 'x', '2026-09-02T10:00:00.000Z')`,
  );
}

async function reasons(code: string, application: string) {
  await run(
    `INSERT INTO decisions VALUES ('${application}', 'approved', '${canary}', 'x', '2024-11-01T10:00:00.000Z', '2024-11-01T10:10:00.000Z')`,
  );
  await run(
    `INSERT INTO withdrawals VALUES ('v', '${code}', '${canary}', 'x', '2025-03-01T10:00:00.000Z', 'turned-down', 'y', '2025-03-02T10:00:00.000Z', '${canary}', NULL)`,
  );
  await run(
    `INSERT INTO measures VALUES ('m', '${code}', 'corrected', '${canary}', '${canary}', '{"website":["${canary}",""]}', 'x', '2025-04-01T10:00:00.000Z', '2025-04-01T10:00:00.000Z')`,
  );
}

const answered = (table: string) => `UPDATE ${table} SET state = 'closed', closed_at = '${moment}'`;

/**
 * For each row of the public table: something of its kind that began to count on 10 November 2026, and when it is gone.
 */
const rows: [
  of: RetentionKey | 'application-unconfirmed',
  what: string,
  make: () => Promise<unknown>,
  gone: string,
][] = [
  [
    'application-unconfirmed',
    'an application nobody confirmed, by the end of its link',
    () =>
      application(
        'unconfirmed',
        `INSERT INTO links VALUES ('c', 'confirm', 'a', '${moment}', '2026-11-20T10:00:00.000Z', NULL, NULL)`,
      ),
    '2026-11-20',
  ],
  [
    'application-closed',
    'a declined application',
    () =>
      application(
        'declined',
        `INSERT INTO decisions VALUES ('a', 'declined', 'x', 'x', '${moment}', '${moment}')`,
      ),
    '2027-11-10',
  ],
  [
    'application-closed',
    'an application closed for want of an answer',
    () =>
      application(
        'closed',
        `INSERT INTO questions VALUES ('q', 'a', '?', 'x', '2026-10-20T10:00:00.000Z', '2026-11-10', NULL, NULL, NULL)`,
      ),
    '2027-11-10',
  ],
  [
    'application-closed',
    'an application closed for want of a second answer',
    () =>
      application(
        'closed',
        `INSERT INTO questions VALUES
          ('p', 'a', '?', 'x', '2026-09-01T10:00:00.000Z', '2026-09-22', NULL, '!', '2026-09-02T10:00:00.000Z'),
          ('q', 'a', '?', 'x', '2026-10-20T10:00:00.000Z', '2026-11-10', NULL, NULL, NULL)`,
      ),
    '2027-11-10',
  ],
  [
    'application-closed',
    'an application its applicant withdrew',
    () => application('withdrawn', `UPDATE applications SET withdrawn_at = '${moment}'`),
    '2027-11-10',
  ],
  ['award-contact', 'the contact of an award that time ended', () => ended(), '2027-11-10'],
  [
    'award-contact',
    'the contact of an award that time ended while it was suspended',
    () =>
      ended({
        stopped: 'suspended',
        stoppedOn: '2026-05-01',
        events: [{ kind: 'suspended', at: '2026-05-01T10:00:00.000Z' }],
      }),
    '2027-11-10',
  ],
  [
    'award-contact',
    'the contact of an award that was given up',
    () => ended({ validUntil: '2027-05-10', stopped: 'given-up', stoppedOn: '2026-11-10' }),
    '2027-11-10',
  ],
  ...(['no', 'suspended'] as const).map((stopped): (typeof rows)[number] => [
    'award-contact',
    `the contact of an award (stopped: ${stopped}) that ended with the no to its renewal, after its time of grace`,
    () => late(stopped === 'suspended'),
    '2027-11-10',
  ]),
  [
    'award-notes',
    'what was noted of an award',
    async () => {
      const { code, application: id } = await ended();
      await run('DELETE FROM contacts');
      await notes(code, id);
    },
    '2027-11-10',
  ],
  [
    'award',
    'what the register tells of an award, with its application and why something was decided about it',
    async () => {
      const { code, application: id } = await ended({ organisation: `${canary} Oy` });
      await run('DELETE FROM contacts');
      await reasons(code, id);
    },
    '2028-11-10',
  ],
  [
    'enquiry',
    'an enquiry',
    async () => {
      await run(`INSERT INTO enquiries (id, digest, state, locale, municipality, topics, way, suits, message, name, organisation, email, phone, made_at, answer_by, note)
        VALUES ('e', 'd', 'open', 'fi', '743', '[]', 'mail', '', '${canary}', '${canary}', '', '', '', '${moment}', '2026-11-12', '${canary}')`);
      await run(letter('e', 'unknown'));
      await run(answered('enquiries'));
    },
    '2027-05-10',
  ],
  [
    'feedback',
    'feedback',
    async () => {
      await run(`INSERT INTO feedback (id, digest, state, locale, message, page, name, email, made_at, answer_by)
        VALUES ('f', 'd', 'open', 'fi', '${canary}', '', '', '', '${moment}', '2026-11-12')`);
      await run(letter('f', 'waiting'));
      await run(answered('feedback'));
    },
    '2027-11-10',
  ],
  [
    'concern',
    'a concern with its reporter',
    async () => {
      await run(`INSERT INTO concerns (id, digest, reference, state, locale, employer, code, relation, message, name, email, made_at, answer_by)
        VALUES ('c', 'd', 'CCC-CCCC', 'open', 'fi', 'x', '', 'other', '${canary}', '${canary}', '', '${moment}', '2026-11-24')`);
      await run(letter('c', 'refused'));
      await run(answered('concerns'));
    },
    '2027-11-10',
  ],
  ['letter', 'a delivered letter', () => run(letter('x', 'sent', `'${moment}'`)), '2026-12-10'],
  ['letter-undelivered', 'a refused letter', () => run(letter('x', 'refused')), '2027-01-09'],
  ['letter-undelivered', 'a letter of unknown outcome', () => run(letter('x', 'unknown')), '2027-01-09'],
  [
    'letter-undelivered',
    'a letter to an address that letters came back from',
    () => run(letter('x', 'waiting')),
    '2027-01-09',
  ],
  [
    'visitor',
    'how many forms a network sent',
    () => run(`INSERT INTO quotas VALUES ('${canary}', '2026-11-10T10', 3)`),
    '2026-11-11',
  ],
  [
    'bounce',
    'an address that letters came back from',
    () => run(`INSERT INTO bounces VALUES ('${canary}', 'x', 'bounced', 'x', '${moment}', 'x')`),
    '2027-11-10',
  ],
  [
    'audit',
    'a row of the audit log',
    () =>
      run(
        `INSERT INTO audit (at, actor, verb, about, details) VALUES ('${moment}', 'x', 'x', '${canary}', '{}')`,
      ),
    '2031-11-10',
  ],
];

test('every row of the public table is tried here', () => {
  expect([...new Set(rows.map(([of]) => of))].sort()).toEqual(
    retention(7)
      .map(({ of }) => of)
      .sort(),
  );
});

describe.each(rows)('by the row %s of the public table, %s', (_of, _what, make, gone) => {
  test('is there the day before and gone the day after, and cleaning again changes nothing', async () => {
    await make();
    const there = async () => JSON.stringify(await dump(world)).includes(canary);
    world.at(`${addDays(gone, -1)}T09:59:00Z`);
    await clean(world);
    expect(await there()).toBe(true);
    world.at(`${addDays(gone, 1)}T10:01:00Z`);
    await Promise.all([clean(world), clean(world)]);
    const { applications = [], awards = [], ...rest } = await dump(world);
    const kept = JSON.stringify(awards.length > 0 ? rest : [applications, rest]);
    expect(kept).not.toContain(canary);
    const once = await dump(world);
    await clean(world);
    expect(await dump(world)).toEqual(once);
  });
});

test('the contact of an award whose renewal waits for its decision stays', async () => {
  const { code, application: id } = await ended();
  await notes(code, id);
  await run(`UPDATE renewals SET state = 'received', applied_at = NULL`);
  world.at('2028-06-01T10:00:00Z');
  await clean(world);
  expect(JSON.stringify(await dump(world))).toContain(canary);
});

test('an award that left is unknown to its check page and the register, and its places in the status lists stay taken', async () => {
  const { code } = await ended();
  await run(`INSERT INTO signing_keys VALUES ('z6Mk', '${moment}', NULL, NULL)`);
  await run(`INSERT INTO credentials (award, serial, says, key, list, position, signed_at, until, document)
    VALUES ('${code}', 1, 'x', 'z6Mk', 1, 77, '${moment}', '2026-11-10', '{}')`);
  world.at('2028-11-11T10:00:00Z');
  await clean(world);
  expect(await dump(world)).toMatchObject({
    awards: [],
    applications: [],
    credentials: [{ award: code, list: 1, position: 77, document: null }],
  });
  const page = await appIn(world).request(`https://ovi.example.fi/t/${code}/`);
  expect(await page.json()).toMatchObject({ register: { page: 'unknown' } });
});

test('an award with an open appeal stays until that is closed', async () => {
  const { code, application: id } = await ended({ organisation: `${canary} Oy` });
  await notes(code, id);
  await run('UPDATE appeals SET closed_at = NULL');
  world.at('2029-06-01T10:00:00Z');
  await clean(world);
  expect(await dump(world)).toMatchObject({ awards: [{ code }], appeals: [{ id: 'p' }] });
  await run(`UPDATE appeals SET closed_at = '2029-06-01T10:00:00.000Z'`);
  await clean(world);
  expect(JSON.stringify(await dump(world))).not.toContain(canary);
});

test('of what left, the audit log keeps that it was decided, and the figures in which month of Finland', async () => {
  world.at('2026-11-30T21:00:00Z');
  const { id } = await received(world, { contactName: canary });
  world.at('2026-11-30T22:30:00Z');
  const by = await hire(world, 'lead');
  await decide(world, by, id, {
    outcome: 'declined',
    reasons: 'Sitoumuksista puuttui osa.',
    impartial: true,
  });
  world.at('2027-12-02T10:00:00Z');
  await clean(world);
  const { audit = [], tallies, ...rest } = await dump(world);
  expect(rest).toMatchObject({ applications: [], contacts: [] });
  expect(JSON.stringify([rest, audit])).not.toContain(canary);
  expect(audit.map(({ verb }) => verb)).toContain('application.declined');
  expect(tallies).toEqual([
    { month: '2026-11', what: 'applied', count: 1 },
    { month: '2026-12', what: 'declined', count: 1 },
  ]);
});

test('months are whole months of Finland: what closed after midnight stays the whole of its last day', async () => {
  await run(`INSERT INTO feedback (id, digest, state, locale, message, page, name, email, made_at, answer_by, closed_at)
    VALUES ('f', 'd', 'closed', 'fi', '${canary}', '', '', '', '${moment}', '2026-11-12', '2026-11-10T23:30:00.000Z')`);
  world.at('2027-11-11T21:59:59Z');
  await clean(world);
  expect(await dump(world)).toMatchObject({ feedback: [{ id: 'f' }] });
  world.at('2027-11-11T22:00:00Z');
  await clean(world);
  expect(await dump(world)).toMatchObject({ feedback: [] });
});

test('more than go in one transaction are gone after one run', async () => {
  await run(`INSERT INTO feedback (id, digest, state, locale, message, page, name, email, made_at, answer_by, closed_at)
    SELECT 'f' || key, 'd', 'closed', 'fi', '${canary}', '', '', '', '${moment}', '2026-11-12', '${moment}'
    FROM json_each('[' || rtrim(replace(hex(zeroblob(950)), '00', '0,'), ',') || ']')`);
  world.at('2027-12-01T10:00:00Z');
  await clean(world);
  expect(await dump(world)).toMatchObject({ feedback: [] });
});
