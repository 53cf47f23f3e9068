import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { columnsOf } from '../../../functions/award';
import { deliver } from '../../../functions/deliver';
import { takeEffect } from '../../../functions/desk/renewals';
import type { Shown } from '../../../functions/shown';
import { awards } from '../../../functions/store/awards';
import { audit } from '../../../functions/store/desk';
import { renewals } from '../../../functions/store/own';
import { locales } from '../../../src/i18n/locale';
import { href } from '../../../src/i18n/routes';
import { stateAt } from '../../../src/programme/award';
import { dump } from '../../support/store';
import { freshWorld, type TestWorld } from '../../support/world';
import { aMinute, deskOf, entered } from '../desk/desk';
import {
  answers,
  awardNow,
  changeToken,
  first,
  form,
  holder,
  opened,
  page,
  readToken,
  renewed,
  shown,
} from './own';

let world: TestWorld;
beforeEach(async () => {
  // The rules are a draft: only a site on localhost may approve.
  world = { ...(await freshWorld()), origin: 'http://localhost:8790' };
});

const inWindow = '2028-10-02T08:00:00Z';
const inGrace = '2028-11-20T08:00:00Z';

async function sent(moment = inWindow) {
  const award = await holder(world);
  world.at(moment);
  const token = await changeToken(world, award.application);
  expect((await renewed(world, token)).status).toBe(303);
  const [row] = await world.db.select().from(renewals);
  return { award, token, id: row?.id ?? '' };
}

const decision = { act: 'decide', reasons: 'Sitoumukset näkyvät arjessa hyvin.', impartial: 'yes' };

async function decided(outcome: 'approved' | 'declined', moment = inWindow) {
  const found = await sent(moment);
  const reviewer = await entered(world, 'reviewer');
  const answer = await reviewer.send(`/desk/renewals/${found.id}/`, { ...decision, outcome });
  expect(answer.status).toBe(303);
  return { ...found, ...reviewer };
}

async function strike(minutes = 10) {
  world.later(minutes * aMinute);
  await takeEffect(world);
  await deliver(world);
}

describe('the form of a renewal', () => {
  test('begins with what the public entry says', async () => {
    const award = await holder(world);
    world.at(inWindow);
    const begun = await opened(world, await changeToken(world, award.application));
    expect(begun?.typed).toMatchObject({
      municipality: '743',
      size: '10-49',
      recruitingHow: award.commitments.recruiting,
      recruitingDone: '',
    });
  });

  test.each([
    ['2028-08-03T20:59:59Z', false],
    ['2028-08-03T21:00:00Z', true],
    ['2028-12-02T21:59:00Z', true],
    ['2028-12-02T22:00:00Z', false],
  ])('at %s is there: %s', async (moment, there) => {
    const award = await holder(world);
    world.at(moment);
    expect((await opened(world, await changeToken(world, award.application))) !== undefined).toBe(there);
  });

  test('is not there behind a link for reading, and takes nothing there', async () => {
    const award = await holder(world);
    world.at(inWindow);
    const stamp = (await opened(world, await changeToken(world, award.application)))?.stamp ?? '';
    const token = await readToken(world, award.application);
    expect(await opened(world, token)).toBeUndefined();
    const before = await dump(world);
    await deskOf(world).send(form(token), answers(stamp));
    expect(await dump(world)).toEqual(before);
  });

  test('comes back with everything kept and a fault at each field', async () => {
    const award = await holder(world);
    world.at(inWindow);
    const answer = await renewed(world, await changeToken(world, award.application), {
      respectDone: 'Joo.',
      shown: [],
      rules: '',
    });
    expect(answer.status).toBe(422);
    const { renewing } = (await answer.json()) as Shown;
    expect(renewing?.form?.faults).toEqual({ respectDone: 'tooShort', shown: 'required', rules: 'required' });
    expect(renewing?.form?.typed).toMatchObject({ respectDone: 'Joo.', markName: 'Esimerkkileipomo' });
    expect(await world.db.select().from(renewals)).toHaveLength(0);
  });
});

