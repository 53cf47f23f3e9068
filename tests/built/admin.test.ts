import { expect, test } from 'vitest';
import { compressed, fileAt, files } from '../support/built';

const admin = [...files].filter((file) => file.startsWith('/admin/'));
const loaded = admin.filter((file) => !/\.(woff2|map|png)$/.test(file) && !file.includes('/guide/'));

test('the CMS weighs at most 0.85 MB as browsers get it, compressed with Brotli', () => {
  expect(loaded.some((file) => file.endsWith('.js'))).toBe(true);
  const bytes = loaded.reduce((sum, file) => sum + compressed(fileAt(file)), 0);
  expect(loaded.filter((file) => file.endsWith('.wasm'))).toEqual([]);
  expect(bytes).toBeLessThanOrEqual(850_000);
}, 120_000);

test('the CMS makes no code from text, so that its policy needs no exception', () => {
  const scripts = admin.filter((file) => file.endsWith('.js')).map((file) => fileAt(file).toString());
  expect(scripts.some((script) => script.includes("new Function('schema'"))).toBe(false);
  const rule = /\n\/admin\/\*\n([\s\S]*?)(?=\n\/|$)/.exec(fileAt('/_headers').toString())?.[1] ?? '';
  expect(rule).toContain('Content-Security-Policy: ');
  expect(rule).not.toMatch(/unsafe-eval|https:/);
});

test('the CMS knows its files by a fingerprint, and no page of the site links to it', () => {
  expect(admin.filter((file) => file.endsWith('.js') && !/-[\w-]{8}\.js$/.test(file))).toEqual([]);
  const html = [...files].filter((file) => file.endsWith('.html') && !file.startsWith('/admin/'));
  expect(html.filter((file) => fileAt(file).includes('href="/admin/'))).toEqual([]);
});
