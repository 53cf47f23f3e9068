import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { deliver } from '../../../functions/deliver';
import { decide, undoWindow } from '../../../functions/desk/decide';
import { eraseAsked } from '../../../functions/erase';
import { concerns } from '../../../functions/store/concerns';
import { appeals } from '../../../functions/store/measures';
import { applications, contacts } from '../../../functions/store/schema';
import { concern, dump } from '../../support/store';
import { appIn, freshWorld, opened, post, type TestWorld } from '../../support/world';
import { changeToken } from '../own/own';
import { aMinute, deskOf, entered } from './desk';
import {
  code,
  type Desk,
  faultsOf,
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
} from './holding';

let world: TestWorld;

beforeEach(async () => {
  world = await freshWorld();
  await held(world);
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
    expect(await letters(world)).toContain('appeal-received');
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
    expect((await told(world)).check).toBe(row?.outcome === 'changed' ? 'active' : 'suspended');
    expect((await letters(world)).filter((name) => name === 'appeal-closed')).toHaveLength(2);
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
      expect((await told(world)).check).toBe(state);
      expect(await letters(world)).not.toContain('restored');
      await deliver(world);
      const letter = world.posted.findLast(({ letter: { text } }) => text.includes(close.note))?.letter;
      expect(letter?.text).toContain('Päätös muuttuu.');
      expect(letter?.text).not.toContain('Keskeytys päättyy');
    },
  );

  test('against a suspension waits while its withdrawal may still be undone, and then closes', async () => {
    const { two } = await proposed(world);
    await suspend(two, urgent);
    world.later(aMinute);
    const path = await appealed(two);
    await send(two, 'confirm', { impartial: 'yes' });
    const third = await entered(world, 'lead');
    expect((await third.send(path, close)).status).toBe(409);
    world.later(undoWindow);
    expect((await third.send(path, close)).headers.get('location')).toMatch(/done=appeal-closed$/);
    expect((await told(world)).check).toBe('withdrawn');
  });

  test('changed for an employer that has asked to be erased leaves nothing of the person once it is decided anew', async () => {
    const { two } = await proposed(world);
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
    const { two } = await proposed(world);
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
    expect(await told(world)).toEqual(same('withdrawn', 'withdrawn', 'withdrawn'));
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
