import { beforeEach, describe, expect, test } from 'vitest';
import { apply as store } from '../../functions/apply';
import type { Shown } from '../../functions/shown';
import { longest, shortest, stamp } from '../../functions/stamp';
import { applications, outbox } from '../../functions/store/schema';
import { submit } from '../../functions/submit';
import { wordingOf } from '../../functions/wording';
import { apply } from '../../src/forms/apply';
import type { Form } from '../../src/forms/form';
import { appIn, application, freshWorld, post, type TestWorld } from '../support/world';

let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

const path = '/logo/hae/';

/** The stamp of a form that was opened while the site had these words. */
async function openedWith(words: string, id = world.ids.id()): Promise<string> {
  const own = await stamp(world, 'apply', words, id);
  world.later(shortest + 1000);
  return own;
}

async function stateOf(answer: Response) {
  const { form } = (await answer.json()) as Shown;
  if (!form) throw new Error('No form came back');
  return form;
}

async function send(fields: ReturnType<typeof application>) {
  const app = appIn(world);
  const answer = await post(app, path, fields);
  await app.settle();
  return answer;
}

describe('an application that was opened before a deploy and is sent after it', () => {
  test('comes back with everything typed when the rules are others now, and is stored once they are accepted', async () => {
    const id = world.ids.id();
    const before = application(await openedWith('the words of the last version', id));
    const answer = await send(before);
    expect(answer.status).toBe(422);
    const back = await stateOf(answer);
    const { rules: _, stamp: __, ...typed } = before;
    expect(back).toMatchObject({ notice: 'reworded', faults: {}, typed });
    expect(back.typed).not.toHaveProperty('rules');
    expect(await world.db.select().from(applications)).toEqual([]);

    world.later(shortest + 1000);
    const unread = await send({ ...before, ...back.typed, stamp: back.stamp, rules: [] });
    expect(await stateOf(unread)).toMatchObject({ notice: 'faults', faults: { rules: 'required' } });
    expect((await send({ ...before, stamp: back.stamp })).status).toBe(303);
    expect(await world.db.select().from(applications)).toMatchObject([
      { id, wording: (await wordingOf('fi')).digest },
    ]);
  });

  test('says so however long it has been open, so that a draft accepts no words that nobody has read', async () => {
    const before = application(await openedWith('the words of the last version'));
    world.later(longest + 1);
    expect(await stateOf(await send(before))).toMatchObject({ notice: 'reworded' });
    const same = application(await openedWith((await wordingOf('fi')).digest));
    world.later(longest + 1);
    expect(await stateOf(await send(same))).toMatchObject({ notice: 'stale', typed: { rules: 'yes' } });
  });

  test('sent at once to the old site and the new one is one application with one letter', async () => {
    const id = world.ids.id();
    const [old, fresh] = await Promise.all([
      stamp(world, 'apply', 'the words of the last version', id),
      stamp(world, 'apply', (await wordingOf('fi')).digest, id),
    ]);
    world.later(shortest + 1000);
    const answers = await Promise.all([send(application(old)), send(application(fresh))]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
    const back = await stateOf(answers.find(({ status }) => status === 422) as Response);
    world.later(shortest + 1000);
    expect((await send({ ...application(old), stamp: back.stamp })).status).toBe(303);
    expect(await world.db.select().from(applications)).toHaveLength(1);
    expect(await world.db.select().from(outbox)).toHaveLength(1);
    expect(world.posted).toHaveLength(1);
  });

  test('is the same application when the new site asks its questions in another order', async () => {
    const fields = application(await openedWith((await wordingOf('fi')).digest));
    expect((await send(fields)).status).toBe(303);
    const turned: Form<typeof apply.fields> = {
      ...apply,
      fields: Object.fromEntries(Object.entries(apply.fields).reverse()) as typeof apply.fields,
    };
    const request = new Request(`https://ovi.example.fi${path}`, {
      method: 'POST',
      body: new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)])),
    });
    const sent = await submit(world, turned, request, {
      locale: 'fi',
      visitor: 'x',
      store: (submission) => store(world, submission),
    });
    expect(sent).toMatchObject({ ok: true });
    expect(await world.db.select().from(applications)).toHaveLength(1);
  });

  test('keeps what was typed when the new site asks for something more', async () => {
    const { size: _, ...fields } = application(await openedWith((await wordingOf('fi')).digest));
    const back = await stateOf(await send({ ...fields, gone: 'a question of the last version' }));
    expect(back).toMatchObject({
      notice: 'faults',
      faults: { size: 'required' },
      typed: { organisation: 'Lakeuden Esimerkkileipomo Oy', rules: 'yes' },
    });
  });
});
