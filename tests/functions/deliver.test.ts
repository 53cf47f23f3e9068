import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { deliver, wake } from '../../functions/deliver';
import type { Letter } from '../../functions/mail/letters';
import type { Posted } from '../../functions/mail/post';
import { type Errand, enclosed } from '../../functions/outbox';
import { secretFrom } from '../../functions/secret';
import { outbox } from '../../functions/store/schema';
import { freshWorld, type TestWorld } from '../support/world';

let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

const aMinute = 60_000;
const anHour = 60 * aMinute;
const aDay = 24 * anHour;

/** Puts letters to as many people into the outbox. */
async function enclose(
  count = 1,
  errand: Errand = { name: 'confirm-application', about: 'a', ours: true },
): Promise<string[]> {
  const rows = await Promise.all(
    Array.from({ length: count }, (_, at) =>
      enclosed(
        world,
        {
          to: `henkilo${at}@example.fi`,
          subject: `Kirje ${at}`,
          text: `Sanat ${at}`,
          html: `<p>Sanat ${at}</p>`,
        },
        errand,
      ),
    ),
  );
  for (let at = 0; at < rows.length; at += 5) await world.db.insert(outbox).values(rows.slice(at, at + 5));
  return rows.map(({ id }) => id);
}

const rows = () => world.db.select().from(outbox);
const unknown: Posted = { outcome: 'unknown', fault: 'application_error' };
const later = (seconds: number, fault = 'rate_limit_exceeded'): Posted => ({
  outcome: 'later',
  seconds,
  fault,
});

/** The same world with a post of its own. */
const postedBy = (mailer: TestWorld['mailer']): TestWorld => ({ ...world, mailer });

