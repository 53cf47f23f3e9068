import { describe, expect, test } from 'vitest';
import { common } from '../../functions/policy';
import { locales } from '../../src/i18n/locale';
import { routeAt } from '../../src/i18n/routes';
import { fileAt, pages } from '../support/built';

/** The rules of `_headers`: what is added to answers, by the pattern of their address. */
const rules = new Map(
  fileAt('/_headers')
    .toString()
    .trim()
    .split(/\n(?=\S)/)
    .map((rule) => {
      const [pattern = '', ...lines] = rule.split('\n').map((line) => line.trim());
      return [
        pattern,
        Object.fromEntries(
          lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
        ),
      ] as const;
    }),
);

describe('the headers of what is served as it was built', () => {
  test('are those that the Worker gives its own answers', () => {
    expect(rules.get('/*')).toEqual(common);
  });

  test('let files with a fingerprint be kept for a year', () => {
    expect(rules.get('/_astro/*')).toEqual({ 'Cache-Control': 'public, max-age=31536000, immutable' });
  });

  test('stay within what Cloudflare reads: 100 rules, 2,000 characters a line', () => {
    expect(rules.size).toBeLessThanOrEqual(100);
    for (const line of fileAt('/_headers').toString().split('\n'))
      expect(line.length).toBeLessThanOrEqual(2_000);
  });
});

describe('a built page', () => {
  test('has no script that stands in it, and no style of its own, so that the policy needs no exception', () => {
    const found = pages.flatMap(({ path, tags }) =>
      tags
        .filter(({ name, attributes }) => {
          const isActive = Object.entries(attributes).some(
            ([key, value]) => key === 'style' || key.startsWith('on') || /^\s*javascript:/i.test(value),
          );
          // Data for those who read pages by machine is not run, and a module of our own is no exception.
          if (name === 'script' && (attributes['type'] === 'application/ld+json' || attributes['src']))
            return false;
          return name === 'script' || name === 'style' || name === 'base' || isActive;
        })
        .map(({ name, attributes }) => ({ path, name, attributes })),
    );
    expect(found).toEqual([]);
  });

  test('loads no script, but for the self-check and the buttons that copy', () => {
    const found = pages.filter(({ tags }) =>
      tags.some(({ name, attributes }) => name === 'script' && attributes['src']),
    );
    const keys = found.flatMap(({ path }) => routeAt(path)?.key ?? []);
    expect(keys.sort()).toEqual(['kit', 'self-check'].flatMap((key) => locales.map(() => key)));
  });

  test('is one of many', () => {
    expect(pages.length).toBeGreaterThan(50);
  });
});
