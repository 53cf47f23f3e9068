import { beforeEach, describe, expect, test } from 'vitest';
import { deliver } from '../../../functions/deliver';
import { undoWindow } from '../../../functions/desk/decide';
import { hearing, hearingLetter } from '../../../functions/hear';
import type { Shown } from '../../../functions/shown';
import { awards } from '../../../functions/store/awards';
import { hearings, measures, withdrawals } from '../../../functions/store/measures';
import { applications, links } from '../../../functions/store/schema';
import { type Act, actFields } from '../../../src/desk/acts';
import type { AwardEvent } from '../../../src/programme/award';
import { awardRow, grant, term } from '../../support/awards';
import { dump, origin, tokenIn } from '../../support/store';
import { appIn, freshWorld, post, type TestWorld } from '../../support/world';
import { readToken, shown } from '../own/own';
import { aDay, aMinute, entered } from './desk';
import {
  code,
  faultsOf,
  hear,
  held,
  letters,
  page,
  proposed,
  reasons,
  same,
  send,
  suspend,
  told,
  urgent,
  verbs,
} from './holding';

let world: TestWorld;

beforeEach(async () => {
  world = await freshWorld();
  await held(world);
});

describe('a hearing', () => {
  test('is asked by a letter to each contact with its own link, and answered once', async () => {
    const desk = await entered(world, 'reviewer');
    expect((await hear(desk)).headers.get('location')).toBe(`${page}?done=heard`);
    await deliver(world);
    const letter = world.posted.find(({ letter: { to } }) => to === 'first@example.fi')?.letter;
    expect(letter?.text).toContain(reasons);
    expect(letter?.text).toContain('16.11.2026');
    expect(await letters(world)).toEqual(expect.arrayContaining(['hearing', 'hearing']));
    const path = `/logo/kuuleminen/${tokenIn(letter)}/`;
    const app = appIn(world);
    expect(((await (await app.request(origin + path)).json()) as Shown).hearing).toMatchObject({
      hearing: { state: 'asked', reasons, intent: 'suspension', language: 'fi' },
    });
    expect((await post(app, path, { answer: '' })).status).toBe(422);
    expect((await post(app, path, { answer: 'Ilmoitus on korjattu.' })).status).toBe(303);
    await post(app, path, { answer: 'Toinen vastaus' });
    expect(await world.db.select().from(hearings)).toMatchObject([{ answer: 'Ilmoitus on korjattu.' }]);
    expect(await verbs(world)).toContain('hearing.answered');
    expect(await desk.look('/desk/')).toMatchObject({ watched: { hearings: [{ code }] } });
  });

  test('ends with its last day: the link is gone, and the desk says that no answer came', async () => {
    const desk = await entered(world, 'reviewer');
    await hear(desk);
    await deliver(world);
    const path = `/logo/kuuleminen/${tokenIn(world.posted.find(({ letter }) => letter.to === 'first@example.fi')?.letter)}/`;
    world.at('2026-11-16T21:59:59.999Z');
    const state = async () =>
      ((await (await appIn(world).request(origin + path)).json()) as Shown).hearing?.hearing.state;
    expect(await state()).toBe('asked');
    world.at('2026-11-16T22:00:00.000Z');
    expect(await state()).toBe('gone');
    const again = await entered(world, 'reviewer');
    expect(await again.look(page)).toMatchObject({ hearings: [{ heard: true, answer: null }] });
  });

  test('is one at a time, of three asked at once', async () => {
    const desk = await entered(world, 'reviewer');
    await Promise.all([hear(desk), hear(desk), hear(desk, 'withdrawal')]);
    expect(await world.db.select().from(hearings)).toHaveLength(1);
    expect((await letters(world)).filter((name) => name === 'hearing')).toHaveLength(2);
  });

  test('that nothing comes of is closed with a letter that says so', async () => {
    const desk = await entered(world, 'lead');
    await hear(desk);
    expect((await send(desk, 'drop', { reasons: 'Ilmoitus oli jo korjattu.' })).status).toBe(303);
    expect((await letters(world)).filter((name) => name === 'hearing-closed')).toHaveLength(2);
    expect(await told(world)).toEqual(same('active', 'valid', 'granted'));
    expect((await hear(desk)).status).toBe(303);
  });
});

