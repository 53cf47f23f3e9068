import { aDay } from '../src/programme/span';
import type { World } from './world';

/** A person needs longer than this to fill in a form. */
export const shortest = 3_000;
/** A page left open longer than this is given a new stamp when it is sent. */
export const longest = aDay;

export type StampFault = 'early' | 'stale' | 'reworded';

/**
 * An id of its own, the time it was opened and the words it was opened with, signed for one form alone:
 * `<id>.<milliseconds, base 36>.<words>.<signature>`.
 * @param form the form's name
 * @param words the digest of what is accepted with the form, if anything is
 * @param id of a form that comes back with other words and is still the same
 */
export async function stamp(world: World, form: string, words = '', id = world.ids.id()): Promise<string> {
  const text = `${id}.${world.now().getTime().toString(36)}.${words.slice(0, shown)}`;
  return `${text}.${await world.secret.sign(`${form}:${text}`)}`;
}

/** So much of a digest tells one version of the words from another. */
const shown = 8;

/**
 * Reads the stamp that a form was sent with.
 * @param words the digest of what would be accepted with the form now
 * @returns its id; `early` when the form was filled in faster than people can, `stale` when it is too old, not ours,
 * or another form's, `reworded` when it was opened with other words than those of now, of whatever age
 */
export async function readStamp(
  world: World,
  form: string,
  sent: string,
  words = '',
): Promise<{ ok: true; id: string } | { ok: false; fault: StampFault; id?: string }> {
  const [id = '', time = '', opened = '', signature = ''] = sent.split('.');
  if (!(await world.secret.verify(`${form}:${id}.${time}.${opened}`, signature)))
    return { ok: false, fault: 'stale' };
  if (opened !== words.slice(0, shown)) return { ok: false, fault: 'reworded', id };
  const age = world.now().getTime() - Number.parseInt(time, 36);
  if (age < shortest) return { ok: false, fault: 'early' };
  return age > longest ? { ok: false, fault: 'stale' } : { ok: true, id };
}
