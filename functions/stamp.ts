import type { World } from './world';

const minute = 60_000;
/** A person needs longer than this to fill in a form. */
export const shortest = 3_000;
/** A page left open longer than this is given a new stamp when it is sent. */
export const longest = 24 * 60 * minute;

export type StampFault = 'early' | 'stale';

/**
 * An id of its own and the time it was opened, signed for one form alone: `<id>.<milliseconds, base 36>.<signature>`.
 * @param form the form's name
 */
export async function stamp(world: World, form: string): Promise<string> {
  const text = `${world.ids.id()}.${world.now().getTime().toString(36)}`;
  return `${text}.${await world.secret.sign(`${form}:${text}`)}`;
}

/**
 * Reads the stamp that a form was sent with.
 * @returns its id; `early` when the form was filled in faster than people can, `stale` when it is too old, not ours,
 * or another form's
 */
export async function readStamp(
  world: World,
  form: string,
  sent: string,
): Promise<{ ok: true; id: string } | { ok: false; fault: StampFault }> {
  const [id = '', time = '', signature = ''] = sent.split('.');
  if (!(await world.secret.verify(`${form}:${id}.${time}`, signature))) return { ok: false, fault: 'stale' };
  const age = world.now().getTime() - Number.parseInt(time, 36);
  if (age < shortest) return { ok: false, fault: 'early' };
  return age > longest ? { ok: false, fault: 'stale' } : { ok: true, id };
}
