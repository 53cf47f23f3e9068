import { describe, expect, test } from 'vitest';
import { compressed, fileAt, files, pages } from '../support/built';

/** Bytes of HTML and CSS that fit into the first flight of a connection. */
const firstFlight = 14_000;

describe('what a built page weighs, compressed', () => {
  const weights = pages.map(({ path, html, tags }) => {
    const styles = tags
      .filter(({ attributes }) => attributes['rel'] === 'stylesheet')
      .map(({ attributes }) => attributes['href'] ?? '');
    const css = styles.map((style) => compressed(fileAt(style))).reduce((sum, size) => sum + size, 0);
    return { path, html: compressed(html), css, styles: styles.length };
  });

  test('is read from pages that have styles', () => {
    expect(weights.filter(({ styles }) => styles === 0)).toEqual([]);
  });

  test.each(weights)('is at most 14,000 bytes of HTML and CSS: $path', ({ html, css }) => {
    expect(html + css, `${html} bytes of HTML and ${css} of CSS`).toBeLessThanOrEqual(firstFlight);
  });

  test('is at most 12,000 bytes of HTML', () => {
    expect(weights.filter(({ html }) => html > 12_000)).toEqual([]);
  });
});

test('the fonts of the pages are at most 52,000 bytes together', () => {
  const fonts = [...files].filter((file) => /^(?!\/admin\/).*\.(woff2?|ttf|otf)$/.test(file));
  expect(fonts.length).toBeGreaterThan(0);
  expect(fonts.map((file) => fileAt(file).length).reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(
    52_000,
  );
});
