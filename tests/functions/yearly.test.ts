import { beforeEach, describe, expect, test } from 'vitest';
import { deliver } from '../../functions/deliver';
import type { Shown } from '../../functions/shown';
import { yearly } from '../../functions/store/clock';
import { askYearly } from '../../functions/yearly';
import { href } from '../../src/i18n/routes';
import { held } from '../support/holders';
import { dump, origin, tokenIn } from '../support/store';
import { appIn, type Fields, freshWorld, post, type TestWorld } from '../support/world';
import { entered } from './desk/desk';

let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

const good = {
  introduction: 'done',
  introductionWhen: 'maaliskuussa 2027',
  contact: 'right',
  change: 'none',
};

async function strike(moment: string) {
  world.at(moment);
  await askYearly(world);
  await deliver(world);
}

async function asked() {
  await held(world);
  await strike('2027-11-02T08:00:00Z');
  return tokenIn(world.posted[0]?.letter);
}

const states = async () => (await world.db.select().from(yearly)).map(({ state }) => state);

function answer(token: string, fields: Fields, locale: 'fi' | 'sv' | 'en' = 'fi') {
  return post(appIn(world), href('yearly', locale, { token }), fields);
}

async function look(token: string) {
  const page = await appIn(world).request(origin + href('yearly', 'fi', { token }));
  return ((await page.json()) as Shown).yearly;
}

describe('the yearly check', () => {
  test('is sent twelve months after the term began, in the morning, to both contacts and once', async () => {
    await held(world);
    await strike('2027-11-01T10:00:00Z');
    await strike('2027-11-02T05:59:00Z');
    expect(world.posted).toEqual([]);
    await strike('2027-11-02T06:00:00Z');
    await strike('2027-11-02T08:00:00Z');
    await strike('2027-11-03T08:00:00Z');
    expect(world.posted.map(({ letter }) => letter.to).sort()).toEqual([
      'eka.7kd-3vmx@example.fi',
      'toka.7kd-3vmx@example.fi',
    ]);
  });

  test('written by many at once is written once', async () => {
    await held(world);
    world.at('2027-11-02T08:00:00Z');
    await Promise.all(Array.from({ length: 4 }, () => askYearly(world)));
    await deliver(world);
    expect(world.posted).toHaveLength(2);
    expect(await states()).toEqual(['asked']);
  });

  test('reminds once after fourteen days and is the desk’s after fourteen more', async () => {
    await asked();
    await strike('2027-11-16T07:59:59Z');
    expect(world.posted).toHaveLength(2);
    await strike('2027-11-16T08:00:00Z');
    await strike('2027-11-20T08:00:00Z');
    expect(world.posted).toHaveLength(4);
    expect(world.posted.at(-1)?.letter.subject).toContain('Muistutus');
    await strike('2027-11-30T07:59:59Z');
    expect(await states()).toEqual(['asked']);
    await Promise.all([strike('2027-11-30T08:00:00Z'), strike('2027-11-30T08:00:00Z')]);
    expect(await states()).toEqual(['task']);
    expect(world.posted).toHaveLength(4);
  });

  test('is answered by anybody with the link, once; looking changes nothing', async () => {
    const token = await asked();
    const before = await dump(world);
    expect(await look(token)).toEqual({ state: 'open', organisation: 'Lakeuden Esimerkkileipomo Oy' });
    expect(await dump(world)).toEqual(before);
    expect((await answer(token, good)).status).toBe(303);
    expect(await look(token)).toMatchObject({ state: 'answered' });
    await answer(token, { ...good, change: 'some', changeWhat: 'Uusi nimi' });
    expect(await world.db.select().from(yearly)).toMatchObject([
      { state: 'answered', introduction: 'done', introductionWhen: 'maaliskuussa 2027', changeWhat: '' },
    ]);
    await strike('2027-12-30T08:00:00Z');
    expect(world.posted).toHaveLength(2);
  });

  test.each([
    [{ introduction: 'open', introductionWhen: '' }],
    [{ contact: 'wrong', contactNow: 'Uusi johtaja, uusi@example.fi' }],
    [{ change: 'some', changeWhat: 'Muutimme toiseen kuntaan' }],
  ] as Fields[][])('that asks for something of ours is the desk’s: %o', async (other = {}) => {
    expect((await answer(await asked(), { ...good, ...other })).status).toBe(303);
    expect(await states()).toEqual(['task']);
  });

  test('comes back with what is wrong at each question and everything as it was typed', async () => {
    const token = await asked();
    const page = await answer(token, { introduction: 'agreed', contact: 'wrong', changeWhat: 'Jotain' });
    expect(page.status).toBe(422);
    expect(((await page.json()) as Shown).form).toMatchObject({
      notice: 'faults',
      faults: { change: 'required' },
      typed: { introduction: 'agreed', contact: 'wrong', changeWhat: 'Jotain' },
    });
    const next = await answer(token, { introduction: 'agreed', contact: 'wrong', change: 'some' }, 'sv');
    expect(((await next.json()) as Shown).form?.faults).toEqual({
      introductionWhen: 'required',
      contactNow: 'required',
      changeWhat: 'required',
    });
    expect(await states()).toEqual(['asked']);
  });

  test('is answered late too, while the desk has it', async () => {
    const token = await asked();
    await strike('2027-11-16T08:00:00Z');
    await strike('2027-11-30T08:00:00Z');
    expect((await answer(token, good)).status).toBe(303);
    expect(await states()).toEqual(['answered']);
  });

  test('asks nobody who is suspended, in grace or close to the end, and lets go of what was asked', async () => {
    await held(world, {
      code: '222-2222',
      terms: [{ from: '2026-11-02', until: '2028-01-20', graceUntil: '2028-02-20' }],
    });
    const stop = { kind: 'suspended' as const, at: '2027-06-01T10:00:00.000Z' };
    await held(world, { code: '333-3333', events: [stop], stopped: 'suspended', stoppedOn: '2027-06-01' });
    await strike('2027-11-02T08:00:00Z');
    expect(world.posted).toEqual([]);
    await held(world);
    await strike('2027-11-03T08:00:00Z');
    await world.db.$client.exec(
      `UPDATE awards SET events = '[{"kind":"given-up","at":"2027-11-05T10:00:00.000Z"}]', stopped = 'given-up' WHERE code = '7KD-3VMX'`,
    );
    await strike('2027-11-17T08:00:00Z');
    expect(world.posted).toHaveLength(2);
    expect(await states()).toEqual(['closed']);
  });

  test('behind a link that is unknown or of something else is gone', async () => {
    expect(await look('A'.repeat(43))).toEqual({ state: 'gone' });
    const page = await answer('A'.repeat(43), good);
    expect(((await page.json()) as Shown).yearly).toEqual({ state: 'gone' });
  });
});