describe('a renewal', () => {
  test.each(locales)('is sent in %s, with a receipt, and the page says so', async (locale) => {
    const award = await holder(world);
    world.at(inWindow);
    const token = await changeToken(world, award.application);
    const answer = await renewed(world, token, {}, locale);
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `${page(token, locale)}?done=renewed`,
    ]);
    expect(await world.db.select().from(renewals)).toMatchObject([
      { code: award.code, state: 'received', locale, decideBy: '2028-10-16', contactsRight: 'yes' },
    ]);
    expect(await shown(world, token)).toMatchObject({
      award: { state: { state: 'active', until: '2028-11-02' }, renewal: { state: 'sent' } },
      renewed: { state: 'received', decideBy: '2028-10-16' },
    });
    expect(world.posted.filter(({ letter }) => letter.to === first).at(-1)?.letter.subject).toContain(
      'Uusimishakemus',
    );
  });

  test('sent in time keeps the award after grace until it is decided', async () => {
    const { award } = await sent('2028-12-02T21:50:00Z');
    world.at('2029-02-01T08:00:00Z');
    expect(stateAt(await awardNow(world, award.code), world.now())).toEqual({
      state: 'grace',
      until: '2028-11-02',
      graceUntil: undefined,
    });
  });

  test('is one, however many are sent at once; the same one sent again is the same', async () => {
    const award = await holder(world);
    world.at(inWindow);
    const token = await changeToken(world, award.application);
    const stamps = await Promise.all([1, 2, 3].map(async () => (await opened(world, token))?.stamp ?? ''));
    const all = await Promise.all(stamps.map((stamp) => deskOf(world).send(form(token), answers(stamp))));
    expect(all.map(({ status }) => status).sort()).toEqual([303, 409, 409]);
    const winner = stamps[all.findIndex(({ status }) => status === 303)] ?? '';
    expect((await deskOf(world).send(form(token), answers(winner))).status).toBe(303);
    expect(await world.db.select().from(renewals)).toHaveLength(1);
    const { events } = await awardNow(world, award.code);
    expect(events.map(({ kind }) => kind)).toEqual(['renewal-sent']);
  });

  test('approved changes nothing for ten minutes, then the award has new dates without a gap and its new words', async () => {
    const { award, token } = await decided('approved');
    await strike(9);
    expect((await awardNow(world, award.code)).terms).toHaveLength(1);
    expect(await shown(world, token)).toMatchObject({ renewed: { state: 'received' } });
    await strike(1);
    const now = await awardNow(world, award.code);
    expect(now.terms[1]).toMatchObject({ from: '2028-11-03', until: '2030-11-03', graceUntil: '2030-12-03' });
    expect(now).toMatchObject({
      municipality: '905',
      markName: 'Esimerkkileipomo',
      validUntil: '2030-11-03',
    });
    expect(now.commitments.privacy).toContain('Uudet sanat');
    expect(await shown(world, token)).toMatchObject({
      award: {
        state: { state: 'active', until: '2030-11-03' },
        renewal: { state: 'later', from: '2030-08-05' },
      },
      renewed: { state: 'approved' },
    });
    const check = (await (
      await deskOf(world).get(href('check', 'fi', { code: award.code }))
    ).json()) as Shown;
    expect(check.register).toMatchObject({ award: { state: { state: 'active', until: '2030-11-03' } } });
    const letter = world.posted.at(-1)?.letter;
    expect(letter?.subject).toMatch(/^Logo on uusittu/);
    expect(letter?.text).toContain('3.11.2030');
  });

  test('approved in grace begins on the day it takes effect', async () => {
    const { award } = await decided('approved', inGrace);
    await strike();
    expect((await awardNow(world, award.code)).terms[1]).toMatchObject({
      from: '2028-11-20',
      until: '2030-11-20',
    });
  });

  test('takes effect once, however often and at once the clock strikes', async () => {
    const { award } = await decided('approved');
    world.later(10 * aMinute);
    await Promise.all([takeEffect(world), takeEffect(world), takeEffect(world)]);
    await takeEffect(world);
    await deliver(world);
    expect((await awardNow(world, award.code)).terms).toHaveLength(2);
    expect(world.posted.filter(({ letter }) => letter.subject.startsWith('Logo on uusittu'))).toHaveLength(1);
  });

  test('declined gives the reasons and the appeal, and after grace the award ends', async () => {
    const { award, token } = await decided('declined', inGrace);
    await strike();
    expect(world.posted.at(-1)?.letter.text).toMatch(/näkyvät arjessa hyvin[\s\S]*Toinen käsittelijä arvioi/);
    expect(await shown(world, token)).toMatchObject({
      award: { state: { state: 'grace', graceUntil: '2028-12-02' }, renewal: { state: 'open' } },
      renewed: { state: 'declined', reasons: decision.reasons },
    });
    world.at('2028-12-02T22:00:00Z');
    expect(stateAt(await awardNow(world, award.code), world.now()).state).toBe('ended');
  });

  test('undone within ten minutes waits again as if nothing had been', async () => {
    const { id, award, send } = await decided('approved');
    world.later(9 * aMinute);
    expect((await send(`/desk/renewals/${id}/`, { act: 'undo' })).status).toBe(303);
    await strike();
    expect(await world.db.select().from(renewals)).toMatchObject([{ state: 'received', effectiveAt: null }]);
    expect((await awardNow(world, award.code)).terms).toHaveLength(1);
    expect((await send(`/desk/renewals/${id}/`, { act: 'undo' })).status).toBe(409);
  });

  test('is decided by one of two reviewers at once', async () => {
    const { id } = await sent();
    const two = await Promise.all([entered(world, 'reviewer'), entered(world, 'lead')]);
    const all = await Promise.all(
      two.map(({ send }, at) =>
        send(`/desk/renewals/${id}/`, { ...decision, outcome: at === 0 ? 'approved' : 'declined' }),
      ),
    );
    expect(all.map(({ status }) => status).sort()).toEqual([303, 409]);
    const verbs = (await world.db.select().from(audit)).map(({ verb }) => verb);
    expect(verbs.filter((verb) => /^renewal\.(approved|declined)$/.test(verb))).toHaveLength(1);
  });

  test('that waits for an award given up meanwhile is closed once, however often the clock strikes', async () => {
    const { award } = await decided('approved');
    const events = [{ kind: 'given-up', at: world.now().toISOString() } as const];
    await world.db
      .update(awards)
      .set(columnsOf({ terms: award.terms, events }))
      .where(eq(awards.code, award.code));
    await strike();
    await strike();
    expect(await world.db.select().from(renewals)).toMatchObject([{ state: 'closed' }]);
    const verbs = (await world.db.select().from(audit)).map(({ verb }) => verb);
    expect(verbs.filter((verb) => verb === 'renewal.closed')).toHaveLength(1);
  });

  test('that was approved for an award given up meanwhile is closed without a new term', async () => {
    const { award } = await decided('approved');
    const token = await changeToken(world, award.application);
    expect((await deskOf(world).send(page(token), { act: 'give-up', sure: 'yes' })).status).toBe(303);
    await strike();
    expect((await awardNow(world, award.code)).terms).toHaveLength(1);
    expect(await world.db.select().from(renewals)).toMatchObject([{ state: 'closed' }]);
    expect(stateAt(await awardNow(world, award.code), world.now())).toMatchObject({
      state: 'ended',
      why: 'given-up',
    });
  });

  test('keeps a reviewer’s notes, and does not write over those of another', async () => {
    const { id } = await sent();
    const one = await entered(world, 'reviewer');
    const two = await entered(world, 'lead');
    const marks = { act: 'review', 'privacy-verdict': 'good', 'privacy-note': 'Katsottu.' };
    const others = Object.fromEntries(
      ['recruiting', 'adjustments', 'introduction', 'respect'].map((item) => [`${item}-verdict`, 'open']),
    );
    expect((await one.send(`/desk/renewals/${id}/`, { ...marks, ...others })).status).toBe(303);
    const late = await two.send(`/desk/renewals/${id}/`, { ...marks, ...others, 'privacy-note': 'Muuta.' });
    expect(late.status).toBe(409);
    expect(await one.look(`/desk/renewals/${id}/`)).toMatchObject({
      checks: expect.arrayContaining([expect.objectContaining({ item: 'privacy', note: 'Katsottu.' })]),
    });
  });

  test('waits on the first page of the desk with the days left', async () => {
    const { award } = await sent();
    const { look } = await entered(world, 'lead');
    expect(await look('/desk/')).toMatchObject({ renewals: [{ title: award.organisation, left: 10 }] });
    expect(await look('/desk/renewals/')).toMatchObject({ rows: [{ title: award.organisation, left: 10 }] });
    const elsewhere = await entered(world, 'coach', { municipalities: ['905'] });
    expect(await elsewhere.look('/desk/renewals/')).toMatchObject({ rows: [] });
  });
});
