import { describe, expect, test } from 'vitest';
import { locales } from '../../src/i18n/locale';
import { href, type RouteKey } from '../../src/i18n/routes';
import { pages } from '../support/built';

const main = ['ips', 'employers', 'stigma', 'logo', 'news', 'materials', 'about'] as const;

describe.each(locales)('in %s', (locale) => {
  const pageOf = (key: RouteKey) => pages.find(({ path }) => path === href(key, locale));

  test('no two main pages begin with the same drawing', () => {
    const drawings = main.map(
      (key) => /<svg class="threshold"[\s\S]*?<\/svg>/.exec(pageOf(key)?.html ?? '')?.[0],
    );
    expect(drawings.map((drawing) => drawing !== undefined)).toEqual(main.map(() => true));
    expect(new Set(drawings).size).toBe(main.length);
  });

  test('a screen reader passes over the drawings', () => {
    const drawings = main.flatMap((key) =>
      (pageOf(key)?.tags ?? []).filter(({ attributes }) => attributes['class'] === 'threshold'),
    );
    expect(drawings.map(({ attributes }) => attributes['aria-hidden'])).toEqual(drawings.map(() => 'true'));
  });

  test.each(main)('the page %s leads to the self-check and to the programme in figures', (key) => {
    const ways = pageOf(key)?.tags.map(({ attributes }) => attributes['href']);
    expect(ways).toContain(href('self-check', locale));
    expect(ways).toContain(href('figures', locale));
  });
});
