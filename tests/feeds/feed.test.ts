import { parseXml, type XmlElement } from '@rgrove/parse-xml';
import { describe, expect, test } from 'vitest';
import { atomOf, type Feed, jsonFeedOf, wholeLinks } from '../../src/feeds/feed';

const feed: Feed = {
  locale: 'fi',
  title: 'Ajankohtaista & muuta',
  description: 'Uutisia',
  home: 'https://ovi.example.fi/ajankohtaista/',
  atom: 'https://ovi.example.fi/feed-fi.xml',
  json: 'https://ovi.example.fi/feed-fi.json',
  author: 'Sijoita ja valmenna!',
  items: [
    {
      url: 'https://ovi.example.fi/ajankohtaista/a/',
      title: 'Yksi < kaksi ]]> "kolme"\u0001',
      summary: 'Lyhyesti',
      html: '<p>Hei &amp; <a href="https://ovi.example.fi/logo/">logo</a></p>',
      published: '2026-11-20T06:00:00.000Z',
      tags: ['Uutiset'],
    },
  ],
};

const child = (element: XmlElement | null | undefined, name: string) =>
  element?.children.find(
    (one): one is XmlElement => one.type === 'element' && (one as XmlElement).name === name,
  );

describe('the Atom feed', () => {
  const root = parseXml(atomOf(feed)).root;

  test('is well-formed whatever a title holds, and gives it back as it was', () => {
    expect(child(child(root, 'entry'), 'title')?.text).toBe('Yksi < kaksi ]]> "kolme"');
    expect(child(child(root, 'entry'), 'content')?.text).toBe(feed.items[0]?.html);
  });

  test('has what RFC 4287 asks for', () => {
    for (const name of ['id', 'title', 'updated', 'author', 'link'])
      expect([name, child(root, name)]).not.toEqual([name, undefined]);
    for (const name of ['id', 'title', 'updated', 'summary'])
      expect([name, child(child(root, 'entry'), name)]).not.toEqual([name, undefined]);
    expect(root?.attributes['xml:lang']).toBe('fi');
    expect(child(root, 'updated')?.text).toBe('2026-11-20T06:00:00.000Z');
  });

  test('without items is a feed all the same', () => {
    expect(child(parseXml(atomOf({ ...feed, items: [] })).root, 'updated')?.text).toMatch(/^\d{4}-/);
  });
});

test('the JSON feed tells the same', () => {
  const told = JSON.parse(jsonFeedOf(feed));
  expect(told).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    feed_url: feed.json,
    language: 'fi',
    items: [{ id: feed.items[0]?.url, title: feed.items[0]?.title, tags: ['Uutiset'] }],
  });
});

test('links of a text are made whole, and those that leave the site stay', () => {
  expect(
    wholeLinks('<a href="/logo/">x</a><img src="/a.png"><a href="//b.example/">', 'https://o.example'),
  ).toBe('<a href="https://o.example/logo/">x</a><img src="https://o.example/a.png"><a href="//b.example/">');
});