describe('a suspension', () => {
  test('waits until the employer has been heard, or says why it cannot', async () => {
    const desk = await entered(world, 'reviewer');
    expect(await faultsOf(await suspend(desk))).toEqual({ 'suspend-urgent': 'required' });
    await hear(desk);
    expect(await faultsOf(await suspend(desk))).toEqual({ 'suspend-urgent': 'required' });
    world.later(15 * aDay);
    expect((await suspend(await entered(world, 'reviewer'))).status).toBe(303);
    expect(await told(world)).toEqual(same('suspended', 'suspended', 'suspended'));
    expect((await world.db.select().from(hearings))[0]?.closedAt).toBe(world.now().toISOString());
  });

  test('at once keeps and tells its reason, with the appeal text, the days and a link', async () => {
    const desk = await entered(world, 'reviewer');
    expect((await suspend(desk, urgent)).status).toBe(303);
    expect(await world.db.select().from(measures)).toMatchObject([{ kind: 'suspended', ...urgent }]);
    await deliver(world);
    const text = world.posted.find(({ letter }) => letter.to === 'first@example.fi')?.letter.text ?? '';
    for (const part of [reasons, urgent.urgent, 'Toinen käsittelijä arvioi', '14', '90', '/oma/'])
      expect(text).toContain(part);
  });

  test('needs the declaration and reasons; what was typed stays', async () => {
    const desk = await entered(world, 'reviewer');
    const answer = await send(desk, 'suspend', { reasons: 'lyhyt', ...urgent });
    expect(answer.status).toBe(422);
    expect(((await answer.json()) as Shown).desk).toMatchObject({
      back: {
        act: 'suspend',
        faults: { 'suspend-reasons': 'tooShort', 'suspend-impartial': 'required' },
        typed: { 'suspend-urgent': urgent.urgent },
      },
    });
    expect(await told(world)).toEqual(same('active', 'valid', 'granted'));
  });

  test('of three at once is one, with one letter to each contact', async () => {
    const desk = await entered(world, 'reviewer');
    const answers = await Promise.all([1, 2, 3].map(() => suspend(desk, urgent)));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409]);
    expect((await letters(world)).filter((name) => name === 'suspended')).toHaveLength(2);
    expect((await verbs(world)).filter((verb) => verb === 'award.suspended')).toHaveLength(1);
  });

  test('tells its holder why on their own page, for as long as it lasts', async () => {
    const desk = await entered(world, 'reviewer');
    await suspend(desk, urgent);
    const token = await readToken(world, awardRow({ code }).application);
    expect((await shown(world, token)).award?.reasons).toBe(`${reasons}\n\n${urgent.urgent}`);
    world.later(aMinute);
    await send(await entered(world, 'reviewer'), 'restore', { reasons: 'Ilmoitukset on korjattu.' });
    expect((await shown(world, token)).award?.reasons).toBeUndefined();
  });

  test('and giving the logo up at once: one happens', async () => {
    const desk = await entered(world, 'reviewer');
    await Promise.all([suspend(desk, urgent), send(desk, 'give-up', { reasons: 'Soitto 2.11.2026' })]);
    const [award] = await world.db.select().from(awards);
    expect(award?.events).toHaveLength(1);
    expect(await world.db.select().from(measures)).toHaveLength(1);
  });

  test('ends when it is restored, and all say so', async () => {
    const desk = await entered(world, 'reviewer');
    await suspend(desk, urgent);
    world.later(aMinute);
    expect((await send(desk, 'restore', { reasons: 'Ilmoitukset on korjattu.' })).status).toBe(303);
    expect(await told(world)).toEqual(same('active', 'valid', 'restored'));
    expect(await letters(world)).toContain('restored');
    expect((await send(desk, 'restore', { reasons })).status).toBe(409);
  });
});

