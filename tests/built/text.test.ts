import { describe, expect, test } from 'vitest';
import { localeOf } from '../../src/i18n/locale';
import { pages } from '../support/built';

const found = pages
  .filter(({ tags }) => !tags.some(({ attributes: { name } }) => name === 'robots'))
  .filter(({ path }) => !path.endsWith('/404/') && !path.endsWith('/500/'))
  .map(({ path, html, tags }) => ({
    path,
    title: plain(/<title>([^<]*)<\/title>/.exec(html)?.[1] ?? ''),
    description:
      tags.map(({ attributes: { name, content } }) => name === 'description' && content).find(Boolean) || '',
  }));

describe('what a search engine shows of a page', () => {
  test('is a title of 10 to 80 characters', () => {
    expect(found.length).toBeGreaterThan(60);
    expect(found.filter(({ title }) => title.length < 10 || title.length > 80)).toEqual([]);
  });

  test('is a description of 50 to 160 characters', () => {
    expect(found.filter(({ description }) => description.length < 50 || description.length > 160)).toEqual(
      [],
    );
  });

  test('is said once in a language', () => {
    for (const part of ['title', 'description'] as const) {
      const said = found.map((page) => `${localeOf(page.path)} ${page[part]}`);
      expect(said.filter((one, at) => said.indexOf(one) !== at)).toEqual([]);
    }
  });
});

function plain(text: string): string {
  return text.replace(/&amp;|&#38;/g, '&').replace(/&#39;|&quot;/g, "'");
}
