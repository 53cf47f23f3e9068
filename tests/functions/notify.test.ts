import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { deliver } from '../../functions/deliver';
import { notify } from '../../functions/notify';
import { awards } from '../../functions/store/awards';
import { applications, contacts, links, outbox } from '../../functions/store/schema';
import type { AwardEvent } from '../../src/programme/award';
import { codeOf, term } from '../support/awards';
import { held } from '../support/holders';
import { tokenIn } from '../support/store';
import { freshWorld, type TestWorld } from '../support/world';

let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

async function strike(moment: string) {
  world.at(moment);
  await notify(world);
  await deliver(world);
}

const told = () => world.posted.map(({ letter }) => `${letter.to}: ${letter.subject.split(':')[0]}`);

describe('reminders', () => {
  test('go to both contacts from eight in the morning on each of their days, and to the end tell what it means', async () => {
    await held(world);
    const days = [
      '2028-08-04',
      '2028-09-03',
      '2028-10-03',
      '2028-10-26',
      '2028-11-02',
      '2028-11-03',
      '2028-11-09',
      '2028-12-03',
    ];
    for (const day of days) {
      world.posted.length = 0;
      await strike(`${day}T04:59:00Z`);
      expect([day, told()]).toEqual([day, []]);
      await strike(`${day}T06:00:00Z`);
      expect([day, world.posted.length]).toEqual([day, 2]);
      for (let again = 0; again < 3; again += 1) await strike(`${day}T1${again}:00:00Z`);
      expect([day, world.posted.map(({ letter }) => letter.to).sort()]).toEqual([
        day,
        ['eka.7kd-3vmx@example.fi', 'toka.7kd-3vmx@example.fi'],
      ]);
    }
    expect(told()[0]).toContain('Oikeus logoon on päättynyt');
    expect(world.posted[0]?.letter.text).toMatch(/14 päivän.*90 päivän/s);
    await strike('2029-06-01T10:00:00Z');
    expect(world.posted).toHaveLength(2);
  });

  test('go to nobody who has not confirmed the address', async () => {
    await held(world);
    await world.db.update(contacts).set({ confirmedAt: null }).where(eq(contacts.place, 'second'));
    await strike('2028-08-04T06:00:00Z');
    expect(world.posted.map(({ letter }) => letter.to)).toEqual(['eka.7kd-3vmx@example.fi']);
  });

  test('are in the language of the letters, with a link to the own page that is good', async () => {
    await held(world, { language: 'sv' });
    await strike('2028-11-03T08:00:00Z');
    const { letter } = world.posted[0] ?? {};
    expect(letter?.subject).toBe(
      'Logotypen gällde till och med 2.11.2028 men kan ännu förnyas: Lakeuden Esimerkkileipomo Oy',
    );
    expect(letter?.text).toContain(`https://ovi.example.fi/sv/egen/${tokenIn(letter)}/`);
    const [link] = await world.db.select().from(links);
    expect(link).toMatchObject({ purpose: 'read', about: 'application of 7KD-3VMX' });
  });

  test('after days of silence are the newest alone', async () => {
    await held(world);
    await strike('2028-11-20T08:00:00Z');
    expect(world.posted).toHaveLength(2);
    expect(told()[0]).toContain('Muistutus');
  });

  test('written by many at once are each written once', async () => {
    await held(world);
    world.at('2028-08-04T08:00:00Z');
    await Promise.all(Array.from({ length: 5 }, () => notify(world)));
    await Promise.all([deliver(world), deliver(world)]);
    expect(world.posted).toHaveLength(2);
    expect(await world.db.select().from(outbox)).toHaveLength(2);
    expect(await world.db.select().from(links)).toHaveLength(2);
  });

  test('are not written when the history changed while they were', async () => {
    await held(world);
    world.at('2028-08-04T08:00:00Z');
    const print = world.secret.print;
    const late = {
      ...world,
      secret: {
        ...world.secret,
        print: async (text: string) => {
          const event: AwardEvent = { kind: 'given-up', at: world.now().toISOString() };
          await world.db.update(awards).set({ events: [event], stopped: 'given-up' });
          return print(text);
        },
      },
    };
    await notify(late);
    expect(await world.db.select().from(outbox)).toEqual([]);
  });

  test.each([
    ['suspended', 'suspended'],
    ['withdrawn', 'withdrawn'],
    ['given-up', 'given-up'],
    ['renewal-sent', 'no'],
  ] as const)('go to no one whose last event is %s', async (kind, stopped) => {
    await held(world, { events: [{ kind, at: '2028-07-01T10:00:00.000Z' }], stopped });
    for (const day of ['2028-08-04', '2028-11-02', '2028-11-03', '2028-11-09'])
      await strike(`${day}T08:00:00Z`);
    expect(world.posted).toEqual([]);
  });

  test('go on in the next run when there are more than one run writes', async () => {
    for (let at = 0; at < 130; at += 1) await held(world, { code: codeOf(at) });
    world.at('2028-08-04T08:00:00Z');
    await notify(world);
    expect(await world.db.select().from(outbox)).toHaveLength(200);
    await notify(world);
    await notify(world);
    expect(await world.db.select().from(outbox)).toHaveLength(260);
  });

  test('to an award whose contacts were erased are noted and written to nobody', async () => {
    await held(world);
    await world.db.$client.exec('DELETE FROM contacts');
    await strike('2028-08-04T08:00:00Z');
    expect(world.posted).toEqual([]);
    expect(await world.db.select().from(applications)).toHaveLength(1);
  });

  test('of a renewed award begin anew before its new end', async () => {
    await held(world, {
      terms: [term('2026-11-02'), { ...term('2028-11-03'), decidedAt: '2028-09-10T10:00:00.000Z' }],
    });
    await strike('2028-11-02T08:00:00Z');
    expect(world.posted).toEqual([]);
    await strike('2030-08-05T08:00:00Z');
    expect(world.posted).toHaveLength(2);
  });
});
