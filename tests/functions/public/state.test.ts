import { beforeEach, describe, expect, test } from 'vitest';
import { issueDue } from '../../../functions/proof/issue';
import type { Shown } from '../../../functions/shown';
import { type Verdict, verify } from '../../../src/credential/verify';
import { translator } from '../../../src/i18n/translate';
import { whenOf } from '../../../src/kit/when';
import type { AwardEvent, PublicState } from '../../../src/programme/award';
import { type AwardRow, awardRow, grant, term } from '../../support/awards';
import { origin } from '../../support/store';
import { appIn, freshWorld, type TestWorld } from '../../support/world';

let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

const code = '7KD-3VMX';
const at = (kind: AwardEvent['kind'], moment: string): AwardEvent => ({ kind, at: moment });

/** What each surface says of the one award there is, at this moment. */
async function everywhere() {
  const app = appIn(world);
  const ask = async (path: string) => app.request(origin + path);
  const shown = async (path: string) => {
    const answer = await ask(path);
    const { register } = (await answer.json()) as Shown;
    return { status: answer.status, register };
  };
  const list = await shown('/rekisteri/');
  const holder = await shown(`/sv/register/${code}/`);
  const check = await shown(`/t/${code}/`);
  const json = (await (await ask('/api/register.json')).json()) as {
    logos: { state: string; valid_until: string; grace_until: string; since: string }[];
  };
  const csv = (await (await ask('/api/register.csv')).text())
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(',')[1]?.replaceAll('"', ''));
  const feed = (await (await ask('/api/changes.json')).json()) as {
    items: { tags: string[]; content_text: string }[];
  };
  const badge = await (await ask(`/b/${code}.sv.svg`)).text();
  await issueDue(world);
  const credential = await ask((await ask(`/b/${code}.json`)).headers.get('location') ?? '/b/none.json');
  const stateIn = ({ status, register }: typeof check) =>
    register?.page === 'award' ? register.award.state : status;
  return {
    list: list.register?.page === 'list' ? list.register.lines.map(({ state }) => state) : undefined,
    holder: stateIn(holder),
    check: stateIn(check),
    json: json.logos.map(({ state, valid_until, grace_until, since }) =>
      [state, valid_until, grace_until, since].join(' ').trim(),
    ),
    csv,
    newest: feed.items[0]?.tags[0],
    badge: /<title>(?:.*Oy, )?(.*?)<\/title>/.exec(badge)?.[1],
    credential: credential.ok ? await verdictOf(credential) : credential.status,
  };
}

/** What our checker says of a credential, by the status lists as they are now. */
async function verdictOf(credential: Response): Promise<Verdict> {
  const file = new Uint8Array(await credential.arrayBuffer());
  const means = { origin, now: world.now(), fetch: async (url: string) => appIn(world).request(url) };
  return (await verify(file, means)).verdict;
}

/** An award that nothing tells of; what it signed is still judged. */
function gone(credential: Verdict | 404) {
  const badge = translator('sv')('badge.unknown');
  return { list: [], holder: 404, check: 404, json: [], csv: [], newest: undefined, badge, credential };
}

function told(state: PublicState, json: string, newest: string, credential: Verdict) {
  const badge = whenOf(state, translator('sv'), 'sv');
  const csv = [json.split(' ')[0]];
  return { list: [state], holder: state, check: state, json: [json], csv, newest, badge, credential };
}

type Told = ReturnType<typeof gone> | ReturnType<typeof told>;

const active = told({ state: 'active', until: '2028-11-02' }, 'valid 2028-11-02', 'granted', 'valid');
const grace = told(
  { state: 'grace', until: '2028-11-02', graceUntil: '2028-12-02' },
  'grace 2028-11-02 2028-12-02',
  'expired',
  'expired',
);
const ended = told(
  { state: 'ended', on: '2028-11-02', why: 'time' },
  'ended   2028-11-02',
  'ended',
  'expired',
);
const suspended = told(
  { state: 'suspended', since: '2027-05-04' },
  'suspended   2027-05-04',
  'suspended',
  'suspended',
);
const withdrawn = told(
  { state: 'withdrawn', on: '2027-06-01' },
  'withdrawn   2027-06-01',
  'withdrawn',
  'revoked',
);
const givenUp = told(
  { state: 'ended', on: '2027-05-04', why: 'given-up' },
  'ended   2027-05-04',
  'given-up',
  'revoked',
);
const waiting = told(
  { state: 'grace', until: '2028-11-02', graceUntil: undefined },
  'grace 2028-11-02',
  'expired',
  'expired',
);
const renewed = told({ state: 'active', until: '2030-11-03' }, 'valid 2030-11-03', 'renewed', 'valid');

const stop = [at('suspended', '2027-05-04T10:00:00.000Z')];

