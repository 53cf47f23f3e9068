import { beforeEach, describe, expect, test } from 'vitest';
import { tick } from '../../functions/clock';
import type { Shown } from '../../functions/shown';
import { yearly } from '../../functions/store/clock';
import type { AwardEvent, Term } from '../../src/programme/award';
import { addDays, addMonths, startOf } from '../../src/programme/day';
import { term } from '../support/awards';
import { held } from '../support/holders';
import { origin } from '../support/store';
import { appIn, freshWorld, type TestWorld } from '../support/world';
import { entered } from './desk/desk';

/**
 * The whole life of an award by the clock, asked over HTTP on both sides of every edge: what the public is told, what
 * its holder is written, and what the desk sees must be of one mind. What each public surface says word by word is
 * tried in `public/state.test.ts`.
 */
let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

const code = '7KD-3VMX';

/** The state that each public surface tells, and that the desk does. */
async function told() {
  const app = appIn(world);
  const shown = async (path: string) => (await (await app.request(origin + path)).json()) as Shown;
  const stateOn = async (path: string) => {
    const { register } = await shown(path);
    return register?.page === 'award' ? register.award.state.state : 'none';
  };
  const list = (await shown('/rekisteri/')).register;
  const data = (await (await app.request(`${origin}/api/register.json`)).json()) as {
    logos: { state: string }[];
  };
  return {
    list: list?.page === 'list' ? (list.lines[0]?.state.state ?? 'none') : 'none',
    holder: await stateOn(`/rekisteri/${code}/`),
    check: await stateOn(`/en/t/${code}/`),
    data: data.logos[0]?.state ?? 'none',
  };
}

function all(state: string) {
  return { list: state, holder: state, check: state, data: state === 'active' ? 'valid' : state };
}

/** Lets the clock strike at nine in the morning of a day. @returns the subjects written to the first contact */
async function morningOf(day: string): Promise<string[]> {
  world.posted.length = 0;
  world.at(new Date(startOf(day).getTime() + 9 * 3_600_000).toISOString());
  await tick(world);
  await tick(world);
  return world.posted
    .filter(({ letter }) => letter.to.startsWith('eka.'))
    .map(({ letter }) => letter.subject);
}

/** Terms whose ends fall on the days on which clocks are put forward and back, and on a day like others. */
const lives: [what: string, from: string][] = [
  ['ends on the day the clocks go forward', '2027-03-25'],
  ['ends on the day before they go back', '2026-10-28'],
  ['ends on a day like others', '2026-11-02'],
];

describe.each(lives)('an award that %s', (_what, from) => {
  const until = from === '2027-03-25' ? '2029-03-25' : from === '2026-10-28' ? '2028-10-28' : '2028-11-02';
  const own: Term = term(from, { until });

  test('is told of alike by all from midnight on, in Finland, and its holder hears of each edge once', async () => {
    await held(world, { terms: [own], publicAt: `${from}T05:00:00.000Z` });
    const edges: [day: string, before: string, after: string][] = [
      [addDays(own.until, 1), 'active', 'grace'],
      [addDays(own.graceUntil, 1), 'grace', 'ended'],
    ];
    for (const [day, before, after] of edges) {
      const midnight = startOf(day).getTime();
      world.at(new Date(midnight - 1).toISOString());
      expect([day, await told()]).toEqual([day, all(before)]);
      world.at(new Date(midnight).toISOString());
      expect([day, await told()]).toEqual([day, all(after)]);
    }
  });

  test('is written of on the day that each letter speaks of, and on no other', async () => {
    await held(world, { terms: [own], publicAt: `${from}T05:00:00.000Z` });
    const due = new Map([
      [addMonths(own.from, 12), 'Kolme kysymystä'],
      [addDays(own.until, -90), 'Logon voimassaolo päättyy'],
      [addDays(own.until, -60), 'Logon voimassaolo päättyy'],
      [addDays(own.until, -30), 'Logon voimassaolo päättyy'],
      [addDays(own.until, -7), 'Logon voimassaolo päättyy'],
      [own.until, 'Logon voimassaolo päättyy'],
      [addDays(own.until, 1), 'Logon voimassaolo päättyi'],
      [addDays(own.until, 7), 'Muistutus: logon voi uusia'],
      [addDays(own.graceUntil, 1), 'Oikeus logoon on päättynyt'],
    ]);
    for (const [day, subject] of due) {
      expect([day, (await morningOf(day)).map((sent) => sent.startsWith(subject))]).toEqual([day, [true]]);
      await world.db.update(yearly).set({ state: 'closed' });
      const next = addDays(day, 1);
      if (!due.has(next)) expect([next, await morningOf(next)]).toEqual([next, []]);
    }
  });
});

const at = (kind: AwardEvent['kind'], moment: string): AwardEvent => ({ kind, at: moment });

describe('an award that somebody stopped', () => {
  test.each([
    ['suspended', 'suspended', 'suspended'],
    ['withdrawn', 'withdrawn', 'withdrawn'],
    ['given-up', 'ended', 'given-up'],
  ] as const)(
    '%s is told of as %s everywhere, and its holder is written nothing of its end',
    async (kind, state, stopped) => {
      await held(world, { events: [at(kind, '2027-05-04T10:00:00.000Z')], stopped, stoppedOn: '2027-05-04' });
      world.at('2027-05-04T09:59:59.999Z');
      expect(await told()).toEqual(all('active'));
      world.at('2027-05-04T10:00:00.000Z');
      expect(await told()).toEqual(all(state));
      for (const day of ['2028-08-04', '2028-11-02', '2028-11-03', '2028-12-03'])
        expect([day, await morningOf(day)]).toEqual([day, []]);
    },
  );
});

test('an award whose renewal was sent stays in grace until it is decided, and nobody is reminded of it', async () => {
  await held(world, { events: [at('renewal-sent', '2028-08-20T10:00:00.000Z')] });
  expect(await morningOf('2028-11-02')).toEqual([]);
  expect(await told()).toEqual(all('active'));
  expect(await morningOf('2028-12-20')).toEqual([]);
  expect(await told()).toEqual(all('grace'));
});

test('after all that the desk sees no alarm', async () => {
  await held(world);
  await morningOf('2028-11-03');
  const { look } = await entered(world, 'lead');
  expect(await look('/desk/')).toMatchObject({ alarms: [], letters: [] });
});
