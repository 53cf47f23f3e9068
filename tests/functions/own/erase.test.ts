import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { columnsOf } from '../../../functions/award';
import { deliver } from '../../../functions/deliver';
import { eraseAsked } from '../../../functions/erase';
import { erasures } from '../../../functions/erasures';
import { list } from '../../../functions/register';
import { rerun } from '../../../functions/restore';
import type { Shown } from '../../../functions/shown';
import { awards } from '../../../functions/store/awards';
import { concerns } from '../../../functions/store/concerns';
import { decisions, questions } from '../../../functions/store/desk';
import { measures } from '../../../functions/store/measures';
import { erasuresAsked, renewals } from '../../../functions/store/own';
import { applications, contacts } from '../../../functions/store/schema';
import { href } from '../../../src/i18n/routes';
import { dump } from '../../support/store';
import { freshWorld, type TestWorld } from '../../support/world';
import { aDay, deskOf, received } from '../desk/desk';
import {
  answers,
  awardNow,
  changeToken,
  first,
  form,
  holder,
  look,
  opened,
  readToken,
  renewed,
  send,
  shown,
} from './own';

let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

const erase = { act: 'erase', sure: 'yes' };
const personal = /henkilo@example\.fi|Esimerkki first|050 000 0000/;

async function question(application: string) {
  await world.db.insert(questions).values({
    id: 'q',
    application,
    question: 'Kuka osallistuu?',
    askedBy: 'x',
    askedAt: world.now().toISOString(),
    answerBy: '2026-12-01',
    answer: 'Kanarialintu vastasi.',
    answeredAt: world.now().toISOString(),
  });
}

/** An open concern about an award: as long as it is, an erasure waits. */
async function concern(code: string, id = 'c') {
  await world.db.insert(concerns).values({
    ...{ id, digest: id, reference: id, state: 'open', locale: 'fi', employer: 'x', code },
    ...{ relation: 'other', message: 'Haastattelussa kysyttiin muuta.', name: '', email: '' },
    ...{ madeAt: world.now().toISOString(), answerBy: '2028-10-16' },
  });
}

