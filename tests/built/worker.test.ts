import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { deskRoutes } from '../../src/i18n/desk';
import { routes } from '../../src/i18n/routes';
import { files } from '../support/built';

const { assets } = JSON.parse(
  readFileSync(new URL('../../dist/server/wrangler.json', import.meta.url), 'utf8'),
) as { assets: { run_worker_first: string[] } };
const rules = assets.run_worker_first;

/** The rule by which an address goes to the Worker before any file is looked for. */
function ruleOf(path: string): string | undefined {
  return rules.find((rule) => (rule.endsWith('*') ? path.startsWith(rule.slice(0, -1)) : path === rule));
}

const drawn = [
  ...Object.values(routes).flatMap((route) => ('onRequest' in route ? Object.values(route.path) : [])),
  ...Object.values(deskRoutes).map(({ path }) => path),
].map((path) => path.replace(/\[\w+\]/g, 'x'));

test('the Worker is asked at once for every page that is drawn on request', () => {
  expect(drawn.length).toBeGreaterThan(60);
  expect(drawn.filter((path) => !ruleOf(path))).toEqual([]);
});

test('every file is served without the Worker but those of the logo kit, which it hands out itself', () => {
  const addresses = [...files].map((file) => file.replace(/index\.html$/, ''));
  expect(addresses.filter((path) => ruleOf(path) && !path.startsWith('/kit/'))).toEqual([]);
  expect(addresses.some((path) => path.startsWith('/kit/'))).toBe(true);
});
