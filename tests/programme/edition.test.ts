import { describe, expect, test } from 'vitest';
import { editionOf, isClosed, recordWith } from '../../src/programme/edition';

const programme = {
  owner: { name: 'somebody' },
  rules: { version: '2.0', date: '2027-01-01' },
  award: { months: 24, graceDays: 30 },
};
const promises = { items: [{ title: 'Emme kysy', text: 'Kysymme vain tarpeellista.' }] };
const commitments = { fi: promises, sv: promises, en: promises };
const pages = ['---\ntitle: x\n---\nfi\n', '---\ntitle: y\n---\nsv\n', '---\ntitle: z\n---\nen\n'];

describe('the digest of the rules', () => {
  test('is another when a word, a promise or a period is another', async () => {
    const { digest } = await editionOf(programme, commitments, pages);
    const others = await Promise.all([
      editionOf({ ...programme, award: { months: 12, graceDays: 30 } }, commitments, pages),
      editionOf(programme, { ...commitments, sv: { items: [{ title: 'Vi frågar', text: 'Inte.' }] } }, pages),
      editionOf(programme, commitments, [pages[0] ?? '', '---\ntitle: y\n---\nannat\n', pages[2] ?? '']),
    ]);
    expect(new Set([digest, ...others.map((one) => one.digest)]).size).toBe(4);
  });

  test('stays when only the owner, a page’s title, line ends or the order of keys change', async () => {
    const { digest } = await editionOf(programme, commitments, pages);
    const turned = { rules: programme.rules, award: { graceDays: 30, months: 24 } };
    const same = await editionOf(
      turned,
      commitments,
      pages.map((page) => page.replace(/title: ./, 'title: w').replaceAll('\n', '\r\n')),
    );
    expect(same.digest).toBe(digest);
  });
});

describe('the record of versions', () => {
  const old = { version: '1.0', date: '2026-01-01', digest: 'a' };
  const next = { version: '2.0', date: '2027-01-01', digest: 'b' };

  test('takes a new version after the others', () => {
    expect(recordWith([old], next, '2026-12-01')).toEqual([old, next]);
  });

  test('stays as it is when nothing has changed', () => {
    const rows = [old, next];
    expect(recordWith(rows, next, '2030-01-01')).toBe(rows);
  });

  test.each([
    ['2026-12-31', true],
    ['2027-01-01', true],
    ['2027-01-02', false],
  ])('on %s the words of a version of 1 January may change: %s', (today, may) => {
    const changed = { ...next, digest: 'c' };
    expect(recordWith([old, next], changed, today)).toEqual(may ? [old, changed] : undefined);
    expect(isClosed(next, today)).toBe(!may);
  });

  test('follows the day of a version that is still being worked on', () => {
    const later = { ...next, date: '2027-03-01' };
    expect(recordWith([old, next], later, '2026-12-31')).toEqual([old, later]);
  });

  test('cannot be gone round by dating a closed version anew', () => {
    expect(recordWith([old], { ...old, digest: 'z', date: '2030-01-01' }, '2026-06-01')).toBeUndefined();
  });
});
