import { expect, test } from 'vitest';
import { evidenceCsv } from '../../src/collections/csv';
import { evidence } from '../../src/collections/read';
import { locales } from '../../src/i18n/locale';

/** Reads RFC 4180 as a spreadsheet does. */
function rowsOf(csv: string): string[][] {
  return csv
    .split('\r\n')
    .slice(0, -1)
    .map((line) =>
      [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)]
        .slice(0, -1)
        .map(([, cell = '']) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)),
    );
}

test.each(locales)('the file of figures has every entry, with as many cells as heads: %s', (locale) => {
  const [heads = [], ...rows] = rowsOf(`${evidenceCsv(evidence, locale).replaceAll('\r\n', ',\r\n')}`);
  const { studies, reviews, figures } = evidence;
  const followed = studies.filter(({ later }) => later).length;
  expect(rows).toHaveLength(studies.length + followed + reviews.length + figures.length);
  expect(rows.filter((row) => row.length !== heads.length)).toEqual([]);
  const first = rows.find((row) => row[1] === 'Burns et al.');
  const cell = (head: string) => first?.[heads.indexOf(head)];
  expect([cell('ips_percent'), cell('difference_points'), cell('low'), cell('high')]).toEqual([
    '55',
    '26.9',
    '16.4',
    '37.4',
  ]);
  expect(rows.every((row) => row.at(-1)?.startsWith('https://'))).toBe(true);
});

test('no cell begins as a formula does', () => {
  const cells = rowsOf(evidenceCsv(evidence, 'fi')).flat();
  expect(cells.filter((cell) => /^[=+@]|^-(?!\d)/.test(cell))).toEqual([]);
});
