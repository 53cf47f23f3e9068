import { beforeEach, expect, test } from 'vitest';
import { violationsPath } from '../../functions/policy';
import { href } from '../../src/i18n/routes';
import { origin } from '../support/store';
import { appIn, freshWorld, type TestWorld } from '../support/world';

let world: TestWorld;
beforeEach(async () => {
  world = await freshWorld();
});

const told = (more: object = {}) =>
  JSON.stringify({
    'csp-report': {
      'document-uri': origin + href('own', 'fi', { token: 'A'.repeat(43) }),
      'effective-directive': 'style-src-elem',
      'blocked-uri': 'inline',
      ...more,
    },
  });
const tell = async (body: string, headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' }) =>
  (await appIn(world).request(origin + violationsPath, { method: 'POST', body, headers })).status;

test('a page that wants what its policy forbids is told of by directive and kind, never by its address', async () => {
  expect(await tell(told())).toBe(204);
  expect(world.events).toEqual([
    { event: 'policy.violated', details: { directive: 'style-src-elem', route: 'own' } },
  ]);
});

test.each([
  ['no JSON', 'x'],
  ['another thing', '{"a":1}'],
  ['nothing', ''],
  ['too much', told({ 'script-sample': 'x'.repeat(20_000) })],
  ['a directive that is none', told({ 'effective-directive': 'henkilo@example.fi' })],
  ['no address', told({ 'document-uri': 'about' })],
])('%s is taken and not noted', async (_, body) => {
  expect(await tell(body)).toBe(204);
  expect(world.events).toEqual([]);
});

test('whoever floods is not noted, and another site is not heard', async () => {
  world = { ...world, brake: async () => false };
  expect(await tell(told())).toBe(204);
  expect(await tell(told(), { 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(world.events).toEqual([]);
});
