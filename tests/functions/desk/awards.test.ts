import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { deliver } from '../../../functions/deliver';
import { decide, undoWindow } from '../../../functions/desk/decide';
import { eraseAsked } from '../../../functions/erase';
import { hearing, hearingLetter } from '../../../functions/hear';
import type { Shown } from '../../../functions/shown';
import { awards } from '../../../functions/store/awards';
import { concerns } from '../../../functions/store/concerns';
import { audit } from '../../../functions/store/desk';
import { appeals, hearings, measures, withdrawals } from '../../../functions/store/measures';
import { applications, contacts, links, outbox } from '../../../functions/store/schema';
import { type Act, actFields } from '../../../src/desk/acts';
import type { AwardEvent } from '../../../src/programme/award';
import { awardRow, grant, term } from '../../support/awards';
import { concern, dump, origin, tokenIn } from '../../support/store';
import { appIn, freshWorld, opened, post, type TestWorld } from '../../support/world';
import { changeToken, readToken, shown } from '../own/own';
import { aDay, aMinute, deskOf, entered } from './desk';

const code = '7KD-3VMX';
const page = `/desk/awards/${code}/`;
const reasons = 'Työpaikkailmoituksissa kysyttiin terveydestä.';
let world: TestWorld;

beforeEach(async () => {
  world = await freshWorld();
  await held();
});

/** An award in force with two confirmed contacts. */
async function held(events: AwardEvent[] = []) {
  const row = awardRow({ code, events });
  await grant(world, row);
  for (const place of ['first', 'second'] as const) {
    const email = `${place}@example.fi`;
    await world.db.insert(contacts).values({
      application: row.application,
      place,
      name: 'Esimerkki Henkilö',
      role: 'Johtaja',
      email,
      emailPrint: await world.secret.print(email),
      phone: '',
      confirmedAt: '2026-10-01T09:00:00.000Z',
    });
  }
  return row;
}

