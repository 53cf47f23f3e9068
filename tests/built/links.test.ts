import { describe, expect, test } from 'vitest';
import { routeAt, routes } from '../../src/i18n/routes';
import { files, pages } from '../support/built';

/** The address that the pages name as their own is known only at build: whatever the canonical links say. */
const origin = new URL(
  pages[0]?.tags.find(({ attributes }) => attributes['rel'] === 'canonical')?.attributes['href'] ??
    'missing:',
).origin;

const links = pages.flatMap(({ path, tags }) =>
  tags.flatMap(({ attributes }) => {
    const { href, src, srcset, action, poster, content = '' } = attributes;
    const several = srcset?.split(',').map((one) => one.trim().split(/\s+/)[0]) ?? [];
    const shared = /^https?:\/\//.test(content) ? content : undefined;
    return [href, src, action, poster, shared, ...several]
      .filter((link) => link !== undefined)
      .map((link) => ({ from: path, link }));
  }),
);
const urls = links.map(({ from, link }) => ({ from, url: new URL(link, origin + from) }));
const internal = urls.filter(({ url }) => url.origin === origin);
const external = urls.filter(({ url }) => url.origin !== origin && /^https?:$/.test(url.protocol));

const ids = new Map(
  pages.map(({ path, tags }) => [path, new Set(tags.map(({ attributes }) => attributes['id']))]),
);

describe('the links of the built pages', () => {
  test('that stay on the site lead to a file, to a page, or to a page made on request', () => {
    expect(internal.length).toBeGreaterThan(1000);
    expect(internal.filter(({ url }) => !isThere(url.pathname)).map(told)).toEqual([]);
  });

  test('that name a place on a page lead to it', () => {
    const places = internal.filter(({ url }) => url.hash !== '' && ids.has(url.pathname));
    expect(places.length).toBeGreaterThan(100);
    expect(
      places
        .filter(({ url }) => !ids.get(url.pathname)?.has(decodeURIComponent(url.hash.slice(1))))
        .map(told),
    ).toEqual([]);
  });

  test('that stay on the site end with a slash, so that nobody is sent on', () => {
    expect(internal.filter(({ url }) => !/\/$|\.\w+$/.test(url.pathname)).map(told)).toEqual([]);
  });

  test('that leave it are encrypted, and each place is written in one way', () => {
    expect(external.length).toBeGreaterThan(20);
    expect(external.filter(({ url }) => url.protocol !== 'https:').map(told)).toEqual([]);
    const ways = Map.groupBy(new Set(external.map(({ url }) => url.href)), (href) =>
      href
        .toLowerCase()
        .replace(/^https?:\/\/(www\.)?/, '')
        .replace(/\/?(#.*)?$/, ''),
    );
    expect([...ways.values()].filter((way) => way.length > 1)).toEqual([]);
  });

  test('are addresses, mail addresses or phone numbers and nothing else', () => {
    const others = urls.filter(({ url }) => !/^(https?|mailto|tel):$/.test(url.protocol));
    expect(others.map(told)).toEqual([]);
  });
});

test('no page waits without a link to it', () => {
  const linked = new Set(
    internal.filter(({ from, url }) => from !== url.pathname).map(({ url }) => url.pathname),
  );
  const reached = pages
    .map(({ path }) => path)
    .filter((path) => !path.endsWith('/index.html') && !isAfterSending(path));
  expect(reached.filter((path) => !linked.has(path))).toEqual([]);
});

function isThere(path: string): boolean {
  if (files.has(path) || files.has(`${path}index.html`)) return true;
  const found = routeAt(path);
  return found !== undefined && 'onRequest' in routes[found.key];
}

/** Pages that a reader is sent to by a form. */
function isAfterSending(path: string): boolean {
  return routeAt(path)?.key.endsWith('-sent') ?? false;
}

function told({ from, url }: { from: string; url: URL }): string {
  return `${from} → ${url.href.replace(origin, '')}`;
}