describe('at the desk', () => {
  test('a yearly check that wants somebody is told of first, listed, and closed with a note by one of two', async () => {
    await answer(await asked(), { ...good, change: 'some', changeWhat: 'Uusi toimipaikka' });
    const { look: see, send } = await entered(world, 'reviewer');
    const [check] = await world.db.select().from(yearly);
    expect(await see('/desk/')).toMatchObject({ yearly: 1 });
    expect(await see('/desk/yearly/')).toMatchObject({
      rows: [{ organisation: 'Lakeuden Esimerkkileipomo Oy', check: { changeWhat: 'Uusi toimipaikka' } }],
    });
    const path = `/desk/yearly/${check?.id}/`;
    expect((await send(path, { act: 'close', noted: '' })).status).toBe(422);
    const both = await Promise.all([
      send(path, { act: 'close', noted: 'Soitettu, toimipaikka korjattu.' }),
      send(path, { act: 'close', noted: 'Soitettu myös.' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(await see('/desk/yearly/')).toMatchObject({ rows: [] });
    expect(await states()).toEqual(['closed']);
  });

  test('is none of a coach’s business', async () => {
    await answer(await asked(), { ...good, introduction: 'open' });
    const { look: see } = await entered(world, 'coach', { municipalities: ['743'] });
    expect(await see('/desk/')).toMatchObject({ yearly: 0, alarms: [] });
  });
});
