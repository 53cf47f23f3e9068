import { beforeEach, describe, expect, test } from 'vitest';
import type { Shown } from '../../functions/shown';
import { concerns } from '../../functions/store/concerns';
import { concern } from '../support/store';
import { appIn, freshWorld, opened, post, type TestWorld } from '../support/world';

const path = '/logo/huoli/';
const origin = 'https://ovi.example.fi';
let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

async function shownAt(app: ReturnType<typeof appIn>, address: string): Promise<Shown> {
  return (await (await app.request(origin + address)).json()) as Shown;
}

describe('a concern', () => {
  test('may be told without a name or an address, and leads to a case link of its own', async () => {
    const app = appIn(world);
    const answer = await post(app, path, concern(await opened(app, world, path)));
    await app.settle();
    const link = answer.headers.get('location') ?? '';
    expect(answer.status).toBe(303);
    expect(link).toMatch(/^\/logo\/huoli\/[\w-]{43}\/$/);
    expect((await shownAt(app, link)).concern).toMatchObject({
      employer: 'Lakeuden Esimerkkileipomo Oy',
      answerBy: '2026-11-16',
      outcome: null,
    });
    expect(world.posted.map(({ letter }) => letter.to)).toEqual(['ips@example.fi']);
  });

  test('told with an address gets a letter with the same link, and the letter to the team holds no word of it', async () => {
    const app = appIn(world);
    const answer = await post(
      app,
      path,
      concern(await opened(app, world, path), { email: 'kertoja@example.fi' }),
    );
    await app.settle();
    const [receipt, notice] = ['kertoja@example.fi', 'ips@example.fi'].map((to) =>
      world.posted.find(({ letter }) => letter.to === to),
    );
    expect(receipt?.letter.text).toContain(`${origin}${answer.headers.get('location')}`);
    expect(notice?.letter.text).not.toContain('Haastattelussa');
    expect(notice?.letter.text).not.toContain('Esimerkkileipomo');
  });

  test('sent twice is one case behind one link', async () => {
    const app = appIn(world);
    const fields = concern(await opened(app, world, path));
    const answers = await Promise.all([post(app, path, fields), post(app, path, fields)]);
    await app.settle();
    expect(new Set(answers.map((answer) => answer.headers.get('location'))).size).toBe(1);
    expect(await world.db.select().from(concerns)).toHaveLength(1);
  });

  test('is shown to nobody without its link', async () => {
    const app = appIn(world);
    const link =
      (await post(app, path, concern(await opened(app, world, path)))).headers.get('location') ?? '';
    await app.settle();
    const flipped = link.replace(/.\/$/, (end) => `${end[0] === 'A' ? 'B' : 'A'}/`);
    expect((await shownAt(app, flipped)).concern).toBeNull();
  });
});