describe('a withdrawal', () => {
  test('is not proposed before the employer was heard about a withdrawal', async () => {
    const desk = await entered(world, 'reviewer');
    const fields = { reasons, impartial: 'yes' };
    expect((await send(desk, 'propose', fields)).status).toBe(409);
    await hear(desk, 'suspension');
    world.later(15 * aDay);
    expect((await send(await entered(world, 'reviewer'), 'propose', fields)).status).toBe(409);
  });

  test('is confirmed by another reviewer than the one who proposed it', async () => {
    const { one, two } = await proposed(world);
    expect(await two.look('/desk/')).toMatchObject({ watched: { proposals: [{ code }], hearings: [] } });
    const own = await send(one, 'confirm', { impartial: 'yes' });
    expect(await faultsOf(own)).toEqual({ act: 'same' });
    expect(await faultsOf(await send(two, 'confirm'))).toEqual({ 'confirm-impartial': 'required' });
    expect((await send(two, 'confirm', { impartial: 'yes' })).status).toBe(303);
  });

  test('is public and sent when ten minutes have passed, and not before', async () => {
    const { two } = await proposed(world);
    await send(two, 'confirm', { impartial: 'yes' });
    world.later(undoWindow - 1);
    await deliver(world);
    expect(await told(world)).toEqual(same('active', 'valid', 'granted'));
    const sent = () => world.posted.filter(({ letter }) => letter.subject.includes('perutaan'));
    expect(sent()).toHaveLength(0);
    world.later(1);
    await deliver(world);
    expect(await told(world)).toEqual(same('withdrawn', 'withdrawn', 'withdrawn'));
    expect(sent().map(({ letter }) => letter.to)).toContain('first@example.fi');
  });

  test('is not told to the employer behind the link of its hearing before it takes effect', async () => {
    const { two } = await proposed(world);
    const { link, letter } = await hearingLetter(
      world,
      (await world.db.select().from(hearings))[0] as typeof hearings.$inferSelect,
      { code, organisation: 'Lakeuden Esimerkkileipomo Oy' },
      { place: 'first', email: 'first@example.fi', locale: 'fi' },
    );
    await world.db.insert(links).values({ ...link, expiresAt: '2027-01-01T00:00:00.000Z' });
    await send(two, 'confirm', { impartial: 'yes' });
    const state = async () => (await hearing(world, tokenIn(letter))).state;
    expect(await state()).toBe('asked');
    world.later(undoWindow);
    expect(await state()).toBe('over');
  });

  test('is undone in the window, as if nothing had been, and can be confirmed again', async () => {
    const { two } = await proposed(world);
    const before = await world.db.select().from(awards);
    await send(two, 'confirm', { impartial: 'yes' });
    world.later(undoWindow - 1);
    expect((await send(two, 'undo')).status).toBe(303);
    expect(await world.db.select().from(awards)).toEqual(before);
    expect(await letters(world)).not.toContain('withdrawn');
    expect(await world.db.select().from(withdrawals)).toMatchObject([{ state: 'proposed', settledBy: null }]);
    expect((await send(two, 'confirm', { impartial: 'yes' })).status).toBe(303);
    world.later(undoWindow);
    expect(await faultsOf(await send(await entered(world, 'lead'), 'undo'))).toEqual({ act: 'late' });
  });

  test('confirmed and turned down at once is one of them', async () => {
    const { two } = await proposed(world);
    const answers = await Promise.all([
      send(two, 'confirm', { impartial: 'yes' }),
      send(two, 'turn-down', { reasons: 'Asia on sovittu työnantajan kanssa.' }),
      send(two, 'confirm', { impartial: 'yes' }),
    ]);
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    const [row] = await world.db.select().from(withdrawals);
    const [award] = await world.db.select().from(awards);
    expect(award?.events.length).toBe(row?.state === 'confirmed' ? 1 : 0);
  });

  test('that is turned down changes nothing that is public, and leaves the hearing open', async () => {
    const { one } = await proposed(world);
    expect((await send(one, 'turn-down', { reasons: 'Harkitsin uudelleen.' })).status).toBe(303);
    expect(await told(world)).toEqual(same('active', 'valid', 'granted'));
    expect((await world.db.select().from(hearings))[0]?.closedAt).toBeNull();
    expect(await letters(world)).not.toContain('withdrawn');
  });

  test('by the same person twice is refused by the database itself', async () => {
    const { one } = await proposed(world);
    await expect(
      world.db.update(withdrawals).set({ state: 'confirmed', settledBy: one.member.id }).run(),
    ).rejects.toThrow();
  });
});

