import { beforeEach, describe, expect, test } from 'vitest';
import { feedback as table } from '../../functions/store/schema';
import { href } from '../../src/i18n/routes';
import { feedback } from '../support/store';
import { appIn, type Fields, freshWorld, opened, post, type TestWorld } from '../support/world';

let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

async function comment(other: Fields = {}, locale: 'fi' | 'sv' | 'en' = 'fi') {
  const app = appIn(world);
  const path = href('feedback', locale);
  const answer = await post(app, path, feedback(await opened(app, world, path), other));
  await app.settle();
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toBe(href('feedback-sent', locale));
  return world.posted.map(({ letter }) => letter);
}

describe('feedback on accessibility', () => {
  test('is stored, to be answered in fourteen days', async () => {
    await comment();
    expect(await world.db.select().from(table)).toEqual([
      expect.objectContaining({
        state: 'open',
        message: 'Valikko ei aukea näppäimistöllä.',
        page: '/yhteys/',
        email: 'antaja@example.fi',
        answerBy: '2026-11-16',
      }),
    ]);
  });

  test.each([
    ['fi', 'Saimme saavutettavuuspalautteesi'],
    ['sv', 'Vi har fått din tillgänglighetsrespons'],
    ['en', 'We have received your accessibility feedback'],
  ] as const)('given in %s with an address is receipted, and told to the team', async (locale, subject) => {
    const letters = await comment({}, locale);
    expect(letters).toHaveLength(2);
    expect(letters.find(({ to }) => to === 'antaja@example.fi')).toMatchObject({ subject });
    const notice = letters.find(({ to }) => to === 'ips@example.fi');
    expect(notice?.subject).toBe('Uusi saavutettavuuspalaute');
    expect(notice?.text).toContain('16.11.2026');
    expect(notice?.text).toContain('Yhteystieto: Esimerkki Antaja, antaja@example.fi');
  });

  test('without an address is told to the team alone', async () => {
    const letters = await comment({ email: '', name: '', page: '' });
    expect(letters.map(({ to }) => to)).toEqual(['ips@example.fi']);
    expect(letters[0]?.text).toMatch(/^Yhteystieto: –$/m);
    expect(letters[0]?.text).toMatch(/^Sivu: –$/m);
    expect(await world.db.select().from(table)).toEqual([expect.objectContaining({ email: '', name: '' })]);
  });
});