describe('a letter', () => {
  test('that is taken is sent, under the key of its row, and never again', async () => {
    const [id] = await enclose();
    expect(await deliver(world)).toBe(1);
    expect(world.posted).toEqual([
      {
        key: id,
        letter: { to: 'henkilo0@example.fi', subject: 'Kirje 0', text: 'Sanat 0', html: '<p>Sanat 0</p>' },
      },
    ]);
    expect(await rows()).toEqual([
      expect.objectContaining({
        state: 'sent',
        sentAt: world.now().toISOString(),
        providerId: 'provider-0',
        tries: 1,
        leasedUntil: null,
        fault: null,
      }),
    ]);
    world.later(10 * aDay);
    expect(await deliver(world)).toBe(0);
    expect(world.posted).toHaveLength(1);
  });

  test('that is told to come later waits exactly as long as it was told', async () => {
    await enclose();
    world.answers.push(later(30));
    expect(await deliver(world)).toBe(0);
    expect(await rows()).toEqual([
      expect.objectContaining({
        state: 'waiting',
        fault: 'rate_limit_exceeded',
        leasedUntil: null,
        tries: 1,
      }),
    ]);
    world.later(29_999);
    expect(await deliver(world)).toBe(0);
    expect((await rows())[0]?.tries).toBe(1);
    world.later(1);
    expect(await deliver(world)).toBe(1);
  });

  test('that is refused is kept as refused with its fault, and not tried again', async () => {
    await enclose();
    world.answers.push({ outcome: 'refused', fault: 'validation_error' });
    await deliver(world);
    world.later(10 * aDay);
    expect(await deliver(world)).toBe(0);
    expect(world.posted).toEqual([]);
    expect(await rows()).toEqual([
      expect.objectContaining({ state: 'refused', fault: 'validation_error', tries: 1 }),
    ]);
  });

  test('that is refused holds up no other', async () => {
    await enclose(3);
    world.answers.push({ outcome: 'refused', fault: 'validation_error' });
    expect(await deliver(world)).toBe(2);
  });

  test('of which nobody knows is asked for again with the same key and the same bytes until a day has passed, then waits for a person', async () => {
    const [id] = await enclose();
    const begun = world.now().getTime();
    const asked: { letter: string; key: string; at: number }[] = [];
    const silent = postedBy(async (letter, key) => {
      asked.push({ letter: JSON.stringify(letter), key, at: world.now().getTime() - begun });
      return unknown;
    });
    for (let minutes = 0; minutes < 49 * 60; minutes += 5) {
      await deliver(silent);
      world.later(5 * aMinute);
    }
    expect(new Set(asked.map(({ key }) => key))).toEqual(new Set([id]));
    expect(new Set(asked.map(({ letter }) => letter))).toHaveLength(1);
    expect(asked.length).toBeGreaterThan(100);
    expect(asked.at(-1)?.at).toBeLessThan(aDay);
    expect(asked.at(-1)?.at).toBeGreaterThan(aDay - 20 * aMinute);
    expect(await rows()).toEqual([
      expect.objectContaining({ state: 'unknown', fault: 'application_error', leasedUntil: null }),
    ]);
    expect(await deliver(world)).toBe(0);
    expect(world.posted).toEqual([]);
  });

  test('of which nobody knows waits two, four, eight and then ten minutes', async () => {
    await enclose();
    const pauses: number[] = [];
    for (let round = 0; round < 6; round += 1) {
      world.answers.push(unknown);
      await deliver(world);
      pauses.push((Date.parse((await rows())[0]?.dueAt ?? '') - world.now().getTime()) / aMinute);
      world.at((await rows())[0]?.dueAt ?? '');
    }
    expect(pauses).toEqual([2, 4, 8, 10, 10, 10]);
    expect(await deliver(world)).toBe(1);
  });

  test('of which nobody knew is not sent when nobody could ask within the day', async () => {
    await enclose();
    world.answers.push(unknown);
    await deliver(world);
    world.later(aDay);
    expect(await deliver(world)).toBe(0);
    expect(world.posted).toEqual([]);
    expect(await rows()).toEqual([expect.objectContaining({ state: 'unknown', leasedUntil: null })]);
  });

  test('held for days by the quota is sent when it is free, for nothing was ever taken', async () => {
    await enclose();
    for (let hour = 0; hour < 72; hour += 1) {
      world.answers.push(later(3600, 'monthly_quota_exceeded'));
      await deliver(world);
      world.later(anHour);
    }
    expect(await deliver(world)).toBe(1);
  });

  test('that may have been taken keeps its day from that moment on, though it was told to come later since', async () => {
    await enclose();
    world.answers.push(unknown);
    await deliver(world);
    for (let hour = 0; hour < 24; hour += 1) {
      world.later(anHour);
      world.answers.push(later(3600));
      await deliver(world);
    }
    world.answers.length = 0;
    world.later(anHour);
    expect(await deliver(world)).toBe(0);
    expect((await rows())[0]?.state).toBe('unknown');
  });

  test('sealed with another secret is set aside and holds up no other', async () => {
    const stranger = secretFrom('another secret of at least 32 characters');
    const ids = await enclose(30);
    for (const id of ids.slice(0, 15)) {
      await world.db
        .update(outbox)
        .set({ sealed: await stranger.seal('{}') })
        .where(eq(outbox.id, id));
    }
    expect(await deliver(world)).toBe(15);
    const aside = (await rows()).filter(({ state }) => state === 'refused');
    expect(aside.map(({ id }) => id).sort()).toEqual(ids.slice(0, 15).sort());
    expect(aside[0]?.fault).toBe('sealed_with_another_secret');
  });

  test('that is held is told to the operator without its address or words', async () => {
    await enclose(3);
    world.answers.push(later(30), unknown, { outcome: 'refused', fault: 'validation_error' });
    await deliver(world);
    expect(
      world.events.map(({ event, details }) => [
        event,
        details['letter'],
        details['outcome'],
        details['tries'],
      ]),
    ).toEqual(
      ['later', 'unknown', 'refused'].map((outcome) => ['letter.held', 'confirm-application', outcome, 1]),
    );
    expect(JSON.stringify(world.events)).not.toMatch(/@|Sanat|Kirje/);
  });
});

