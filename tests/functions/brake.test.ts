import { expect, test } from 'vitest';
import { brakeFrom } from '../../functions/brake';

function brake() {
  const asked: string[] = [];
  let now = Date.parse('2026-11-02T07:00:30Z');
  const mayGoOn = brakeFrom(
    async (visitor) => {
      asked.push(visitor);
      return false;
    },
    () => new Date(now),
  );
  const times = async (visitor: string, count: number) => {
    const answers = [];
    for (let at = 0; at < count; at++) answers.push(await mayGoOn(visitor));
    return answers;
  };
  return { asked, times, later: (milliseconds: number) => (now += milliseconds) };
}

test('who sends four forms in a minute goes on, and nobody is asked', async () => {
  const { asked, times } = brake();
  expect(await times('a', 4)).toEqual([true, true, true, true]);
  expect(asked).toEqual([]);
});

test('who sends more is asked about, and stopped when the counter says so', async () => {
  const { asked, times } = brake();
  expect((await times('a', 6)).slice(4)).toEqual([false, false]);
  expect(asked).toEqual(['a', 'a']);
});

test('one who floods stops nobody else', async () => {
  const { times } = brake();
  await times('a', 50);
  expect(await times('b', 1)).toEqual([true]);
});

test('the count begins anew with the minute', async () => {
  const { times, later } = brake();
  await times('a', 10);
  later(30_000);
  expect(await times('a', 4)).toEqual([true, true, true, true]);
});
