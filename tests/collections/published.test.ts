import { expect, it } from 'vitest';
import { published, slugOf } from '../../src/collections/published';

const entry = (id: string, date: string, draft = false) => ({ id, data: { date, draft } });
const entries = [
  entry('fi/vanha', '2026-11-02'),
  entry('sv/vanha', '2026-11-02'),
  entry('fi/uusi', '2026-11-20'),
  entry('fi/luonnos', '2026-11-10', true),
  entry('fi/huominen', '2026-11-22'),
  entry('fi/tanaan', '2026-11-21'),
];

it('lists the newest first, and an item from the morning of its day', () => {
  expect(published(entries, 'fi', '2026-11-21').map(slugOf)).toEqual(['tanaan', 'uusi', 'vanha']);
});

it('keeps drafts and days to come to itself', () => {
  const ids = published(entries, 'fi', '2026-11-21').map(({ id }) => id);
  expect(ids).not.toContain('fi/luonnos');
  expect(ids).not.toContain('fi/huominen');
});

it('shows each language only its own', () => {
  expect(published(entries, 'sv', '2026-11-21').map(({ id }) => id)).toEqual(['sv/vanha']);
  expect(published(entries, 'en', '2026-11-21')).toEqual([]);
});