describe('erasing', () => {
  test('asks twice, then takes contacts, answers and links at once; the award and the decision stay', async () => {
    const award = await holder(world);
    await question(award.application);
    await world.db.insert(decisions).values({
      application: award.application,
      outcome: 'approved',
      reasons: 'Kerroitte selvästi.',
      decidedBy: 'x',
      decidedAt: '2026-11-02T06:00:00.000Z',
      effectiveAt: '2026-11-02T06:10:00.000Z',
    });
    const reading = await readToken(world, award.application);
    const token = await changeToken(world, award.application);
    expect((await send(world, token, { act: 'erase' })).status).toBe(422);
    expect(await world.db.select().from(contacts)).toHaveLength(1);
    const answer = await send(world, token, erase);
    expect(answer.headers.get('location')).toBe('/oma/?done=erased');
    expect(JSON.stringify(await dump(world))).not.toMatch(personal);
    expect(JSON.stringify(await dump(world))).not.toContain('Kanarialintu');
    for (const link of [reading, token]) expect(await look(world, link)).toEqual({ state: 'gone' });
    expect(await world.db.select().from(decisions)).toMatchObject([{ reasons: 'Kerroitte selvästi.' }]);
    expect(await awardNow(world, award.code)).toMatchObject({
      organisation: award.organisation,
      stopped: 'no',
    });
    await deliver(world);
    expect(world.posted.at(-1)?.letter).toMatchObject({
      to: first,
      subject: expect.stringMatching(/^Tietonne on poistettu/),
    });
  });

  test('is written to the log, by id alone, and done again after a restore', async () => {
    const award = await holder(world);
    await send(world, await changeToken(world, award.application), erase);
    const log = await world.erasures.select().from(erasures);
    expect(log.map(({ kind, id }) => [kind, id])).toContainEqual(['contact', award.application]);
    expect(JSON.stringify(log)).not.toMatch(personal);
    await world.db.insert(contacts).values({
      application: award.application,
      place: 'first',
      name: 'Esimerkki first',
      role: '',
      email: first,
      emailPrint: 'x',
      phone: '',
    });
    await rerun(world);
    expect(await world.db.select().from(contacts)).toHaveLength(0);
  });

  test('waits while an application is being decided, and the clock does it once that is over', async () => {
    const { id } = await received(world);
    const answer = await send(world, await changeToken(world, id), erase);
    expect(answer.headers.get('location')).toMatch(/done=erasing$/);
    await eraseAsked(world);
    expect(await world.db.select().from(contacts)).toHaveLength(1);
    await world.db.update(applications).set({ state: 'declined' });
    await Promise.all([eraseAsked(world), eraseAsked(world)]);
    expect(await world.db.select().from(contacts)).toHaveLength(0);
    expect(await world.db.select().from(erasuresAsked)).toHaveLength(0);
    expect(JSON.stringify((await world.db.select().from(applications))[0]?.commitments)).not.toMatch(
      /[a-z]{4,}":"\w/,
    );
    await deliver(world);
    expect(world.posted.filter(({ letter }) => letter.subject.startsWith('Tietonne'))).toHaveLength(1);
  });

  test('waits for a concern told before it was asked for, and not for those that come after', async () => {
    const award = await holder(world);
    await concern(award.code);
    await send(world, await changeToken(world, award.application), erase);
    world.later(60_000);
    await concern(award.code, 'd');
    await eraseAsked(world);
    expect(await world.db.select().from(contacts)).toHaveLength(1);
    await world.db.update(concerns).set({ state: 'closed' }).where(eq(concerns.id, 'c'));
    await eraseAsked(world);
    expect(await world.db.select().from(contacts)).toHaveLength(0);
  });

  test('that waits leaves no way to renew: no form, and one that was open already is refused in plain words', async () => {
    const award = await holder(world);
    world.at('2028-10-02T08:00:00Z');
    const token = await changeToken(world, award.application);
    const stamp = (await opened(world, token))?.stamp ?? '';
    await concern(award.code);
    expect((await send(world, token, erase)).headers.get('location')).toMatch(/done=erasing$/);
    const before = await dump(world);

    expect(await shown(world, token)).toMatchObject({ erasing: true });
    const page = await deskOf(world).get(form(token));
    expect(await page.json()).toEqual({ renewing: { organisation: '', erasing: true } });
    const answer = await deskOf(world).send(form(token), answers(stamp));
    expect(answer.status).toBe(409);
    expect(await answer.json()).toEqual({ renewing: { organisation: '', erasing: true } });
    expect(await dump(world)).toEqual(before);

    await world.db.update(concerns).set({ state: 'closed', closedAt: world.now().toISOString() });
    await eraseAsked(world);
    expect(JSON.stringify(await dump(world))).not.toMatch(personal);
  });

  test('and a renewal at once leave one outcome: whichever came first', async () => {
    const award = await holder(world);
    world.at('2028-10-02T08:00:00Z');
    const token = await changeToken(world, award.application);
    const stamp = (await opened(world, token))?.stamp ?? '';
    await concern(award.code);
    await Promise.all([deskOf(world).send(form(token), answers(stamp)), send(world, token, erase)]);
    const [sent, asked] = await Promise.all([world.db.$count(renewals), world.db.$count(erasuresAsked)]);
    expect(asked).toBe(1);
    expect((await awardNow(world, award.code)).events.map(({ kind }) => kind)).toEqual(
      sent === 1 ? ['renewal-sent'] : [],
    );
  });

  test('waits while a renewal is being decided', async () => {
    const award = await holder(world);
    world.at('2028-10-02T08:00:00Z');
    const token = await changeToken(world, award.application);
    await renewed(world, token);
    expect((await send(world, token, erase)).headers.get('location')).toMatch(/done=erasing$/);
    expect(await world.db.select().from(contacts)).toHaveLength(1);
  });

  test('lets a sole trader’s name leave the register; the check page answers without it', async () => {
    const renamed = {
      kind: 'renamed',
      at: '2026-11-01T10:00:00.000Z',
      was: 'Esimerkkileipomo Vanha Tmi',
    } as const;
    const award = await holder(world, { organisation: 'Esimerkkileipomo Tmi', events: [renamed] });
    await world.db.insert(measures).values({
      ...{ id: 'm', award: award.code, kind: 'renamed', reasons: 'Nimi vaihtui.' },
      changes: { organisation: [renamed.was, award.organisation] },
      ...{ decidedBy: 'x', decidedAt: renamed.at, effectiveAt: renamed.at },
    });
    await send(world, await changeToken(world, award.application), { ...erase, nameless: 'yes' });
    const { events } = await awardNow(world, award.code);
    expect(events).toEqual([{ kind: 'renamed', at: renamed.at }]);
    expect((await list(world, {})).holders).toEqual([]);
    const { get } = deskOf(world);
    expect((await get(href('holder', 'fi', { code: award.code }))).status).toBe(404);
    const check = await get(href('check', 'fi', { code: award.code }));
    const { register } = (await check.json()) as Shown;
    expect(register).toMatchObject({
      award: { name: 'Yksityinen elinkeinonharjoittaja', state: { state: 'active' } },
    });
    for (const path of ['/api/register.json', '/api/register.csv', '/api/changes.json'])
      expect([path, (await (await get(path)).text()).includes(award.organisation)]).toEqual([path, false]);
    expect(JSON.stringify(await dump(world))).not.toMatch(/Esimerkkileipomo|1234567-1/);
  });

  test('leaves the name of a company in the register, and tells why at the box', async () => {
    const award = await holder(world, { organisation: 'Lakeuden Esimerkkileipomo Oy' });
    const answer = await send(world, await changeToken(world, award.application), {
      ...erase,
      nameless: 'yes',
    });
    expect(answer.status).toBe(422);
    expect(((await answer.json()) as Shown).desk).toMatchObject({
      back: { act: 'erase', faults: { nameless: 'company' } },
    });
    expect(await world.db.select().from(erasuresAsked)).toHaveLength(0);
  });

  test('leaves the name of a suspended or withdrawn award in the register, also when it was asked for before', async () => {
    const award = await holder(world, { organisation: 'Esimerkkileipomo Tmi' });
    await world.db.insert(erasuresAsked).values({
      application: award.application,
      askedAt: world.now().toISOString(),
      nameless: true,
    });
    const token = await changeToken(world, award.application);
    const events = [{ kind: 'suspended', at: world.now().toISOString() }] as const;
    await world.db.update(awards).set(columnsOf({ terms: award.terms, events }));
    const answer = await send(world, token, { ...erase, nameless: 'yes' });
    expect(((await answer.json()) as Shown).desk).toMatchObject({
      back: { faults: { nameless: 'suspended' } },
    });
    await eraseAsked(world);
    expect(await world.db.select().from(contacts)).toHaveLength(0);
    expect((await list(world, {})).holders.map((one) => one.award.organisation)).toEqual([
      'Esimerkkileipomo Tmi',
    ]);
  });

  test('lets no renewal in once it is on its way', async () => {
    const award = await holder(world);
    world.at('2028-10-02T08:00:00Z');
    const token = await changeToken(world, award.application);
    const asked = { application: award.application, askedAt: world.now().toISOString(), nameless: false };
    await world.db.insert(erasuresAsked).values(asked);
    expect((await renewed(world, token)).status).not.toBe(303);
    expect(await world.db.select().from(renewals)).toHaveLength(0);
    expect((await awardNow(world, award.code)).events).toEqual([]);
    await world.db.delete(erasuresAsked);
    expect((await renewed(world, token)).status).toBe(303);
  });

  test('leaves others alone', async () => {
    const award = await holder(world, { organisation: 'Esimerkkileipomo Tmi' });
    const other = await holder(world, { code: '7KD-3VMH', application: 'other', organisation: 'Toinen Oy' });
    await send(world, await changeToken(world, award.application), { ...erase, nameless: 'yes' });
    world.later(aDay);
    await eraseAsked(world);
    expect(await world.db.select().from(contacts)).toMatchObject([{ application: other.application }]);
    expect((await list(world, {})).holders.map((one) => one.award.organisation)).toEqual(['Toinen Oy']);
  });
});
