import { beforeEach, describe, expect, test } from 'vitest';
import { deliver } from '../../../functions/deliver';
import { decide, undo } from '../../../functions/desk/decide';
import type { Shown } from '../../../functions/shown';
import { awards } from '../../../functions/store/awards';
import { audit, decisions, reviews } from '../../../functions/store/desk';
import { applications, outbox } from '../../../functions/store/schema';
import { enclosures } from '../../support/store';
import { freshWorld, type TestWorld } from '../../support/world';
import { aMinute, applicationOf, entered, hire, received } from './desk';

let world: TestWorld;
let production: TestWorld;
beforeEach(async () => {
  production = await freshWorld();
  // The rules are a draft: only a site on localhost may approve.
  world = { ...production, origin: 'http://localhost:8790' };
});

const approved = {
  outcome: 'approved',
  reasons: 'Viisi sitoumusta näkyy arjessa hyvin.',
  impartial: true,
} as const;
const declined = { ...approved, outcome: 'declined' } as const;

async function entitled(application: string) {
  const row = {
    application,
    item: 'entitled',
    verdict: 'good',
    note: 'Soitto vaihteeseen',
    actor: 'x',
    at: world.now().toISOString(),
  } as const;
  await world.db.insert(reviews).values(row);
}

async function decidable() {
  const application = await received(world);
  await entitled(application.id);
  return application;
}

describe('a decision', () => {
  test('approves with an award, a letter and a record that take effect together after ten minutes', async () => {
    const { id } = await decidable();
    const by = await hire(world, 'reviewer');
    expect(await decide(world, by, id, approved)).toEqual({ ok: true });
    const effective = new Date(world.now().getTime() + 10 * aMinute).toISOString();
    expect(await applicationOf(world, id)).toMatchObject({ state: 'approved' });
    expect(await world.db.select().from(awards)).toMatchObject([
      { application: id, publicAt: effective, validUntil: '2028-11-02', graceUntil: '2028-12-02' },
    ]);
    const letter = (await enclosures(world)).find(({ name }) => name === 'decision-approved');
    expect(letter).toMatchObject({
      state: 'waiting',
      dueAt: effective,
      letter: { to: 'henkilo@example.fi' },
    });
    expect(letter?.letter.text).toContain(approved.reasons);
    const before = world.posted.length;
    world.later(10 * aMinute - 1);
    await deliver(world);
    expect(world.posted).toHaveLength(before);
    world.later(1);
    await deliver(world);
    expect(world.posted).toHaveLength(before + 1);
  });

  test('declines with reasons and the way to have it changed, and makes no award', async () => {
    const { id } = await received(world);
    expect(await decide(world, await hire(world, 'lead'), id, declined)).toEqual({ ok: true });
    expect(await world.db.select().from(awards)).toHaveLength(0);
    const letter = (await enclosures(world)).find(({ name }) => name === 'decision-declined');
    expect(letter?.letter.text).toMatch(
      /Viisi sitoumusta näkyy arjessa hyvin\.[\s\S]*Toinen käsittelijä arvioi/,
    );
  });

  test('is one, of five reviewers at once', async () => {
    const { id } = await decidable();
    const staff = await Promise.all([1, 2, 3, 4, 5].map(() => hire(world, 'reviewer')));
    const told = await Promise.all(
      staff.map((by, at) => decide(world, by, id, at % 2 ? approved : declined)),
    );
    expect(told.filter(({ ok }) => ok)).toHaveLength(1);
    expect(told.filter((one) => !one.ok)).toEqual(Array(4).fill({ ok: false, fault: 'state' }));
    const [decision] = await world.db.select().from(decisions);
    expect(await applicationOf(world, id)).toMatchObject({ state: decision?.outcome });
    expect(await world.db.select().from(awards)).toHaveLength(decision?.outcome === 'approved' ? 1 : 0);
    expect(
      (await world.db.select().from(outbox)).filter(({ name }) => name.startsWith('decision')),
    ).toHaveLength(1);
    expect(
      (await world.db.select().from(audit)).filter(({ verb }) => /^application\./.test(verb)),
    ).toHaveLength(1);
  });

  test.each([
    ['by a coach', { role: 'coach' }, approved, 'role'],
    ['by an editor', { role: 'editor' }, approved, 'role'],
    ['without the declaration', { role: 'reviewer' }, { ...approved, impartial: false }, 'impartial'],
    ['without reasons', { role: 'reviewer' }, { ...approved, reasons: '   ok   ' }, 'reasons'],
  ] as const)('%s is refused', async (_what, { role }, verdict, fault) => {
    const { id } = await decidable();
    expect(await decide(world, await hire(world, role), id, verdict)).toEqual({ ok: false, fault });
    expect(await applicationOf(world, id)).toMatchObject({ state: 'received' });
  });

  test('approves nobody whose right to speak for the organisation was not recorded', async () => {
    const { id } = await received(world);
    expect(await decide(world, await hire(world, 'lead'), id, approved)).toEqual({
      ok: false,
      fault: 'entitled',
    });
  });

  test('approves nobody in production while the rules are a draft, but declines', async () => {
    const { id } = await decidable();
    const by = await hire(world, 'lead');
    expect(await decide(production, by, id, approved)).toEqual({ ok: false, fault: 'draft' });
    expect(await decide(production, by, id, declined)).toEqual({ ok: true });
  });

  test('of what is unconfirmed, decided or none is refused', async () => {
    const { id } = await decidable();
    const by = await hire(world, 'lead');
    await decide(world, by, id, declined);
    expect(await decide(world, by, id, approved)).toEqual({ ok: false, fault: 'state' });
    expect(await decide(world, by, 'none', approved)).toEqual({ ok: false, fault: 'state' });
    await world.db.update(applications).set({ state: 'unconfirmed' });
    expect(await decide(world, by, id, approved)).toEqual({ ok: false, fault: 'state' });
  });

  test('waits for the answer to a question', async () => {
    const { id } = await decidable();
    const { send } = await entered(world, 'reviewer');
    expect(
      (await send(`/desk/applications/${id}/`, { act: 'ask', question: 'Kuka osallistuu perehdytykseen?' }))
        .status,
    ).toBe(303);
    expect(await decide(world, await hire(world, 'lead'), id, declined)).toEqual({
      ok: false,
      fault: 'question',
    });
  });
});

