import { beforeEach, expect, test } from 'vitest';
import type { Shown } from '../../../functions/shown';
import { concerns } from '../../../functions/store/concerns';
import { audit } from '../../../functions/store/desk';
import { deskHref } from '../../../src/i18n/desk';
import { concern, origin } from '../../support/store';
import { appIn, type Fields, freshWorld, opened, post, type TestWorld } from '../../support/world';
import { entered } from './desk';

const path = '/logo/huoli/';
const answer = { act: 'close', outcome: 'remedy', answer: 'Kävimme asian läpi työnantajan kanssa.' };
let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

/** Tells a concern. @returns its page at the desk and its reporter's link */
async function told(other: Fields = {}): Promise<{ page: string; link: string }> {
  const app = appIn(world);
  const response = await post(app, path, concern(await opened(app, world, path), other));
  await app.settle();
  const rows = await world.db.select().from(concerns);
  return {
    page: deskHref('concern', { id: rows.at(-1)?.id ?? '' }),
    link: response.headers.get('location') ?? '',
  };
}

test('a concern waits on the first page of the desk until it is answered', async () => {
  const { page } = await told();
  const { look, send } = await entered(world, 'reviewer');
  expect(await look('/desk/')).toMatchObject({
    concerns: [{ title: 'Lakeuden Esimerkkileipomo Oy', day: '2026-11-16' }],
  });
  expect((await send(page, answer)).status).toBe(303);
  expect(await look('/desk/')).toMatchObject({ concerns: [] });
});

test('the answer is on the page behind the case link, also for one who gave no address', async () => {
  const { page, link } = await told();
  const { send } = await entered(world, 'lead');
  await send(page, answer);
  const shown = (await (await appIn(world).request(origin + link)).json()) as Shown;
  expect(shown.concern).toMatchObject({ outcome: 'remedy', answer: answer.answer, language: 'fi' });
});

test('one who gave an address gets the answer by letter, with the link', async () => {
  const { page, link } = await told({ email: 'kertoja@example.fi' });
  const { send } = await entered(world, 'reviewer');
  world.later(25 * 60 * 60 * 1000);
  const { send: again } = await entered(world, 'reviewer');
  await send(page, answer);
  await again(page, answer);
  const letters = world.posted.filter(({ letter }) => letter.to === 'kertoja@example.fi');
  expect(letters.map(({ letter }) => letter.subject.split(':')[0])).toEqual([
    'Huolesi on tullut perille',
    'Vastaus huoleesi',
  ]);
  expect(letters[1]?.letter.text).toContain(origin + link);
});

test('two answers at once are one, and the log tells the outcome and no word of the concern', async () => {
  const { page } = await told();
  const { send } = await entered(world, 'reviewer');
  await Promise.all([send(page, answer), send(page, { ...answer, outcome: 'no-ground' })]);
  const rows = (await world.db.select().from(audit)).filter(({ verb }) => verb === 'concern.closed');
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain('Haastattelussa');
});

test('without an outcome or an answer in words nothing is closed, and what was typed comes back', async () => {
  const { page } = await told();
  const { send } = await entered(world, 'reviewer');
  const back = await send(page, { act: 'close', outcome: '', answer: 'lyhyt' });
  const { desk } = (await back.json()) as Shown;
  expect(desk).toMatchObject({
    back: { faults: { outcome: 'required', answer: 'tooShort' }, typed: { answer: 'lyhyt' } },
  });
  expect((await world.db.select().from(concerns))[0]?.state).toBe('open');
});