describe('the queue', () => {
  test('that is empty delivers nothing', async () => {
    expect(await deliver(world)).toBe(0);
  });

  test('of three hundred letters leaves in one run, each once', async () => {
    await enclose(300);
    expect(await deliver(world)).toBe(300);
    expect(new Set(world.posted.map(({ key }) => key))).toHaveLength(300);
    expect(new Set(world.posted.map(({ letter }) => letter.to))).toHaveLength(300);
    expect((await rows()).every(({ state, tries }) => state === 'sent' && tries === 1)).toBe(true);
  });

  test('leaves in the order in which it is due, and nothing before its time', async () => {
    for (const [at, hours] of [3, 1, 2].entries()) {
      const [id = ''] = await enclose(1, { name: `n${at}`, about: `${at}`, ours: true });
      await world.db
        .update(outbox)
        .set({ dueAt: new Date(world.now().getTime() + hours * anHour).toISOString() })
        .where(eq(outbox.id, id));
    }
    expect(await deliver(world)).toBe(0);
    world.later(anHour - 1);
    expect(await deliver(world)).toBe(0);
    world.later(1);
    expect(await deliver(world)).toBe(1);
    world.later(anHour);
    expect(await deliver(world)).toBe(1);
    world.later(anHour);
    expect(await deliver(world)).toBe(1);
    const sent = (await rows()).sort((a, b) => String(a.sentAt).localeCompare(String(b.sentAt)));
    expect(sent.map(({ name }) => name)).toEqual(['n1', 'n2', 'n0']);
  });

  test('stops when the post asks to wait, instead of knocking on', async () => {
    await enclose(50);
    let knocks = 0;
    const busy = postedBy(async () => {
      knocks += 1;
      return later(60);
    });
    await deliver(busy);
    expect(knocks).toBeLessThanOrEqual(5);
    expect((await rows()).filter(({ tries }) => tries === 0)).toHaveLength(50 - knocks);
  });

  test('delivered by five at once is sent once', async () => {
    await enclose(40);
    const taken: string[] = [];
    const slow = postedBy(async (_letter, key) => {
      await Promise.resolve();
      taken.push(key);
      return { outcome: 'sent', id: key };
    });
    const sent = await Promise.all(Array.from({ length: 5 }, () => deliver(slow)));
    expect(sent.reduce((sum, count) => sum + count, 0)).toBe(40);
    expect(taken).toHaveLength(40);
    expect(new Set(taken)).toHaveLength(40);
  });

  test('held by a worker that died is free after two minutes, under the same key', async () => {
    const [id] = await enclose();
    let handed: { letter: Letter; key: string } | undefined;
    const reached = new Promise<void>((resolve) => {
      void deliver(
        postedBy((letter, key) => {
          handed = { letter, key };
          resolve();
          return new Promise(() => {});
        }),
      );
    });
    await reached;
    world.later(2 * aMinute - 1);
    expect(await deliver(world)).toBe(0);
    world.later(1);
    expect(await deliver(world)).toBe(1);
    expect(world.posted).toEqual([handed]);
    expect(handed?.key).toBe(id);
    expect((await rows())[0]?.tries).toBe(2);
  });

  test('is not undone by a worker that comes back late', async () => {
    await enclose();
    let answer: (posted: Posted) => void = () => {};
    const reached = Promise.withResolvers<void>();
    const late = deliver(
      postedBy(() => {
        reached.resolve();
        return new Promise((resolve) => {
          answer = resolve;
        });
      }),
    );
    await reached.promise;
    world.later(2 * aMinute);
    expect(await deliver(world)).toBe(1);
    answer({ outcome: 'refused', fault: 'validation_error' });
    await late;
    expect(await rows()).toEqual([expect.objectContaining({ state: 'sent', fault: null })]);
  });
});

describe('the pace', () => {
  test('is no more than five letters in any second, which is what the post takes', async () => {
    await enclose(40);
    const moments: number[] = [];
    const paced: TestWorld = {
      ...world,
      rest: async (milliseconds) => world.later(milliseconds),
      mailer: async (_letter, key) => {
        moments.push(world.now().getTime());
        return { outcome: 'sent', id: key };
      },
    };
    expect(await deliver(paced)).toBe(40);
    for (const start of moments) {
      expect(moments.filter((moment) => moment >= start && moment < start + 1000).length).toBeLessThanOrEqual(
        5,
      );
    }
  });

  test('is left to one delivery, however many letters wake it', async () => {
    await enclose(12);
    let atWork = 0;
    let most = 0;
    const slow = postedBy(async (_letter, key) => {
      atWork += 1;
      most = Math.max(most, atWork);
      await Promise.resolve();
      atWork -= 1;
      return { outcome: 'sent', id: key };
    });
    await Promise.all(Array.from({ length: 20 }, () => wake(slow)));
    expect((await rows()).every(({ state }) => state === 'sent')).toBe(true);
    expect(most).toBeLessThanOrEqual(5);
  });

  test('leaves no letter behind that was written while a delivery was at work', async () => {
    await enclose();
    const written = Promise.withResolvers<void>();
    const reached = Promise.withResolvers<void>();
    const slow = postedBy(async (_letter, key) => {
      reached.resolve();
      await written.promise;
      return { outcome: 'sent', id: key };
    });
    const first = wake(slow);
    await reached.promise;
    await enclose();
    await wake(slow);
    written.resolve();
    await first;
    expect((await rows()).map(({ state }) => state)).toEqual(['sent', 'sent']);
  });

  test('is taken over half a minute after a delivery was cut off', async () => {
    await enclose();
    const reached = Promise.withResolvers<void>();
    const dead: TestWorld = { ...world };
    let cut = true;
    Object.assign(dead, {
      mailer: (letter: Letter, key: string) => {
        reached.resolve();
        return cut ? new Promise(() => {}) : world.mailer(letter, key);
      },
    });
    void wake(dead);
    await reached.promise;
    cut = false;
    await enclose();
    world.later(29_999);
    await wake(dead);
    expect(world.posted).toHaveLength(0);
    world.later(1);
    await wake(dead);
    expect(world.posted).toHaveLength(1);
  });
});
