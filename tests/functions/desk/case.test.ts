import { beforeEach, describe, expect, test } from 'vitest';
import type { Desk } from '../../../functions/desk/shown';
import type { Shown } from '../../../functions/shown';
import { audit, reviews } from '../../../functions/store/desk';
import { applications } from '../../../functions/store/schema';
import { items } from '../../../src/desk/forms';
import { type Fields, freshWorld, type TestWorld } from '../../support/world';
import { aDay, entered, received } from './desk';

let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

type Of<Page extends Desk['page']> = Extract<Desk, { page: Page }>;

describe('a case', () => {
  test('shows the application with its contacts, letters, earlier ones and what was done', async () => {
    const earlier = await received(world);
    world.later(aDay);
    const { id } = await received(world, { contactEmail: 'henkilo@www.example.fi' });
    const { look } = await entered(world, 'reviewer');
    const shown = (await look(`/desk/applications/${id}/`)) as Of<'application'>;
    expect(shown.others.map((other) => other.id)).toEqual([earlier.id]);
    expect(shown.contacts).toMatchObject([{ name: 'Esimerkki Henkilö' }]);
    expect(shown.domain).toBe('same');
    expect(shown.letters.map(({ name }) => name).sort()).toEqual([
      'application-received',
      'confirm-application',
      'team-application',
    ]);
    expect(shown.left).toBe(10);
    expect(shown.rules).toMatch(/^\d/);
  });

  const checks = (changes: Fields = {}): Fields => ({
    act: 'review',
    ...Object.fromEntries(
      items.flatMap((item) => [
        [`${item}-verdict`, 'open'],
        [`${item}-note`, ''],
        [`${item}-at`, ''],
      ]),
    ),
    ...changes,
  });

  test('keeps the checks that were changed, with an audit row each and no note in it', async () => {
    const { id } = await received(world);
    const { member, send: act, look } = await entered(world, 'reviewer');
    const answer = await act(
      `/desk/applications/${id}/`,
      checks({
        'recruiting-verdict': 'good',
        'entitled-verdict': 'good',
        'entitled-note': 'Soitto vaihteeseen 2.11.',
      }),
    );
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `/desk/applications/${id}/?done=reviewed`,
    ]);
    expect(await world.db.select().from(reviews)).toMatchObject([
      { item: 'recruiting', verdict: 'good', actor: member.id },
      { item: 'entitled', note: 'Soitto vaihteeseen 2.11.' },
    ]);
    const rows = (await world.db.select().from(audit)).filter(({ verb }) => verb === 'review.changed');
    expect(rows.map(({ details }) => details)).toEqual([
      { item: 'recruiting', verdict: 'good' },
      { item: 'entitled', verdict: 'good' },
    ]);
    expect(await look(`/desk/applications/${id}/`)).toMatchObject({
      log: expect.arrayContaining([expect.objectContaining({ verb: 'review.changed', who: member.name })]),
    });
  });

  test('asks how the right to speak for the organisation was checked', async () => {
    const { id } = await received(world);
    const { send: act } = await entered(world, 'reviewer');
    const answer = await act(`/desk/applications/${id}/`, checks({ 'entitled-verdict': 'good' }));
    expect(answer.status).toBe(422);
    expect(((await answer.json()) as Shown).desk).toMatchObject({
      back: { faults: { 'entitled-note': 'told' } },
    });
    expect(await world.db.select().from(reviews)).toHaveLength(0);
  });

  test('does not write over what another reviewer has changed meanwhile', async () => {
    const { id } = await received(world);
    const [one, two] = [await entered(world, 'reviewer'), await entered(world, 'lead')];
    await one.send(
      `/desk/applications/${id}/`,
      checks({ 'privacy-verdict': 'not-yet', 'privacy-note': 'Kysytään haastattelusta.' }),
    );
    world.later(1000);
    const answer = await two.send(`/desk/applications/${id}/`, checks({ 'privacy-verdict': 'good' }));
    expect(answer.status).toBe(409);
    expect(((await answer.json()) as Shown).desk).toMatchObject({
      back: { faults: { 'privacy-note': 'changed' }, typed: { 'privacy-verdict': 'good' } },
    });
    expect(await world.db.select().from(reviews)).toMatchObject([
      { verdict: 'not-yet', note: 'Kysytään haastattelusta.' },
    ]);
    const [row] = await world.db.select().from(reviews);
    await two.send(
      `/desk/applications/${id}/`,
      checks({ 'privacy-verdict': 'good', 'privacy-at': row?.at ?? '' }),
    );
    expect(await world.db.select().from(reviews)).toMatchObject([{ verdict: 'good' }]);
  });

  test('two who check the same at once are one', async () => {
    const { id } = await received(world);
    const all = await Promise.all([1, 2, 3].map(() => entered(world, 'reviewer')));
    const answers = await Promise.all(
      all.map(({ send: act }, at) =>
        act(`/desk/applications/${id}/`, checks({ 'talk-verdict': 'good', 'talk-note': `Käynti ${at}` })),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409]);
  });

  test('that is decided takes no more checks', async () => {
    const { id } = await received(world);
    await world.db.update(applications).set({ state: 'declined' });
    const { send: act } = await entered(world, 'reviewer');
    expect((await act(`/desk/applications/${id}/`, checks({ 'talk-verdict': 'not-yet' }))).status).toBe(409);
  });
});
