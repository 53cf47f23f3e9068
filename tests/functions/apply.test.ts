import { beforeEach, describe, expect, test } from 'vitest';
import { applications, contacts, links, outbox, wordings } from '../../functions/store/schema';
import { appIn, application, freshWorld, opened, post, type TestWorld } from '../support/world';

const path = '/logo/hae/';
let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

describe('an application', () => {
  test('is stored with its letter, which leaves in the language asked for', async () => {
    const app = appIn(world);
    const answer = await post(app, path, application(await opened(app, world, path), { letters: 'sv' }));
    await app.settle();
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/logo/hae/lahetetty/');
    const [row] = await world.db.select().from(applications);
    expect(row).toMatchObject({
      state: 'unconfirmed',
      businessId: '1234567-1',
      website: 'https://www.example.fi/',
      classification: 'TOL 2025',
    });
    expect(world.posted).toHaveLength(1);
    expect(world.posted[0]?.letter.to).toBe('henkilo@example.fi');
    expect(world.posted[0]?.letter.text).toMatch(
      /https:\/\/ovi\.example\.fi\/sv\/logotyp\/bekrafta\/[\w-]{43}\//,
    );
  });

  test('sent again is the same application', async () => {
    const app = appIn(world);
    const fields = application(await opened(app, world, path));
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(app, path, fields)));
    await app.settle();
    expect(answers.map((answer) => answer.status)).toEqual(Array(20).fill(303));
    for (const table of [applications, contacts, links, outbox, wordings])
      expect(await world.db.select().from(table)).toHaveLength(1);
    expect(world.posted).toHaveLength(1);
  });
});
