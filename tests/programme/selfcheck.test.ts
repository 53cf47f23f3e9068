import { describe, expect, test } from 'vitest';
import { commitments } from '../../src/programme/commitments';
import { countUp, leastAjar, mostOf, namesOf, type Reply } from '../../src/programme/selfcheck';

const all = (reply: Reply) => Object.fromEntries(commitments.flatMap(namesOf).map((name) => [name, reply]));
const openings = (replies: Record<string, Reply>) => countUp(replies).map(({ opening }) => opening);

describe('the self-check', () => {
  test('asks twelve things, some of each commitment', () => {
    expect(commitments.flatMap(namesOf).length).toBe(12);
    for (const commitment of commitments) expect(namesOf(commitment).length).toBeGreaterThanOrEqual(2);
  });

  test('opens a door only where all is done, and closes it where nothing is', () => {
    expect(new Set(openings(all('yes')))).toEqual(new Set(['open']));
    expect(new Set(openings(all('partly')))).toEqual(new Set(['ajar']));
    expect(new Set(openings(all('no')))).toEqual(new Set(['closed']));
    expect(openings({ ...all('yes'), 'respect-2': 'partly' })).toEqual([
      'open',
      'open',
      'open',
      'open',
      'ajar',
    ]);
  });

  test('says nothing of a commitment that is not answered wholly', () => {
    const { 'privacy-2': _, ...rest } = all('yes');
    expect(openings(rest as Record<string, Reply>)[1]).toBeUndefined();
    expect(openings({})).toEqual(commitments.map(() => undefined));
  });

  test('counts as the printed key does', () => {
    for (const commitment of commitments) {
      const names = namesOf(commitment);
      const one = (replies: Reply[]) =>
        countUp(Object.fromEntries(names.map((name, at) => [name, replies[at] ?? 'no']))).find(
          (result) => result.commitment === commitment,
        );
      const most = one(names.map(() => 'yes'));
      expect(most).toMatchObject({ points: mostOf(commitment), opening: 'open' });
      expect(one(names.map((_, at) => (at === 0 ? 'no' : 'yes')))).toMatchObject({
        opening: mostOf(commitment) - 2 >= leastAjar(commitment) ? 'ajar' : 'closed',
      });
    }
  });
});