type Desk = Awaited<ReturnType<typeof entered>>;
const send = (desk: Desk, act: Act, fields: Record<string, string> = {}) =>
  desk.send(page, {
    act,
    ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${act}-${name}`, value])),
  });
const faultsOf = async (answer: Response) => {
  const { desk } = (await answer.json()) as Shown;
  return desk && 'back' in desk ? desk.back?.faults : undefined;
};
const hear = (desk: Desk, intent = 'suspension') => send(desk, 'hear', { intent, reasons });
const suspend = (desk: Desk, other: Record<string, string> = {}) =>
  send(desk, 'suspend', { reasons, impartial: 'yes', ...other });
const urgent = { urgent: 'Tarkistussivu näyttäisi logon olevan voimassa.' };

/** What the public is told over HTTP: register, check page, open data, the newest change. */
async function told() {
  const app = appIn(world);
  const shown = async (path: string) => ((await (await app.request(origin + path)).json()) as Shown).register;
  const list = await shown('/rekisteri/');
  const check = await shown(`/t/${code}/`);
  const holder = await shown(`/en/register/${code}/`);
  const open = (await (await app.request(`${origin}/api/register.json`)).json()) as {
    logos: { state: string; name: string }[];
  };
  const feed = (await (await app.request(`${origin}/api/changes.json?lang=en`)).json()) as {
    items: { tags: string[]; content_text: string }[];
  };
  const state = (of: typeof check) => (of?.page === 'award' ? of.award.state.state : undefined);
  return {
    list: list?.page === 'list' ? list.lines.map((line) => line.state.state) : [],
    check: state(check),
    holder: state(holder),
    open: open.logos.map((logo) => logo.state),
    newest: feed.items[0]?.tags[0],
  };
}
const same = (state: string, open: string, newest: string) => ({
  list: [state],
  check: state,
  holder: state,
  open: [open],
  newest,
});

const letters = async () => (await world.db.select().from(outbox)).map(({ name }) => name);
const verbs = async () => (await world.db.select().from(audit)).map(({ verb }) => verb);

describe('a hearing', () => {
  test('is asked by a letter to each contact with its own link, and answered once', async () => {
    const desk = await entered(world, 'reviewer');
    expect((await hear(desk)).headers.get('location')).toBe(`${page}?done=heard`);
    await deliver(world);
    const letter = world.posted.find(({ letter: { to } }) => to === 'first@example.fi')?.letter;
    expect(letter?.text).toContain(reasons);
    expect(letter?.text).toContain('16.11.2026');
    expect(await letters()).toEqual(expect.arrayContaining(['hearing', 'hearing']));
    const path = `/logo/kuuleminen/${tokenIn(letter)}/`;
    const app = appIn(world);
    expect(((await (await app.request(origin + path)).json()) as Shown).hearing).toMatchObject({
      hearing: { state: 'asked', reasons, intent: 'suspension', language: 'fi' },
    });
    expect((await post(app, path, { answer: '' })).status).toBe(422);
    expect((await post(app, path, { answer: 'Ilmoitus on korjattu.' })).status).toBe(303);
    await post(app, path, { answer: 'Toinen vastaus' });
    expect(await world.db.select().from(hearings)).toMatchObject([{ answer: 'Ilmoitus on korjattu.' }]);
    expect(await verbs()).toContain('hearing.answered');
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
    expect((await letters()).filter((name) => name === 'hearing')).toHaveLength(2);
  });

  test('that nothing comes of is closed with a letter that says so', async () => {
    const desk = await entered(world, 'lead');
    await hear(desk);
    expect((await send(desk, 'drop', { reasons: 'Ilmoitus oli jo korjattu.' })).status).toBe(303);
    expect((await letters()).filter((name) => name === 'hearing-closed')).toHaveLength(2);
    expect(await told()).toEqual(same('active', 'valid', 'granted'));
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
    expect(await told()).toEqual(same('suspended', 'suspended', 'suspended'));
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
    expect(await told()).toEqual(same('active', 'valid', 'granted'));
  });

  test('of three at once is one, with one letter to each contact', async () => {
    const desk = await entered(world, 'reviewer');
    const answers = await Promise.all([1, 2, 3].map(() => suspend(desk, urgent)));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409]);
    expect((await letters()).filter((name) => name === 'suspended')).toHaveLength(2);
    expect((await verbs()).filter((verb) => verb === 'award.suspended')).toHaveLength(1);
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
    expect(await told()).toEqual(same('active', 'valid', 'restored'));
    expect(await letters()).toContain('restored');
    expect((await send(desk, 'restore', { reasons })).status).toBe(409);
  });
});

/** An award whose withdrawal is proposed after its employer was heard about it. */
async function proposed() {
  const first = await entered(world, 'reviewer');
  await hear(first, 'withdrawal');
  world.later(15 * aDay);
  const one = await entered(world, 'reviewer');
  expect((await send(one, 'propose', { reasons, impartial: 'yes' })).status).toBe(303);
  return { one, two: await entered(world, 'lead') };
}

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
    const { one, two } = await proposed();
    expect(await two.look('/desk/')).toMatchObject({ watched: { proposals: [{ code }], hearings: [] } });
    const own = await send(one, 'confirm', { impartial: 'yes' });
    expect(await faultsOf(own)).toEqual({ act: 'same' });
    expect(await faultsOf(await send(two, 'confirm'))).toEqual({ 'confirm-impartial': 'required' });
    expect((await send(two, 'confirm', { impartial: 'yes' })).status).toBe(303);
  });

  test('is public and sent when ten minutes have passed, and not before', async () => {
    const { two } = await proposed();
    await send(two, 'confirm', { impartial: 'yes' });
    world.later(undoWindow - 1);
    await deliver(world);
    expect(await told()).toEqual(same('active', 'valid', 'granted'));
    const sent = () => world.posted.filter(({ letter }) => letter.subject.includes('perutaan'));
    expect(sent()).toHaveLength(0);
    world.later(1);
    await deliver(world);
    expect(await told()).toEqual(same('withdrawn', 'withdrawn', 'withdrawn'));
    expect(sent().map(({ letter }) => letter.to)).toContain('first@example.fi');
  });

  test('is not told to the employer behind the link of its hearing before it takes effect', async () => {
    const { two } = await proposed();
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
    const { two } = await proposed();
    const before = await world.db.select().from(awards);
    await send(two, 'confirm', { impartial: 'yes' });
    world.later(undoWindow - 1);
    expect((await send(two, 'undo')).status).toBe(303);
    expect(await world.db.select().from(awards)).toEqual(before);
    expect(await letters()).not.toContain('withdrawn');
    expect(await world.db.select().from(withdrawals)).toMatchObject([{ state: 'proposed', settledBy: null }]);
    expect((await send(two, 'confirm', { impartial: 'yes' })).status).toBe(303);
    world.later(undoWindow);
    expect(await faultsOf(await send(await entered(world, 'lead'), 'undo'))).toEqual({ act: 'late' });
  });

  test('confirmed and turned down at once is one of them', async () => {
    const { two } = await proposed();
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
    const { one } = await proposed();
    expect((await send(one, 'turn-down', { reasons: 'Harkitsin uudelleen.' })).status).toBe(303);
    expect(await told()).toEqual(same('active', 'valid', 'granted'));
    expect((await world.db.select().from(hearings))[0]?.closedAt).toBeNull();
    expect(await letters()).not.toContain('withdrawn');
  });

  test('by the same person twice is refused by the database itself', async () => {
    const { one } = await proposed();
    await expect(
      world.db.update(withdrawals).set({ state: 'confirmed', settledBy: one.member.id }).run(),
    ).rejects.toThrow();
  });
});

describe('the public entry', () => {
  test('takes another name and business ID; the old name stays in the history', async () => {
    const desk = await entered(world, 'reviewer');
    const fields = {
      organisation: 'Rannikon Esimerkkileipomo Oy',
      markName: '',
      businessId: '2345678-0',
      reasons: 'Fuusio 1.11.2026, kaupparekisteri.',
    };
    const answer = await send(desk, 'rename', fields);
    expect([answer.status, await (answer.status === 303 ? '' : faultsOf(answer))]).toEqual([303, '']);
    const app = appIn(world);
    const { register } = (await (await app.request(`${origin}/rekisteri/${code}/`)).json()) as Shown;
    expect(register).toMatchObject({
      award: { organisation: fields.organisation, businessId: fields.businessId },
    });
    const history = register?.page === 'award' ? register.award.history : [];
    expect(history.at(-1)).toMatchObject({ what: 'renamed', was: 'Lakeuden Esimerkkileipomo Oy' });
    const found = (await (await app.request(`${origin}/rekisteri/?name=rannikon`)).json()) as Shown;
    expect(found.register).toMatchObject({ lines: [{ code }] });
    expect(await letters()).toContain('name-changed');
    expect(await faultsOf(await send(desk, 'rename', fields))).toEqual({ 'rename-organisation': 'same' });
  });

  test('is corrected field by field with a note, and the change log says that it was', async () => {
    const desk = await entered(world, 'reviewer');
    const [row] = await world.db.select().from(awards);
    const entry = {
      organisation: row?.organisation ?? '',
      markName: '',
      businessId: '1234567-1',
      municipality: '905',
      industry: 'C',
      size: '10-49',
      website: row?.website ?? '',
      workplaces: '',
      ...row?.commitments,
    };
    const answer = await send(desk, 'correct', { ...entry, reasons: 'Kunta oli väärin.' });
    expect([answer.status, answer.status === 303 ? '' : await faultsOf(answer)]).toEqual([303, '']);
    expect(await told()).toEqual(same('active', 'valid', 'corrected'));
    expect(await world.db.select().from(measures)).toMatchObject([
      { kind: 'corrected', changes: { municipality: ['743', '905'] } },
    ]);
    const again = await send(desk, 'correct', { ...entry, reasons: 'Kunta oli väärin.' });
    expect(await faultsOf(again)).toEqual({ 'correct-reasons': 'same' });
  });

  test('of two corrections at once takes one', async () => {
    const desk = await entered(world, 'reviewer');
    const fields = (organisation: string) => ({
      organisation,
      markName: '',
      businessId: '1234567-1',
      reasons: 'Uusi nimi.',
    });
    await Promise.all(['Yksi Oy', 'Kaksi Oy'].map((name) => send(desk, 'rename', fields(name))));
    expect(await world.db.select().from(measures)).toHaveLength(1);
  });
});

test('giving up ends the award at once, with a letter that confirms it', async () => {
  const desk = await entered(world, 'reviewer');
  await send(desk, 'give-up', { reasons: 'Soitto 2.11.2026, toimitusjohtaja.' });
  expect(await told()).toEqual(same('ended', 'ended', 'given-up'));
  expect(await letters()).toContain('given-up');
  expect((await send(desk, 'give-up', { reasons: 'Vielä kerran sama.' })).status).toBe(409);
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

describe('a concern', () => {
  async function reported() {
    const app = appIn(world);
    await post(app, '/logo/huoli/', concern(await opened(app, world, '/logo/huoli/'), { code }));
    await app.settle();
    const [row] = await world.db.select().from(concerns);
    return `/desk/concerns/${row?.id}/`;
  }
  const answer = { act: 'close', answer: 'Logon käyttöoikeus on keskeytetty.' };

  test('ends as a suspension only when there has been one since it was told', async () => {
    const desk = await entered(world, 'reviewer');
    await suspend(desk, urgent);
    await send(desk, 'restore', { reasons });
    world.later(aMinute);
    const path = await reported();
    expect(await desk.look(path)).toMatchObject({ award: { code }, outcomes: ['no-ground', 'remedy'] });
    expect(await faultsOf(await desk.send(path, { ...answer, outcome: 'suspended' }))).toEqual({
      outcome: 'untrue',
    });
    world.later(aMinute);
    await suspend(desk, urgent);
    expect((await desk.send(path, { ...answer, outcome: 'withdrawn' })).status).toBe(422);
    expect((await desk.send(path, { ...answer, outcome: 'suspended' })).status).toBe(303);
  });

  test('of an employer named in words is pointed at its award', async () => {
    const app = appIn(world);
    await post(app, '/logo/huoli/', concern(await opened(app, world, '/logo/huoli/')));
    const [row] = await world.db.select().from(concerns);
    const path = `/desk/concerns/${row?.id}/`;
    const desk = await entered(world, 'reviewer');
    expect(await faultsOf(await desk.send(path, { act: 'point', code: '222-2222' }))).toEqual({
      code: 'unknown',
    });
    expect((await desk.send(path, { act: 'point', code: '7kd3vmx' })).status).toBe(303);
    expect(await desk.look(page)).toMatchObject({ concerns: [{ id: row?.id }] });
    expect(await desk.look('/desk/awards/?state=todo')).toMatchObject({ rows: [{ code, todo: true }] });
  });
});

describe('an appeal', () => {
  const asked = { receivedOn: '2026-11-02', asked: 'Pyydämme arvioimaan päätöksen uudelleen.' };
  const close = { act: 'close', outcome: 'changed', note: 'Uusi selvitys muuttaa arvion.' };

  async function appealed(desk: Desk) {
    const answer = await send(desk, 'appeal', asked);
    return (answer.headers.get('location') ?? '').replace(/\?.*/, '');
  }

  test('against a suspension is recorded, acknowledged and on the first page with its day', async () => {
    const desk = await entered(world, 'reviewer');
    await suspend(desk, urgent);
    const path = await appealed(desk);
    expect(await letters()).toContain('appeal-received');
    expect(await desk.look('/desk/')).toMatchObject({ watched: { appeals: [{ day: '2026-12-02' }] } });
    expect(await desk.look('/desk/appeals/')).toMatchObject({ rows: [{ decision: 'suspended' }] });
    expect(await desk.look(path)).toMatchObject({ appeal: asked, reasons });
    expect((await send(desk, 'appeal', asked)).status).toBe(409);
  });

  test('is not closed by the one who decided, and changed it ends the suspension in the same moment', async () => {
    const desk = await entered(world, 'reviewer');
    await suspend(desk, urgent);
    world.later(aMinute);
    const path = await appealed(desk);
    expect(await faultsOf(await desk.send(path, close))).toEqual({ outcome: 'same' });
    const other = await entered(world, 'lead');
    const answers = await Promise.all([
      other.send(path, close),
      other.send(path, { ...close, outcome: 'upheld' }),
    ]);
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    const [row] = await world.db.select().from(appeals);
    expect((await told()).check).toBe(row?.outcome === 'changed' ? 'active' : 'suspended');
    expect((await letters()).filter((name) => name === 'appeal-closed')).toHaveLength(2);
  });

  test.each([
    ['given up', 'ended', (desk: Desk) => send(desk, 'give-up', { reasons })],
    ['run out', 'ended', async () => world.at('2029-01-10T10:00:00Z')],
  ])(
    'against a suspension of a logo that has meanwhile %s closes, and gives nothing back',
    async (_what, state, ends) => {
      const desk = await entered(world, 'reviewer');
      await suspend(desk, urgent);
      world.later(aMinute);
      const path = await appealed(desk);
      await ends(desk);
      const other = await entered(world, 'lead');
      const answer = await other.send(path, close);
      expect(answer.headers.get('location')).toMatch(/done=appeal-closed$/);
      expect((await told()).check).toBe(state);
      expect(await letters()).not.toContain('restored');
      await deliver(world);
      const letter = world.posted.findLast(({ letter: { text } }) => text.includes(close.note))?.letter;
      expect(letter?.text).toContain('Päätös muuttuu.');
      expect(letter?.text).not.toContain('Keskeytys päättyy');
    },
  );

  test('against a suspension waits while its withdrawal may still be undone, and then closes', async () => {
    const { two } = await proposed();
    await suspend(two, urgent);
    world.later(aMinute);
    const path = await appealed(two);
    await send(two, 'confirm', { impartial: 'yes' });
    const third = await entered(world, 'lead');
    expect((await third.send(path, close)).status).toBe(409);
    world.later(undoWindow);
    expect((await third.send(path, close)).headers.get('location')).toMatch(/done=appeal-closed$/);
    expect((await told()).check).toBe('withdrawn');
  });

  test('changed for an employer that has asked to be erased leaves nothing of the person once it is decided anew', async () => {
    const { two } = await proposed();
    await send(two, 'confirm', { impartial: 'yes' });
    world.later(undoWindow);
    const path = await appealed(two);
    const [row] = await world.db.select().from(applications);
    const change = await changeToken(world, row?.id ?? '');
    await deskOf(world).send(`/oma/${change}/`, { act: 'erase', sure: 'yes' });
    const third = await entered(world, 'reviewer');
    const answer = await third.send(path, close);
    const anew = /applications\/([^/]+)/.exec(answer.headers.get('location') ?? '')?.[1] ?? '';
    await eraseAsked(world);
    expect((await world.db.select().from(contacts)).map(({ application }) => application)).toEqual([
      anew,
      anew,
    ]);
    const verdict = { outcome: 'declined', reasons, impartial: true } as const;
    expect(await decide(world, third.member, anew, verdict)).toMatchObject({ ok: true });
    world.later(undoWindow);
    await eraseAsked(world);
    await deliver(world);
    const { outbox: _sealed, ...rest } = await dump(world);
    expect(JSON.stringify(rest)).not.toMatch(/Esimerkki Henkilö|first@example|second@example/);
    expect(rest).toMatchObject({ contacts: [], erasures_asked: [] });
  });

  test('against a withdrawal, changed, has the application received anew with its contacts', async () => {
    const { two } = await proposed();
    await send(two, 'confirm', { impartial: 'yes' });
    world.later(undoWindow);
    const path = await appealed(two);
    const third = await entered(world, 'reviewer');
    const answer = await third.send(path, close);
    const anew = (await world.db.select().from(applications)).find(({ state }) => state === 'received');
    expect(answer.headers.get('location')).toBe(`/desk/applications/${anew?.id}/?done=appeal-reopened`);
    expect(
      await world.db
        .select()
        .from(contacts)
        .where(eq(contacts.application, anew?.id ?? '')),
    ).toHaveLength(2);
    expect(await told()).toEqual(same('withdrawn', 'withdrawn', 'withdrawn'));
    expect((await third.send(path, close)).status).toBe(409);
  });

  test.each([
    ['', 'required'],
    ['eilen', 'day'],
    ['31.2.2026', 'day'],
    ['3.11.2026', 'future'],
  ])('received on "%s" is refused', async (receivedOn, fault) => {
    const desk = await entered(world, 'reviewer');
    await suspend(desk, urgent);
    expect(await faultsOf(await send(desk, 'appeal', { ...asked, receivedOn }))).toEqual({
      'appeal-receivedOn': fault,
    });
  });
});