describe('what may be done', () => {
  const at = (kind: AwardEvent['kind'], moment = '2026-11-01T10:00:00.000Z'): AwardEvent => ({
    kind,
    at: moment,
  });
  const cases: [name: string, row: Parameters<typeof awardRow>[0], acts: Act[]][] = [
    ['in force', {}, ['suspend', 'hear', 'give-up', 'rename', 'correct']],
    [
      'in grace',
      { terms: [term('2024-10-20', { until: '2026-10-20' })] },
      ['suspend', 'hear', 'give-up', 'rename', 'correct'],
    ],
    [
      'suspended',
      { terms: [term('2026-01-02')], events: [at('suspended')] },
      ['restore', 'hear', 'appeal', 'give-up', 'rename', 'correct'],
    ],
    ['ended by time', { terms: [term('2024-01-01', { until: '2026-01-01' })] }, ['correct']],
    ['given up', { terms: [term('2026-01-02')], events: [at('given-up')] }, ['correct']],
    ['withdrawn', { terms: [term('2026-01-02')], events: [at('withdrawn')] }, ['appeal', 'correct']],
    ['not yet public', { terms: [term('2026-12-02')], publicAt: '2026-12-01T08:00:00.000Z' }, []],
  ];

  test.each(cases)(
    'with an award %s is exactly this, on the page and when it is sent',
    async (_name, row, acts) => {
      await world.db.delete(awards);
      await world.db.delete(applications);
      await grant(world, awardRow({ code, application: 'another', ...row }));
      const desk = await entered(world, 'reviewer');
      const shown = await desk.look(page);
      expect([...(shown?.page === 'award' ? shown.acts : [])].sort()).toEqual([...acts].sort());
      const before = (await dump(world))['awards'];
      for (const act of Object.keys(actFields) as Act[]) {
        if (acts.includes(act)) continue;
        expect([act, (await send(desk, act, { reasons, impartial: 'yes' })).status]).toEqual([act, 409]);
      }
      expect((await dump(world))['awards']).toEqual(before);
    },
  );

  test('by a coach is nothing, who sees no concern and no hearing, and nothing that tells of one', async () => {
    const lead = await entered(world, 'lead');
    await suspend(lead, urgent);
    await send(lead, 'restore', { reasons });
    world.later(aMinute);
    await hear(lead);
    expect(await lead.look(page)).toMatchObject({
      measures: [{}, {}],
      log: expect.arrayContaining([expect.objectContaining({ verb: 'award.suspended' })]),
    });
    const coach = await entered(world, 'coach', { municipalities: ['743'] });
    expect(await coach.look(page)).toMatchObject({
      ...{ acts: [], hearings: [], concerns: [], measures: [], letters: [], log: [] },
    });
    expect((await suspend(coach, urgent)).status).toBe(403);
    const other = await entered(world, 'coach', { municipalities: ['905'] });
    expect((await other.get(page)).status).toBe(404);
    expect(await other.look('/desk/awards/')).toMatchObject({ rows: [] });
  });
});
