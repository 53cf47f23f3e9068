import { describe, expect, test } from 'vitest';
import { letterPlaceholders } from '../../../src/collections/letters';
import { domainHint } from '../../../src/desk/domain';
import fi from '../../../src/desk/fi.json';
import { items, verdicts } from '../../../src/desk/forms';
import sv from '../../../src/desk/sv.json';
import { formatMoment, formatTime } from '../../../src/desk/time';
import { isKey, speaker } from '../../../src/desk/words';
import { addDays, dayAt, startOf } from '../../../src/programme/day';
import { roles } from '../../../src/programme/roles';
import { addWorkdays, workdaysBetween } from '../../../src/programme/workdays';

describe('the strings of the desk', () => {
  const holes = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

  test('are there in both languages, in order, with the same placeholders, and are translated', () => {
    expect(Object.keys(sv)).toEqual(Object.keys(fi));
    expect(Object.keys(fi)).toEqual([...Object.keys(fi)].sort());
    for (const [key, text] of Object.entries(fi)) {
      const other = sv[key as keyof typeof sv];
      expect([key, holes(other)]).toEqual([key, holes(text)]);
      if (text.length > 20) expect([key, other]).not.toEqual([key, text]);
    }
  });

  test('name every letter, role, item, verdict and verb', () => {
    const sources = import.meta.glob<string>(['../../../functions/**/*.ts'], {
      query: '?raw',
      import: 'default',
      eager: true,
    });
    const verbs = Object.values(sources).flatMap((text) =>
      [...text.matchAll(/verb: '([\w.-]+)'|logged\(world, [\w.]+, '([\w.-]+)'/g)].map(
        (found) => found[1] ?? found[2],
      ),
    );
    expect(verbs.length).toBeGreaterThan(8);
    const needed = [
      ...Object.keys(letterPlaceholders).map((name) => `letter.${name}`),
      ...roles.map((role) => `role.${role}`),
      ...items.map((item) => `item.${item}`),
      ...verdicts.map((verdict) => `verdict.${verdict}`),
      ...verbs.map((verb) => `verb.${verb}`),
    ];
    expect(needed.filter((key) => !isKey(key))).toEqual([]);
  });

  test('say one thing as one', () => {
    expect(speaker('fi')('due.left', { count: 1 })).toBe('työpäivä');
    expect(speaker('sv')('due.left', { count: 2 })).toBe('arbetsdagar');
  });
});

describe('days', () => {
  test('working days between are what addWorkdays adds, over a year of starts and counts', () => {
    for (let start = 0; start < 365; start += 7) {
      for (const count of [0, 1, 2, 5, 10, 21]) {
        const from = addDays('2026-11-01', start);
        expect(workdaysBetween(from, addWorkdays(from, count))).toBe(count);
        if (count > 0) expect(workdaysBetween(addWorkdays(from, count), from)).toBe(-count);
      }
    }
  });

  test('a day ends at midnight in Finland, over both changes of the clock', () => {
    for (let at = 0; at < 400; at += 1) {
      const day = addDays('2026-10-01', at);
      const end = startOf(addDays(day, 1));
      expect([dayAt(new Date(end.getTime() - 1)), dayAt(end)]).toEqual([day, addDays(day, 1)]);
    }
  });

  test('moments are told in Finnish time', () => {
    expect(formatMoment('2026-11-21T12:32:00Z', 'fi')).toBe('21.11.2026 klo 14.32');
    expect(formatMoment('2026-07-01T22:05:00Z', 'sv')).toBe('2.7.2026 kl. 1.05');
    expect(formatTime('2026-11-21T22:00:00Z')).toBe('0.00');
  });
});

describe('the domain of a mail address', () => {
  test.each([
    ['a@example.fi', 'https://www.example.fi/', 'same'],
    ['a@seinajoki.example.fi', 'https://example.fi/', 'same'],
    ['a@example.fi', 'https://tyot.example.fi/', 'same'],
    ['a@badexample.fi', 'https://example.fi/', 'other'],
    ['a@example.fi', 'https://example.com/', 'other'],
    ['a@GMAIL.com', 'https://gmail.com/', 'free'],
    ['a@luukku.com', '', 'free'],
    ['a@example.fi', '', 'no-website'],
  ])('%s against %s is %s', (email, website, hint) => {
    expect(domainHint(email, website)).toBe(hint);
  });
});