/** An award, and what everybody is told before and from each edge on. */
const lives: [name: string, row: Partial<AwardRow>, first: Told, edges: [string, Told][]][] = [
  [
    'that runs out',
    { publicAt: '2026-11-02T08:10:00.000Z' },
    gone(404),
    [
      ['2026-11-02T08:10:00.000Z', active],
      ['2028-11-02T22:00:00.000Z', grace],
      ['2028-12-02T22:00:00.000Z', ended],
      ['2030-11-01T22:00:00.000Z', gone('expired')],
    ],
  ],
  [
    'that is suspended and restored',
    // The column of the index is as it was while the suspension lasted; `stateAt` decides.
    {
      events: [...stop, at('restored', '2027-06-04T10:00:00.000Z')],
      stopped: 'suspended',
      stoppedOn: '2027-05-04',
    },
    active,
    [
      ['2027-05-04T10:00:00.000Z', suspended],
      ['2027-06-04T10:00:00.000Z', { ...active, newest: 'restored' }],
      ['2028-11-02T22:00:00.000Z', grace],
    ],
  ],
  [
    'that time ends while it is suspended',
    { events: stop },
    active,
    [
      ['2027-05-04T10:00:00.000Z', suspended],
      ['2028-12-02T22:00:00.000Z', ended],
      ['2030-11-01T22:00:00.000Z', gone('expired')],
    ],
  ],
  [
    'that is withdrawn',
    { events: [...stop, at('withdrawn', '2027-06-01T10:00:00.000Z')] },
    active,
    [
      ['2027-05-04T10:00:00.000Z', suspended],
      ['2027-06-01T10:00:00.000Z', withdrawn],
      ['2029-05-31T21:00:00.000Z', gone('revoked')],
    ],
  ],
  [
    'that is given up',
    { events: [at('given-up', '2027-05-04T10:00:00.000Z')] },
    active,
    [
      ['2027-05-04T10:00:00.000Z', givenUp],
      ['2029-05-03T21:00:00.000Z', gone('revoked')],
    ],
  ],
  [
    'whose renewal was sent in time and declined late',
    {
      events: [
        at('renewal-sent', '2028-09-04T10:00:00.000Z'),
        at('renewal-declined', '2028-12-20T10:00:00.000Z'),
      ],
    },
    active,
    [
      ['2028-11-02T22:00:00.000Z', waiting],
      [
        '2028-12-20T10:00:00.000Z',
        told({ state: 'ended', on: '2028-12-20', why: 'time' }, 'ended   2028-12-20', 'ended', 'expired'),
      ],
    ],
  ],
  [
    'that is renewed before it ends',
    { terms: [term('2026-11-02'), { ...term('2028-11-03'), decidedAt: '2028-10-01T09:00:00.000Z' }] },
    active,
    [
      ['2028-10-01T09:00:00.000Z', renewed],
      [
        '2030-11-03T22:00:00.000Z',
        told(
          { state: 'grace', until: '2030-11-03', graceUntil: '2030-12-03' },
          'grace 2030-11-03 2030-12-03',
          'expired',
          'expired',
        ),
      ],
    ],
  ],
];

describe.each(lives)('an award %s', (_, row, first, edges) => {
  test('is told of alike everywhere, to the millisecond', async () => {
    await grant(world, awardRow(row));
    let before = first;
    for (const [edge, after] of edges) {
      const moment = Date.parse(edge);
      world.at(new Date(moment - 1).toISOString());
      expect([edge, await everywhere()]).toEqual([edge, before]);
      world.at(edge);
      expect([edge, await everywhere()]).toEqual([edge, after]);
      before = after;
    }
  });
});

test('an answer of the open data that was kept is asked for again, and differs from each edge on', async () => {
  await grant(world, awardRow());
  const app = appIn(world);
  for (const path of ['/api/register.csv', '/api/register.json', '/api/changes.json']) {
    const ask = async (moment: string, tag = '') => {
      world.at(moment);
      return app.request(origin + path, { headers: tag ? { 'if-none-match': tag } : {} });
    };
    const first = await ask('2028-11-02T21:00:00Z');
    const tag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toBe('public, no-cache');
    expect((await ask('2028-11-02T21:59:59.999Z', tag)).status).toBe(304);
    const next = await ask('2028-11-02T22:00:00.000Z', tag);
    expect(next.status).toBe(200);
    expect(next.headers.get('etag')).not.toBe(tag);
  }
});

test('no page that tells a state may be kept', async () => {
  await grant(world, awardRow());
  const app = appIn(world);
  for (const path of ['/rekisteri/', `/rekisteri/${code}/`, `/t/${code}/`, '/t/222-2222/'])
    expect((await app.request(origin + path)).headers.get('cache-control')).toBe('no-store');
});