describe('undoing', () => {
  test('in the window makes it as if nothing had been, and it can be decided again', async () => {
    const { id } = await decidable();
    const by = await hire(world, 'reviewer');
    await decide(world, by, id, approved);
    world.later(10 * aMinute - 1);
    expect(await undo(world, by, id)).toBe(true);
    expect(await applicationOf(world, id)).toMatchObject({ state: 'received' });
    expect(await world.db.select().from(awards)).toHaveLength(0);
    expect(await world.db.select().from(decisions)).toHaveLength(0);
    expect(
      (await world.db.select().from(outbox)).filter(({ name }) => name.startsWith('decision')),
    ).toHaveLength(0);
    expect(await decide(world, by, id, declined)).toEqual({ ok: true });
  });

  test('is refused from the millisecond it is effective', async () => {
    const { id } = await decidable();
    const by = await hire(world, 'reviewer');
    await decide(world, by, id, approved);
    world.later(10 * aMinute);
    expect(await undo(world, by, id)).toBe(false);
    expect(await world.db.select().from(awards)).toHaveLength(1);
  });

  test('twice at once is once', async () => {
    const { id } = await decidable();
    const by = await hire(world, 'reviewer');
    await decide(world, by, id, approved);
    expect((await Promise.all([1, 2, 3].map(() => undo(world, by, id)))).filter(Boolean)).toHaveLength(1);
    expect(
      (await world.db.select().from(audit)).filter(({ verb }) => verb === 'decision.undone'),
    ).toHaveLength(1);
  });

  test('is not for a coach, and not for what was not decided', async () => {
    const { id } = await decidable();
    expect(await undo(world, await hire(world, 'lead'), id)).toBe(false);
    await decide(world, await hire(world, 'lead'), id, approved);
    expect(await undo(world, await hire(world, 'coach'), id)).toBe(false);
  });
});

describe('the form', () => {
  test('comes back with what was typed and what is wrong', async () => {
    const { id } = await received(world);
    const { send } = await entered(world, 'reviewer');
    const answer = await send(`/desk/applications/${id}/`, {
      act: 'decide',
      outcome: 'approved',
      reasons: 'Hyvä hakemus kaikin puolin.',
    });
    expect(answer.status).toBe(422);
    expect(((await answer.json()) as Shown).desk).toMatchObject({
      page: 'application',
      back: {
        act: 'decide',
        typed: { outcome: 'approved', reasons: 'Hyvä hakemus kaikin puolin.' },
        faults: { impartial: 'required' },
      },
    });
  });

  test('says when somebody else was first', async () => {
    const { id } = await decidable();
    const [one, two] = [await entered(world, 'reviewer'), await entered(world, 'lead')];
    const fields = {
      act: 'decide',
      outcome: 'declined',
      reasons: 'Sitoumukset jäävät vielä avoimiksi.',
      impartial: 'yes',
    };
    expect((await one.send(`/desk/applications/${id}/`, fields)).status).toBe(303);
    const answer = await two.send(`/desk/applications/${id}/`, fields);
    expect(answer.status).toBe(409);
    expect(((await answer.json()) as Shown).desk).toMatchObject({
      back: { faults: { outcome: 'state' } },
      decision: { undoable: true },
    });
  });
});
