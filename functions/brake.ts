import { aMinute } from '../src/programme/span';

/** So many posts a minute nobody is asked about: people send one form, or two. */
const free = 4;

/**
 * A brake against floods that asks the platform's own counter only about those who send much: it is asked across
 * the network, and most visitors send one form.
 * @param ask may this visitor go on? The platform's counter, which is no exact count either
 */
export function brakeFrom(
  ask: (visitor: string) => Promise<boolean>,
  now: () => Date,
): (visitor: string) => Promise<boolean> {
  let minute = 0;
  const seen = new Map<string, number>();
  return async (visitor) => {
    const current = Math.floor(now().getTime() / aMinute);
    if (current !== minute) seen.clear();
    minute = current;
    const count = (seen.get(visitor) ?? 0) + 1;
    seen.set(visitor, count);
    return count <= free || ask(visitor);
  };
}
